import { type ConfirmableKey, confirmableKey } from '../../contract/setup-checklist.ts';
import {
  assessChecklist,
  type ChecklistFacts,
} from '../../domain/setup-checklist/assess-checklist.ts';
import type { SetupChecklistStore } from '../../domain/setup-checklist/setup-checklist-store.ts';
import type { ChecklistPerson } from '../../domain/setup-checklist/who-is-not-seen.ts';
import { recordAudit } from '../audit.ts';
import { noteChanges } from '../change/change-feed.ts';
import { providerOf, rolesOf } from '../person/list-people.ts';
import type { ReadSetup } from '../setup/setup-snapshot.ts';
import type { Handle, Storage } from '../storage.ts';
import { writeOnce } from '../write-once.ts';

const maxCounted = 10_000;
const entity = 'setupChecklist';

const loadPeople = async ({ sql }: Handle): Promise<ChecklistPerson[]> =>
  (await sql.selectFrom('person').selectAll().orderBy('name').execute()).map((row) => ({
    id: row.id,
    tid: row.tid,
    oid: row.oid,
    userName: row.user_name,
    name: row.name,
    roles: rolesOf(row),
    salespersonId: row.salesperson_id,
    blocked: row.blocked === 1,
    provider: providerOf(row),
    lastSeenAt: row.last_seen_at,
    lastReportAt: row.last_report_at,
  }));

const countContacts = async ({ sql, engine }: Handle): Promise<number> => {
  const some = engine.first(
    sql.selectFrom('contact').select('id').where('deleted_at', 'is', null),
    maxCounted,
  );
  const row = await sql
    .selectFrom(some.as('c'))
    .select((eb) => eb.fn.countAll().as('count'))
    .executeTakeFirstOrThrow();
  return Number(row.count);
};

const countNeverLog = async ({ sql }: Handle): Promise<number> => {
  const row = await sql
    .selectFrom('never_log')
    .select((eb) => eb.fn.countAll().as('count'))
    .executeTakeFirstOrThrow();
  return Number(row.count);
};

/** The trail tells whether somebody has ever looked at these fields. */
const isOrganisationChanged = async ({ sql, engine }: Handle): Promise<boolean> => {
  const changes = sql
    .selectFrom('audit')
    .select('id')
    .where('entity', '=', 'marketingSetup')
    .where('entity_key', '=', '1')
    .where((eb) =>
      eb.or(
        ['timeZone', 'currencyCode', 'countryCode'].map((field) =>
          eb('detail', 'like', `%"${field}":%`),
        ),
      ),
    );
  return (await engine.first(changes, 1).executeTakeFirst()) !== undefined;
};

const loadConfirmed = async ({ sql }: Handle): Promise<Map<ConfirmableKey, number>> => {
  const rows = await sql
    .selectFrom('audit')
    .select(['entity_key', 'at'])
    .where('entity', '=', entity)
    .orderBy('id')
    .execute();
  return new Map(
    rows.flatMap(({ entity_key, at }) => {
      const key = confirmableKey.safeParse(entity_key);
      return key.success ? [[key.data, at] as const] : [];
    }),
  );
};

const loadServiceKeys = async ({ sql }: Handle): Promise<ChecklistFacts['serviceKeys']> =>
  sql
    .selectFrom('service_key')
    .select(['name', 'expires_at as expiresAt'])
    .where('revoked_at', 'is', null)
    .orderBy('name')
    .execute();

export const createSetupChecklistStore = (
  storage: Storage,
  readSetup: ReadSetup,
): SetupChecklistStore => ({
  async get(installation) {
    const { read } = storage;
    const people = await loadPeople(read);
    return assessChecklist({
      ...installation,
      now: Date.now(),
      setup: await readSetup(read),
      people: people.filter((one) => one.provider === installation.signIn),
      warnings: await storage.warnings(),
      contacts: await countContacts(read),
      neverLogLines: await countNeverLog(read),
      organisationChanged: await isOrganisationChanged(read),
      confirmedAt: await loadConfirmed(read),
      serviceKeys: await loadServiceKeys(read),
    });
  },
  confirm: ({ actor, once }, key) =>
    writeOnce(storage, once, async (handle) => {
      const now = Date.now();
      await recordAudit(handle, { actor: actor.label, entity, key, action: 'confirmed' }, now);
      await noteChanges(handle, [{ entity: 'setup', key: entity, action: 'changed' }], now);
    }),
});
