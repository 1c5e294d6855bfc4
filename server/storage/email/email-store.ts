import type { Decision } from '../../contract/capture-decision.ts';
import type { EmailLookupResult, EmailResult } from '../../contract/email.ts';
import type { InformationFlow } from '../../contract/enumerations.ts';
import { type Actor, isAdministrator } from '../../domain/actor.ts';
import { decideEmail, emailDirection, privateReason } from '../../domain/email/decide-email.ts';
import type { EmailSighting } from '../../domain/email/email-sighting.ts';
import type { EmailStore } from '../../domain/email/email-store.ts';
import { seenSalespeople, seesSalesperson } from '../../domain/seeing.ts';
import type { Setup } from '../../domain/setup/setup.ts';
import { presentEntry, selectEntries } from '../interaction-log-entry/entry-rows.ts';
import { prepared } from '../prepared.ts';
import type { ReadSetup } from '../setup/setup-snapshot.ts';
import { type Handle, type Storage, UniqueViolation } from '../storage.ts';
import { setupAsChanged } from '../what-if/resolve-change.ts';
import { findMessage, keysOf } from './find-message.ts';
import { logEmail } from './log-email.ts';
import { presentPreview, privateDecision, privatePreview } from './present-preview.ts';
import type { HashPrivateIdentities } from './private-email.ts';

const maxAttempts = 5;

const selectDecisions = prepared<{ messageId: number }>()(({ sql }, slot) =>
  sql
    .selectFrom('capture_decision as d')
    .leftJoin('contact as c', 'c.id', 'd.contact_id')
    .select(['d.address', 'd.role', 'd.outcome', 'd.reason', 'd.rule_name', 'c.no'])
    .where('d.email_message_id', '=', slot('messageId'))
    .orderBy('d.id'),
);

const selectMessage = prepared<{ messageId: number }>()(({ sql }, slot) =>
  sql
    .selectFrom('email_message')
    .select(['direction', 'state', 'salesperson_id', 'reported_by', 'reporter', 'created_at'])
    .where('id', '=', slot('messageId')),
);

const selectEntriesOfMessage = prepared<{ messageId: number }>()((handle, slot) =>
  selectEntries(handle)
    .where('e.email_message_id', '=', slot('messageId'))
    .where('e.discarded_at', 'is', null)
    .orderBy('e.entry_no'),
);

const presentDecisions = async (handle: Handle, messageId: number): Promise<Decision[]> => {
  const rows = await selectDecisions(handle, { messageId });
  return rows.map((row) => ({
    address: row.address,
    role: row.role as Decision['role'],
    outcome: row.outcome as Decision['outcome'],
    reason: row.reason as Decision['reason'],
    ...(row.rule_name !== null && { rule: row.rule_name }),
    ...(row.no !== null && { contactNo: row.no }),
  }));
};

const presentMessage = async (
  handle: Handle,
  setup: Setup,
  actor: Actor,
  messageId: number,
): Promise<{
  found: Omit<EmailLookupResult, 'known' | keyof EmailResult>;
  result: EmailResult;
}> => {
  const [message] = await selectMessage(handle, { messageId });
  if (message === undefined) throw new Error(`Message ${messageId} is gone`);
  const isOwn =
    isAdministrator(actor) ||
    message.reporter === actor.identity ||
    (actor.salespersonId !== null && message.salesperson_id === actor.salespersonId);
  const decisions = await presentDecisions(handle, messageId);
  const seen = seenSalespeople(setup, actor);
  const rows = await selectEntriesOfMessage(handle, { messageId });
  return {
    found: {
      state: message.state as EmailLookupResult['state'],
      reportedBy: message.reported_by,
      reportedAt: new Date(message.created_at).toISOString(),
    },
    result: {
      emailMessageId: messageId,
      direction: message.direction as InformationFlow | null,
      entries: rows
        .filter((row) => seesSalesperson(seen, row.salesperson_id))
        .map((row) => presentEntry(row, setup)),
      decisions: isOwn ? decisions : decisions.filter(({ role }) => role === 'from'),
    },
  };
};

const logOnce = async (
  storage: Storage,
  readSetup: ReadSetup,
  actor: Actor,
  sighting: EmailSighting,
  hashIdentities: HashPrivateIdentities,
): Promise<{ created: boolean; result: EmailResult }> =>
  storage.write(async (handle) => {
    const setup = await readSetup(handle);
    const now = Date.now();
    const logged = await logEmail(handle, sighting, { setup, actor, hashIdentities, now });
    if (logged.kind === 'private')
      return {
        created: logged.created,
        result: {
          emailMessageId: null,
          direction: null,
          entries: [],
          decisions: [privateDecision(logged.reason)],
        },
      };
    const { result } = await presentMessage(handle, setup, actor, logged.messageId);
    return { created: logged.created, result };
  });

const preview = async (handle: Handle, setup: Setup, actor: Actor, sighting: EmailSighting) => {
  const reason = privateReason(sighting, setup);
  if (reason !== null) return privatePreview(reason);
  const direction = emailDirection(sighting, setup, actor);
  return presentPreview(handle, direction, (book) => decideEmail(sighting, setup, direction, book));
};

const unknownMessage = {
  known: false,
  emailMessageId: null,
  state: null,
  direction: null,
  reportedBy: null,
  reportedAt: null,
  entries: [],
  decisions: [],
};

/** Message-IDs and captureIds as a sighting carries them, for a look-up by id alone. */
const identityOnly = (identity: {
  captureId?: string | undefined;
  internetMessageId?: string | undefined;
}): EmailSighting => ({
  captureId: identity.captureId ?? null,
  internetMessageId: identity.internetMessageId ?? null,
  from: null,
  recipients: [],
  recipientsLeftOut: 0,
  subject: '',
  sentAt: 0,
  conversationId: null,
  inReplyTo: null,
  sensitivityLabelId: null,
  sensitivity: null,
  origin: 'pane',
  incomplete: true,
  asked: false,
});

export const createEmailStore = (
  storage: Storage,
  readSetup: ReadSetup,
  hashIdentities: HashPrivateIdentities,
): EmailStore => ({
  async log(actor, sighting) {
    // A unique key that says no means that another report of the message came first: look again.
    for (let attempt = 1; ; attempt++) {
      try {
        return await logOnce(storage, readSetup, actor, sighting, hashIdentities);
      } catch (error) {
        if (!(error instanceof UniqueViolation) || attempt === maxAttempts) throw error;
      }
    }
  },
  preview: async (actor, sighting, change) => {
    const setup = await setupAsChanged(storage.read, readSetup, actor, change);
    return preview(storage.read, setup, actor, sighting);
  },
  async lookUp(actor, identity) {
    const setup = await readSetup(storage.read);
    const { message } = await findMessage(storage.read, keysOf(identityOnly(identity)), 0);
    if (message === null) return unknownMessage;
    const { found, result } = await presentMessage(storage.read, setup, actor, message.id);
    return { known: true, ...found, ...result };
  },
});
