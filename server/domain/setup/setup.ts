import type {
  CorrespondenceType,
  InformationFlow,
  InitiatedBy,
  Language,
  Role,
  ServiceKeyScope,
  WizardAction,
} from '../../contract/enumerations.ts';
import type { InteractionTemplateSetupKey } from '../../contract/interaction-template-setup.ts';
import type { Visibility } from '../../contract/marketing-setup.ts';
import type { MergedRow } from './merged-rows.ts';

export interface SetupSalesperson {
  id: number;
  code: string;
  name: string;
  teamId: number | null;
  blocked: boolean;
  addresses: readonly { address: string; startingDate: string | null; endingDate: string | null }[];
  /** Ids of those who may send in this one's name. */
  delegates: ReadonlySet<number>;
}

export interface SetupGroup {
  id: number;
  code: string;
  description: string;
  blocked: boolean;
}

/** What a template has in one language. */
export interface SetupTemplateLanguage {
  languageCode: Language;
  description: string;
  attachmentId: number | null;
}

export interface SetupTemplate {
  id: number;
  code: string;
  description: string;
  groupId: number;
  groupCode: string;
  unitCost: number;
  unitDurationMinutes: number;
  informationFlow: InformationFlow | null;
  initiatedBy: InitiatedBy | null;
  correspondenceType: CorrespondenceType | null;
  ignoreContactCorrespondenceType: boolean;
  /** Language of a contact that has none of the template's. */
  languageCode: Language | null;
  wizardAction: WizardAction | null;
  languages: readonly SetupTemplateLanguage[];
  campaignNo: string | null;
  campaignTarget: boolean;
  campaignResponse: boolean;
  blocked: boolean;
}

export interface SetupSharedMailbox {
  address: string;
  ownerRule: 'sender' | 'salesperson';
  salespersonId: number | null;
  grantedTo: ReadonlySet<number>;
}

export interface SetupPerson {
  id: number;
  tid: string;
  oid: string;
  userName: string;
  name: string;
  roles: readonly Role[];
  salespersonId: number | null;
  blocked: boolean;
}

export interface NeverLogSet {
  addresses: ReadonlySet<string>;
  domains: ReadonlySet<string>;
  /** E.164. */
  numbers: ReadonlySet<string>;
}

/** A secret that is good now: a key has two of them for a while after its rotation. */
export interface SetupServiceKey {
  id: number;
  name: string;
  scopes: ReadonlySet<ServiceKeyScope>;
  /** In milliseconds; null for good. */
  goodUntil: number | null;
}

/** All set-up in memory as of one revision; what decides is read from nothing else. */
export interface Setup {
  revision: number;
  timeZone: string;
  currencyCode: string;
  languageCode: Language;
  countryCode: string;
  ownDomains: ReadonlySet<string>;
  /** Lower-case label ids. */
  labelsNeverLogged: ReadonlySet<string>;
  retentionDays: number;
  visibility: Visibility;
  sharedMailboxes: readonly SetupSharedMailbox[];
  defaultSalespersonId: number | null;
  defaultLanguageCode: Language | null;
  defaultCorrespondenceType: CorrespondenceType | null;
  teams: ReadonlyMap<number, { id: number; code: string; name: string }>;
  salespeople: ReadonlyMap<number, SetupSalesperson>;
  /** The id of a group or template that was merged leads to what it became. */
  groups: ReadonlyMap<number, SetupGroup>;
  templates: ReadonlyMap<number, SetupTemplate>;
  mergedGroups: readonly MergedRow[];
  mergedTemplates: readonly MergedRow[];
  templateSetup: ReadonlyMap<InteractionTemplateSetupKey, number | null>;
  people: readonly SetupPerson[];
  /** By the hash of the secret; revoked ones are not in it. */
  serviceKeys: ReadonlyMap<string, SetupServiceKey>;
  neverLogForEveryone: NeverLogSet;
  neverLogBySalesperson: ReadonlyMap<number, NeverLogSet>;
}

export const salespersonByCode = (setup: Setup, code: string): SetupSalesperson | undefined => {
  for (const one of setup.salespeople.values()) if (one.code === code) return one;
  return undefined;
};
export const templateByCode = (setup: Setup, code: string): SetupTemplate | undefined => {
  for (const one of setup.templates.values()) if (one.code === code) return one;
  const merged = setup.mergedTemplates.find((one) => one.code === code);
  return merged && setup.templates.get(merged.intoId);
};
export const groupByCode = (setup: Setup, code: string): SetupGroup | undefined => {
  for (const one of setup.groups.values()) if (one.code === code) return one;
  const merged = setup.mergedGroups.find((one) => one.code === code);
  return merged && setup.groups.get(merged.intoId);
};

/** The template that logs a kind of event; none when it is switched off or blocked. */
export const templateFor = (
  setup: Setup,
  key: InteractionTemplateSetupKey,
): SetupTemplate | null => {
  const id = setup.templateSetup.get(key) ?? null;
  const template = id === null ? undefined : setup.templates.get(id);
  return template === undefined || template.blocked ? null : template;
};

/** The lists that hold for a salesperson: everybody's, and the own. */
export const neverLogLists = (setup: Setup, salespersonId: number | null): NeverLogSet[] => {
  const own = salespersonId === null ? undefined : setup.neverLogBySalesperson.get(salespersonId);
  return own === undefined ? [setup.neverLogForEveryone] : [setup.neverLogForEveryone, own];
};
