import type { Language, Role } from '../../contract/enumerations.ts';
import { interactionTemplateSetupKeys } from '../../contract/interaction-template-setup.ts';
import { systemActor } from '../../domain/actor.ts';
import { businessDay } from '../../domain/business-day.ts';
import { demoCompany } from '../../domain/demo-company/demo-company.ts';
import { standardSetup } from '../../domain/standard-setup/standard-setup.ts';
import type { Handle, Storage } from '../storage.ts';
import { fillDemoCompany } from './fill-demo-company.ts';
import { newTrail } from './setup-change.ts';

export interface NewDatabase {
  language: Language;
  timeZone: string;
  /** Bring the demo company along. */
  demo: boolean;
  now: number;
}

const countries: Record<Language, string> = { en: 'GB', fi: 'FI', sv: 'SE' };
const currencies: Record<Language, string> = { en: 'EUR', fi: 'EUR', sv: 'SEK' };
const retentionDays = 90;

const fillMarketingSetup = async (
  { sql }: Handle,
  { language, timeZone, now }: NewDatabase,
): Promise<void> => {
  await sql
    .insertInto('marketing_setup')
    .values({
      id: 1,
      time_zone: timeZone,
      currency_code: currencies[language],
      language_code: language,
      country_code: countries[language],
      own_domains: '[]',
      sensitivity_labels_never_logged: '[]',
      shared_mailboxes: '[]',
      retention_days: retentionDays,
      visibility: 'everyone',
      contact_nos_prefix: 'CT',
      contact_nos_next: '000001',
      contact_nos_manual: 1,
      ...newTrail(systemActor, now),
    })
    .execute();
};

const fillTemplates = async (handle: Handle, { language, now }: NewDatabase): Promise<void> => {
  const { sql, engine } = handle;
  const standard = standardSetup(language);
  const trail = newTrail(systemActor, now);
  const groupIds = await engine.insert(
    sql,
    'interaction_group',
    'id',
    standard.groups.map((group) => ({ ...group, ...trail })),
  );
  const groupId = new Map(standard.groups.map((group, at) => [group.code, groupIds[at] ?? 0]));
  const templateIds = await engine.insert(
    sql,
    'interaction_template',
    'id',
    standard.templates.map((template) => ({
      code: template.code,
      description: template.description,
      interaction_group_id: groupId.get(template.interactionGroupCode),
      unit_cost: template.unitCostHundredths,
      unit_duration_minutes: template.unitDurationMinutes,
      information_flow: template.informationFlow,
      initiated_by: template.initiatedBy,
      correspondence_type: template.correspondenceType,
      ignore_contact_correspondence_type: template.ignoreContactCorrespondenceType ? 1 : 0,
      language_code: template.languageCode,
      wizard_action: template.wizardAction,
      campaign_no: null,
      campaign_target: 0,
      campaign_response: 0,
      blocked: 0,
      ...trail,
    })),
  );
  const templateId = new Map(
    standard.templates.map((template, at) => [template.code, templateIds[at] ?? 0]),
  );
  await engine.insert(
    sql,
    'interaction_template_language',
    'id',
    standard.withLanguageRow.map((code) => ({
      interaction_template_id: templateId.get(code),
      language_code: language,
      description: standard.templates.find((one) => one.code === code)?.description,
      attachment_id: null,
      ...trail,
    })),
  );
  await sql
    .insertInto('interaction_template_setup')
    .values({ id: 1, ...trail })
    .execute();
  await sql
    .insertInto('interaction_template_setup_line')
    .values(
      interactionTemplateSetupKeys.map((key) => {
        const code = standard.setup[key];
        return {
          setup_key: key,
          interaction_template_id: code === null ? null : (templateId.get(code) ?? null),
        };
      }),
    )
    .execute();
};

const localPeople: { name: string; userName: string; roles: Role[] }[] = [
  {
    name: 'Administrator',
    userName: 'administrator',
    roles: ['reader', 'salesperson', 'manager', 'administrator'],
  },
  { name: 'Manager', userName: 'manager', roles: ['manager'] },
  { name: 'Reader', userName: 'reader', roles: ['reader'] },
];

const fillPeople = async ({ sql, engine }: Handle, { now }: NewDatabase): Promise<void> => {
  await engine.insert(
    sql,
    'person',
    'id',
    localPeople.map(({ name, userName, roles }) => ({
      tid: 'local',
      oid: userName,
      user_name: userName,
      name,
      roles: JSON.stringify(roles),
      salesperson_id: null,
      blocked: 0,
      ...newTrail(systemActor, now),
    })),
  );
};

/** Gives a new database the standard set-up, and the demo company if wanted; true if it was new. */
export const fillNewDatabase = (storage: Storage, options: NewDatabase): Promise<boolean> =>
  storage.write(async (handle) => {
    await handle.engine.lock(handle.sql, 'new database');
    const known = await handle.sql.selectFrom('marketing_setup').select('id').executeTakeFirst();
    if (known !== undefined) return false;
    await fillMarketingSetup(handle, options);
    await fillTemplates(handle, options);
    await fillPeople(handle, options);
    if (options.demo)
      await fillDemoCompany(
        handle,
        demoCompany(businessDay(options.now, options.timeZone)),
        options,
      );
    return true;
  });
