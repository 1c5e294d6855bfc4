import { systemActor } from '../../domain/actor.ts';
import type { Caller } from '../../domain/caller.ts';
import type { DemoCompany } from '../../domain/demo-company/demo-company.ts';
import { createContactStore } from '../contact/contact-store.ts';
import { joinedStorage } from '../joined-storage.ts';
import { createSalespersonStore } from '../salesperson/salesperson-store.ts';
import type { Handle, Storage } from '../storage.ts';
import { createTeamStore } from '../team/team-store.ts';
import { createMarketingSetupStore } from './marketing-setup-store.ts';
import { createSetupSnapshot, type ReadSetup } from './setup-snapshot.ts';

const caller: Caller = { actor: systemActor, once: null };

const fillSalespeople = async (
  storage: Storage,
  { salespeople, teams }: DemoCompany,
): Promise<void> => {
  const teamStore = createTeamStore(storage);
  for (const team of teams) await teamStore.create(caller, team);
  const store = createSalespersonStore(storage);
  for (const { delegates: _, ...salesperson } of salespeople)
    await store.create(caller, salesperson);
  for (const { code, delegates } of salespeople)
    if (delegates.length > 0) {
      const { version } = await store.get(code);
      await store.change(caller, code, version, { delegates });
    }
};

const fillEntries = async (
  handle: Handle,
  readSetup: ReadSetup,
  { entries }: DemoCompany,
  now: number,
): Promise<void> => {
  const { sql, engine } = handle;
  const setup = await readSetup(handle);
  const contacts = new Map(
    (await sql.selectFrom('contact').select(['id', 'no', 'company_id']).execute()).map((row) => [
      row.no,
      row,
    ]),
  );
  const templates = new Map([...setup.templates.values()].map((one) => [one.code, one]));
  const salespeople = new Map([...setup.salespeople.values()].map((one) => [one.code, one.id]));
  const rows = entries.map((entry) => {
    const contact = contacts.get(entry.contactNo);
    const template = templates.get(entry.templateCode);
    const at = entry.timeOfInteraction ?? Date.parse(`${entry.date}T00:00:00Z`);
    return {
      contact_id: contact?.id ?? null,
      contact_company_id: contact?.company_id ?? null,
      date: entry.date,
      time_of_interaction: entry.timeOfInteraction,
      sort_time: at,
      description: entry.description,
      subject: entry.subject,
      information_flow: entry.informationFlow,
      initiated_by: entry.initiatedBy,
      interaction_template_id: template?.id ?? null,
      interaction_group_id: template?.groupId ?? null,
      salesperson_id: salespeople.get(entry.salespersonCode) ?? null,
      correspondence_type: entry.correspondenceType,
      evaluation: entry.evaluation,
      cost: entry.costHundredths,
      duration_minutes: entry.durationMinutes,
      origin: entry.origin,
      canceled: entry.canceled ? 1 : 0,
      canceled_at: entry.canceled ? Math.min(at + 86_400_000, now) : null,
      canceled_by: entry.canceled ? entry.salespersonCode : null,
      attempt_failed: entry.attemptFailed ? 1 : 0,
      contact_via: entry.contactVia,
      created_at: at,
      created_by: entry.salespersonCode,
      changed_at: at,
      changed_by: entry.salespersonCode,
    };
  });
  const numbers = await engine.insert(sql, 'interaction_log_entry', 'entry_no', rows);
  await engine.indexEntries(sql, numbers);
};

/** Brings the demo company into a new database, with the same stores that everybody uses. */
export const fillDemoCompany = async (
  handle: Handle,
  company: DemoCompany,
  { timeZone, now }: { timeZone: string; now: number },
): Promise<void> => {
  const storage = joinedStorage(handle);
  const readSetup = createSetupSnapshot(handle);
  await fillSalespeople(storage, company);
  const contacts = createContactStore(storage, readSetup);
  for (const contact of company.contacts) await contacts.create(caller, contact);
  const marketing = createMarketingSetupStore(storage);
  const { version } = await marketing.get();
  await marketing.change(caller, version, { ...company.marketingSetup, timeZone });
  await fillEntries(handle, readSetup, company, now);
};
