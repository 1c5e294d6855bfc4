import { createHash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { RandomSource } from '../server/domain/demo-company/random-source.ts';
import { inBulk, inserter } from './bench-database.ts';
import {
  busyContacts,
  companyOf,
  contactAddress,
  salespersonAddress,
  salespersonCode,
  salespersonCount,
  sampleRandom,
  subjectOf,
} from './sample-company.ts';

const yearMilliseconds = 365 * 86_400_000;
const years = 5;
/** The share of entries that came from a captured mail. */
const emailShare = 0.6;

interface Template {
  id: number;
  interaction_group_id: number;
}

interface Interaction {
  at: number;
  contactId: number;
  salespersonId: number;
  subject: string;
  /** In hundredths. */
  cost: number;
}

const pickContact = (random: RandomSource, contacts: number, busy: number): number =>
  random.chance(0.5)
    ? random.between(1, busy) * Math.floor(contacts / busy)
    : random.between(1, contacts);

const insertEmails = (database: DatabaseSync) => {
  const insertMessage = inserter(database, 'email_message');
  const insertCapture = inserter(database, 'email_message_capture');
  return ({ at, salespersonId, subject }: Interaction, number: number): number => {
    const id = insertMessage({
      state: 'sent',
      direction: 'outbound',
      from_address: salespersonAddress(salespersonId),
      subject,
      sent_at: at,
      fingerprint: createHash('sha256').update(`${number}`).digest('hex'),
      send_seen: 1,
      salesperson_id: salespersonId,
      reported_by: salespersonCode(salespersonId),
      incomplete: 0,
      created_at: at,
      changed_at: at,
    });
    insertCapture({ capture_id: `filled-${number}`, email_message_id: id });
    return id;
  };
};

const entryOf = (
  { at, contactId, salespersonId, subject, cost }: Interaction,
  template: Template,
  messageId: number | null,
) => ({
  contact_id: contactId,
  contact_company_id: companyOf(contactId),
  date: new Date(at).toISOString().slice(0, 10),
  time_of_interaction: at,
  sort_time: at,
  description: subject,
  subject,
  information_flow: 'outbound',
  initiated_by: 'us',
  interaction_template_id: template.id,
  interaction_group_id: template.interaction_group_id,
  salesperson_id: salespersonId,
  correspondence_type: messageId === null ? null : 'email',
  cost,
  duration_minutes: 5,
  origin: messageId === null ? 'manual' : 'addIn',
  contact_via: messageId === null ? null : contactAddress(contactId),
  email_message_id: messageId,
  matched_by: messageId === null ? null : 'address',
  created_at: at,
  created_by: salespersonCode(salespersonId),
  changed_at: at,
  changed_by: salespersonCode(salespersonId),
});

const fill = (database: DatabaseSync, entries: number, contacts: number): void => {
  const random = sampleRandom();
  const busy = busyContacts(entries);
  const templates = database
    .prepare('select id, interaction_group_id from interaction_template order by id')
    .all() as unknown as Template[];
  const insertEmail = insertEmails(database);
  const insertEntry = inserter(database, 'interaction_log_entry');
  const insertText = inserter(database, 'interaction_log_entry_search');
  const end = Date.now() - 86_400_000;
  const step = (years * yearMilliseconds) / entries;
  for (let number = 1; number <= entries; number++) {
    const interaction: Interaction = {
      at: Math.floor(end - (entries - number) * step) - random.between(0, 3_600_000),
      contactId: pickContact(random, contacts, busy),
      salespersonId: random.between(1, salespersonCount),
      subject: subjectOf(random),
      cost: (number * 7919) % 10_000,
    };
    const template = templates[number % templates.length];
    if (template === undefined) throw new Error('The database has no interaction template');
    const messageId = random.chance(emailShare) ? insertEmail(interaction, number) : null;
    const entryNo = insertEntry(entryOf(interaction, template, messageId));
    insertText({ rowid: entryNo, text: interaction.subject });
  }
};

/** Years of interactions, most of them mails with what is kept of them for good. */
export const fillEntries = (dataDir: string, entries: number, contacts: number): void =>
  inBulk(dataDir, ['interaction_log_entry', 'email_message', 'email_message_capture'], (database) =>
    fill(database, entries, contacts),
  );
