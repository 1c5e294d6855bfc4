import type { Language, Role } from '../../contract/enumerations.ts';
import type { InteractionTemplateSetupKey } from '../../contract/interaction-template-setup.ts';
import type { Visibility } from '../../contract/marketing-setup.ts';
import { type MergedRow, RowsWithMerged } from '../../domain/setup/merged-rows.ts';
import type {
  NeverLogSet,
  Setup,
  SetupGroup,
  SetupPerson,
  SetupSalesperson,
  SetupSharedMailbox,
  SetupTemplate,
} from '../../domain/setup/setup.ts';
import { prepared } from '../prepared.ts';
import { loadServiceKeys } from '../service-key/load-service-keys.ts';
import type { Handle } from '../storage.ts';

export interface StoredSharedMailbox {
  address: string;
  ownerRule: 'sender' | 'salesperson';
  salespersonCode: string | null;
  grantedTo: string[];
}

const list = (json: string): string[] => JSON.parse(json) as string[];

const byId = <T extends { id: number }>(rows: readonly T[]): Map<number, T> =>
  new Map(rows.map((row) => [row.id, row]));

const loadSalespeople = async ({ sql }: Handle): Promise<SetupSalesperson[]> => {
  const rows = await sql.selectFrom('salesperson').selectAll().orderBy('code').execute();
  const addresses = await sql.selectFrom('salesperson_address').selectAll().orderBy('id').execute();
  const delegates = await sql.selectFrom('salesperson_delegate').selectAll().execute();
  return rows.map((row) => ({
    id: row.id,
    code: row.code,
    name: row.name,
    teamId: row.team_id,
    blocked: row.blocked === 1,
    addresses: addresses
      .filter((one) => one.salesperson_id === row.id)
      .map((one) => ({
        address: one.address,
        startingDate: one.starting_date,
        endingDate: one.ending_date,
      })),
    delegates: new Set(
      delegates.filter((one) => one.salesperson_id === row.id).map((one) => one.delegate_id),
    ),
  }));
};

const loadTemplates = async (
  { sql }: Handle,
  groups: Map<number, { code: string }>,
): Promise<SetupTemplate[]> => {
  const rows = await sql
    .selectFrom('interaction_template')
    .selectAll()
    .where('merged_into_id', 'is', null)
    .orderBy('code')
    .execute();
  const languages = await sql
    .selectFrom('interaction_template_language')
    .selectAll()
    .orderBy('language_code')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    code: row.code,
    description: row.description,
    groupId: row.interaction_group_id,
    groupCode: groups.get(row.interaction_group_id)?.code ?? '',
    unitCost: row.unit_cost,
    unitDurationMinutes: row.unit_duration_minutes,
    informationFlow: row.information_flow as SetupTemplate['informationFlow'],
    initiatedBy: row.initiated_by as SetupTemplate['initiatedBy'],
    correspondenceType: row.correspondence_type as SetupTemplate['correspondenceType'],
    ignoreContactCorrespondenceType: row.ignore_contact_correspondence_type === 1,
    languageCode: row.language_code as SetupTemplate['languageCode'],
    wizardAction: row.wizard_action as SetupTemplate['wizardAction'],
    languages: languages
      .filter((one) => one.interaction_template_id === row.id)
      .map((one) => ({
        languageCode: one.language_code as Language,
        description: one.description,
        attachmentId: one.attachment_id,
      })),
    campaignNo: row.campaign_no,
    campaignTarget: row.campaign_target === 1,
    campaignResponse: row.campaign_response === 1,
    blocked: row.blocked === 1,
  }));
};

const loadGroups = async ({ sql }: Handle): Promise<SetupGroup[]> =>
  (
    await sql
      .selectFrom('interaction_group')
      .select(['id', 'code', 'description', 'blocked'])
      .where('merged_into_id', 'is', null)
      .execute()
  ).map((row) => ({ ...row, blocked: row.blocked === 1 }));

const mergedTables = { group: 'interaction_group', template: 'interaction_template' } as const;

const loadMerged = async (
  { sql }: Handle,
  kind: keyof typeof mergedTables,
): Promise<MergedRow[]> => {
  const rows = await sql
    .selectFrom(mergedTables[kind])
    .select(['id', 'code', 'merged_into_id'])
    .where('merged_into_id', 'is not', null)
    .execute();
  const moves = await sql
    .selectFrom('merge_move')
    .select('from_id')
    .where('kind', '=', kind)
    .execute();
  const moving = new Set(moves.map((move) => move.from_id));
  return rows.map(({ id, code, merged_into_id }) => ({
    id,
    code,
    intoId: merged_into_id ?? id,
    moving: moving.has(id),
  }));
};

const loadNeverLog = async ({ sql }: Handle) => {
  const emptySet = () => ({
    addresses: new Set<string>(),
    domains: new Set<string>(),
    numbers: new Set<string>(),
  });
  const sets = new Map([[0, emptySet()]]);
  for (const row of await sql.selectFrom('never_log').selectAll().execute()) {
    const set = sets.get(row.salesperson_id) ?? emptySet();
    sets.set(row.salesperson_id, set);
    if (row.kind === 'address') set.addresses.add(row.value);
    if (row.kind === 'domain') set.domains.add(row.value);
    if (row.kind === 'number') set.numbers.add(row.value);
  }
  return sets;
};

const loadPeople = async ({ sql }: Handle): Promise<SetupPerson[]> =>
  (await sql.selectFrom('person').selectAll().orderBy('user_name').execute()).map((row) => ({
    id: row.id,
    tid: row.tid,
    oid: row.oid,
    userName: row.user_name,
    name: row.name,
    roles: list(row.roles) as Role[],
    salespersonId: row.salesperson_id,
    blocked: row.blocked === 1,
  }));

const linkMailboxes = (json: string, salespeople: SetupSalesperson[]): SetupSharedMailbox[] => {
  const idOf = (code: string | null) => salespeople.find((one) => one.code === code)?.id ?? null;
  return (JSON.parse(json) as StoredSharedMailbox[]).map((mailbox) => ({
    address: mailbox.address,
    ownerRule: mailbox.ownerRule,
    salespersonId: idOf(mailbox.salespersonCode),
    grantedTo: new Set(mailbox.grantedTo.flatMap((code) => idOf(code) ?? [])),
  }));
};

const load = async (handle: Handle, revision: number): Promise<Setup> => {
  const { sql } = handle;
  const marketing = await sql.selectFrom('marketing_setup').selectAll().executeTakeFirstOrThrow();
  const mergedGroups = await loadMerged(handle, 'group');
  const mergedTemplates = await loadMerged(handle, 'template');
  const groups = new RowsWithMerged(await loadGroups(handle), mergedGroups);
  const salespeople = await loadSalespeople(handle);
  const lines = await sql.selectFrom('interaction_template_setup_line').selectAll().execute();
  const neverLog = await loadNeverLog(handle);
  return {
    revision,
    timeZone: marketing.time_zone,
    currencyCode: marketing.currency_code,
    languageCode: marketing.language_code as Language,
    countryCode: marketing.country_code,
    ownDomains: new Set(list(marketing.own_domains)),
    labelsNeverLogged: new Set(
      list(marketing.sensitivity_labels_never_logged).map((label) => label.toLowerCase()),
    ),
    retentionDays: marketing.retention_days,
    visibility: marketing.visibility as Visibility,
    sharedMailboxes: linkMailboxes(marketing.shared_mailboxes, salespeople),
    defaultSalespersonId: marketing.default_salesperson_id,
    defaultLanguageCode: marketing.default_language_code as Language | null,
    defaultCorrespondenceType:
      marketing.default_correspondence_type as Setup['defaultCorrespondenceType'],
    teams: byId(await sql.selectFrom('team').select(['id', 'code', 'name']).execute()),
    salespeople: byId(salespeople),
    groups,
    mergedGroups,
    templates: new RowsWithMerged(await loadTemplates(handle, groups), mergedTemplates),
    mergedTemplates,
    templateSetup: new Map(
      lines.map((line) => [
        line.setup_key as InteractionTemplateSetupKey,
        line.interaction_template_id,
      ]),
    ),
    people: await loadPeople(handle),
    serviceKeys: await loadServiceKeys(handle),
    neverLogForEveryone: neverLog.get(0) as NeverLogSet,
    neverLogBySalesperson: neverLog,
  };
};

/** The set-up as the handle sees it: from memory while its revision stands, else read again. */
export type ReadSetup = (handle: Handle) => Promise<Setup>;

const selectRevision = prepared<Record<never, never>>()(({ sql }) =>
  sql.selectFrom('setup_revision').select('revision').where('id', '=', 1),
);

const revisionOf = async (handle: Handle): Promise<number> => {
  const [row] = await selectRevision(handle, {});
  if (row === undefined) throw new Error('The database has no set-up');
  return row.revision;
};

/**
 * Only what is committed is kept in memory: a job may see a revision of its own that is rolled
 * back, and another change would come to the same number.
 */
export const createSetupSnapshot = (committed: Handle): ReadSetup => {
  let current: Setup | null = null;
  const refresh = async (): Promise<Setup> => {
    for (;;) {
      const revision = await revisionOf(committed);
      if (current?.revision === revision) return current;
      const loaded = await load(committed, revision);
      // A change between the reads shows in the number: read again.
      if ((await revisionOf(committed)) === revision) current = loaded;
    }
  };
  return async (handle) => {
    if (handle === committed) return refresh();
    const revision = await revisionOf(handle);
    if (current?.revision === revision) return current;
    // The next job finds it in memory; this one may see what nobody else does yet.
    refresh().catch(() => undefined);
    return load(handle, revision);
  };
};

/** Every change of set-up ends with this, in its own job. */
export const moveSetupRevision = async ({ sql }: Handle): Promise<void> => {
  await sql
    .updateTable('setup_revision')
    .set((eb) => ({ revision: eb('revision', '+', 1) }))
    .where('id', '=', 1)
    .execute();
};
