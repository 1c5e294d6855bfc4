import type { Selectable, Updateable } from 'kysely';
import type { MarketingSetup, MarketingSetupChange } from '../../contract/marketing-setup.ts';
import { isTimeZone } from '../../domain/business-day.ts';
import { versionOutdated } from '../../domain/domain-error.ts';
import { readDomain } from '../../domain/email/address.ts';
import { unknownCode } from '../../domain/field-problem.ts';
import type { MarketingSetupStore } from '../../domain/setup/marketing-setup-store.ts';
import { differences } from '../audit.ts';
import type { MarketingSetupTable } from '../database.ts';
import type { Handle, Storage } from '../storage.ts';
import { FieldProblems } from './field-problems.ts';
import { presentTrail, recordSetupChange, requireChanged } from './setup-change.ts';
import { readMailboxes } from './shared-mailboxes.ts';
import { writeSetup } from './write-setup.ts';

type MarketingSetupRow = Selectable<MarketingSetupTable> & {
  default_salesperson_code: string | null;
};

const present = (row: MarketingSetupRow): MarketingSetup => ({
  timeZone: row.time_zone,
  currencyCode: row.currency_code,
  languageCode: row.language_code as MarketingSetup['languageCode'],
  countryCode: row.country_code,
  ownDomains: JSON.parse(row.own_domains) as string[],
  sensitivityLabelsNeverLogged: JSON.parse(row.sensitivity_labels_never_logged) as string[],
  retentionDays: row.retention_days,
  visibility: row.visibility as MarketingSetup['visibility'],
  contactNosPrefix: row.contact_nos_prefix,
  contactNosNext: row.contact_nos_next,
  contactNosManual: row.contact_nos_manual === 1,
  contactNosLast: row.contact_nos_last,
  contactNosWarning: row.contact_nos_warning,
  sharedMailboxes: JSON.parse(row.shared_mailboxes) as MarketingSetup['sharedMailboxes'],
  defaultSalespersonCode: row.default_salesperson_code,
  defaultLanguageCode: row.default_language_code as MarketingSetup['defaultLanguageCode'],
  defaultCorrespondenceType:
    row.default_correspondence_type as MarketingSetup['defaultCorrespondenceType'],
  opportunityUrlPattern: row.opportunity_url_pattern,
  taskUrlPattern: row.task_url_pattern,
  ...presentTrail(row),
});

const find = async ({ sql }: Handle): Promise<MarketingSetupRow> =>
  sql
    .selectFrom('marketing_setup as m')
    .leftJoin('salesperson as s', 's.id', 'm.default_salesperson_id')
    .selectAll('m')
    .select('s.code as default_salesperson_code')
    .where('m.id', '=', 1)
    .executeTakeFirstOrThrow();

const readDomains = (domains: readonly string[], problems: FieldProblems): string[] => {
  const read = domains.flatMap((raw, at) => {
    const domain = readDomain(raw);
    if (domain === null)
      problems.add(
        `ownDomains.${at}`,
        'unreadableDomain',
        `${raw} is no domain. Write it as example.com.`,
      );
    return domain ?? [];
  });
  return [...new Set(read)];
};

/** The salesperson's id; null for none, and for one that cannot be it, which is told. */
const readDefaultSalesperson = async (
  { sql }: Handle,
  code: string | null,
  problems: FieldProblems,
): Promise<number | null> => {
  if (code === null) return null;
  const row = await sql
    .selectFrom('salesperson')
    .select(['id', 'blocked'])
    .where('code', '=', code)
    .executeTakeFirst();
  if (row === undefined) {
    const { message, ...rest } = unknownCode('defaultSalespersonCode', 'salesperson', code);
    problems.add(rest.path, rest.code, message);
  } else if (row.blocked === 1)
    problems.add(
      'defaultSalespersonCode',
      'blocked',
      `Salesperson ${code} is blocked. Choose somebody else.`,
    );
  return row?.id ?? null;
};

/** The warning comes before the last number, and that after the next one. */
const checkSeries = (
  before: MarketingSetup,
  change: MarketingSetupChange,
  problems: FieldProblems,
): void => {
  const { contactNosNext, contactNosLast, contactNosWarning } = { ...before, ...change };
  if (contactNosLast === null) return;
  const last = Number(contactNosLast);
  const isSaid = change.contactNosNext !== undefined || change.contactNosLast !== undefined;
  if (isSaid && last < Number(contactNosNext))
    problems.add(
      'contactNosLast',
      'beforeNext',
      `The last number comes before the next one, ${contactNosNext}. Set a later one, or none.`,
    );
  if (contactNosWarning !== null && Number(contactNosWarning) > last)
    problems.add(
      'contactNosWarning',
      'afterLast',
      `The warning would come after the last number, ${contactNosLast}. Set an earlier one.`,
    );
};

/** The change with everything normalised, or one refusal that names every field. */
const readChange = async (
  handle: Handle,
  before: MarketingSetup,
  change: MarketingSetupChange,
): Promise<{ read: MarketingSetupChange; defaultSalespersonId: number | null | undefined }> => {
  const problems = new FieldProblems();
  const read: MarketingSetupChange = { ...change };
  const { timeZone, ownDomains, sharedMailboxes, sensitivityLabelsNeverLogged } = change;
  if (timeZone !== undefined && !isTimeZone(timeZone))
    problems.add(
      'timeZone',
      'unknownTimeZone',
      `There is no time zone ${timeZone}. Use a name such as Europe/Helsinki.`,
    );
  if (change.contactNosPrefix !== undefined && /^[-_]/.test(change.contactNosPrefix))
    problems.add(
      'contactNosPrefix',
      'startsWithSign',
      'A contact number begins with a letter or a digit.',
    );
  checkSeries(before, change, problems);
  if (ownDomains !== undefined) read.ownDomains = readDomains(ownDomains, problems);
  if (sharedMailboxes !== undefined)
    read.sharedMailboxes = await readMailboxes(handle, sharedMailboxes, problems);
  if (sensitivityLabelsNeverLogged !== undefined)
    read.sensitivityLabelsNeverLogged = [...new Set(sensitivityLabelsNeverLogged)];
  const defaultSalespersonId =
    change.defaultSalespersonCode === undefined
      ? undefined
      : await readDefaultSalesperson(handle, change.defaultSalespersonCode, problems);
  problems.throwAny();
  return { read, defaultSalespersonId };
};

const toColumns = (values: MarketingSetup): Updateable<MarketingSetupTable> => ({
  time_zone: values.timeZone,
  currency_code: values.currencyCode,
  language_code: values.languageCode,
  country_code: values.countryCode,
  own_domains: JSON.stringify(values.ownDomains),
  sensitivity_labels_never_logged: JSON.stringify(values.sensitivityLabelsNeverLogged),
  retention_days: values.retentionDays,
  visibility: values.visibility,
  contact_nos_prefix: values.contactNosPrefix,
  contact_nos_manual: values.contactNosManual ? 1 : 0,
  contact_nos_last: values.contactNosLast,
  contact_nos_warning: values.contactNosWarning,
  shared_mailboxes: JSON.stringify(values.sharedMailboxes),
  default_language_code: values.defaultLanguageCode,
  default_correspondence_type: values.defaultCorrespondenceType,
  opportunity_url_pattern: values.opportunityUrlPattern,
  task_url_pattern: values.taskUrlPattern,
});

export const createMarketingSetupStore = (storage: Storage): MarketingSetupStore => ({
  get: async () => present(await find(storage.read)),
  change: ({ actor, once }, version, change) =>
    writeSetup(storage, once, async (handle, now) => {
      const row = await find(handle);
      if (row.version !== version) throw versionOutdated();
      const before = present(row);
      const { read, defaultSalespersonId } = await readChange(handle, before, change);
      // Contacts draw numbers without a new version: only who asks for it sets the next one.
      const next =
        read.contactNosNext === undefined ? {} : { contact_nos_next: read.contactNosNext };
      const { numUpdatedRows } = await handle.sql
        .updateTable('marketing_setup')
        .set({
          ...toColumns({ ...before, ...read }),
          ...next,
          ...(defaultSalespersonId === undefined
            ? {}
            : { default_salesperson_id: defaultSalespersonId }),
          version: version + 1,
          changed_at: now,
          changed_by: actor.label,
        })
        .where('id', '=', 1)
        .where('version', '=', version)
        .executeTakeFirst();
      requireChanged(numUpdatedRows);
      const detail = differences({ ...before }, read);
      await recordSetupChange(
        handle,
        actor,
        { entity: 'marketingSetup', key: '1', action: 'changed', detail },
        now,
      );
      return present(await find(handle));
    }),
});
