import type { MarketingSetup } from '../../server/contract/marketing-setup.ts';
import type { CallInput } from '../ui/api-client.ts';
import { contactLanguages, correspondenceTypes } from '../ui/enumerations.ts';

/** The marketing setup as it is typed. */
export interface MarketingDraft {
  timeZone: string;
  currencyCode: string;
  languageCode: string;
  countryCode: string;
  ownDomains: string;
  sensitivityLabelsNeverLogged: string;
  retentionDays: string;
  visibility: string;
  contactNosPrefix: string;
  contactNosNext: string;
  contactNosManual: boolean;
  contactNosLast: string;
  contactNosWarning: string;
  defaultSalespersonCode: string;
  defaultLanguageCode: string;
  defaultCorrespondenceType: string;
  opportunityUrlPattern: string;
  taskUrlPattern: string;
}

export const marketingFields = [
  'timeZone',
  'currencyCode',
  'languageCode',
  'countryCode',
  'ownDomains',
  'sensitivityLabelsNeverLogged',
  'retentionDays',
  'visibility',
  'contactNosPrefix',
  'contactNosNext',
  'contactNosLast',
  'contactNosWarning',
  'contactNosManual',
  'defaultSalespersonCode',
  'defaultLanguageCode',
  'defaultCorrespondenceType',
  'opportunityUrlPattern',
  'taskUrlPattern',
] as const;

export const visibilities = ['everyone', 'team', 'owner'] as const;

export function marketingDraftOf(setup: MarketingSetup): MarketingDraft {
  return {
    timeZone: setup.timeZone,
    currencyCode: setup.currencyCode,
    languageCode: setup.languageCode,
    countryCode: setup.countryCode,
    ownDomains: setup.ownDomains.join('\n'),
    sensitivityLabelsNeverLogged: setup.sensitivityLabelsNeverLogged.join('\n'),
    retentionDays: String(setup.retentionDays),
    visibility: setup.visibility,
    contactNosPrefix: setup.contactNosPrefix,
    contactNosNext: setup.contactNosNext,
    contactNosManual: setup.contactNosManual,
    contactNosLast: setup.contactNosLast ?? '',
    contactNosWarning: setup.contactNosWarning ?? '',
    defaultSalespersonCode: setup.defaultSalespersonCode ?? '',
    defaultLanguageCode: setup.defaultLanguageCode ?? '',
    defaultCorrespondenceType: setup.defaultCorrespondenceType ?? '',
    opportunityUrlPattern: setup.opportunityUrlPattern ?? '',
    taskUrlPattern: setup.taskUrlPattern ?? '',
  };
}

const linesOf = (text: string): string[] =>
  text
    .split(/[\s,;]+/)
    .map((line) => line.trim())
    .filter(Boolean);

export function marketingBodyOf(draft: MarketingDraft): CallInput<'changeMarketingSetup'>['body'] {
  const languageCode = contactLanguages.find((code) => code === draft.languageCode);
  const visibility = visibilities.find((name) => name === draft.visibility);
  return {
    timeZone: draft.timeZone,
    currencyCode: draft.currencyCode.trim().toUpperCase(),
    ...(languageCode ? { languageCode } : {}),
    countryCode: draft.countryCode.trim().toUpperCase(),
    ownDomains: linesOf(draft.ownDomains),
    sensitivityLabelsNeverLogged: linesOf(draft.sensitivityLabelsNeverLogged),
    retentionDays: Number(draft.retentionDays || Number.NaN),
    ...(visibility ? { visibility } : {}),
    contactNosPrefix: draft.contactNosPrefix.trim().toUpperCase(),
    contactNosNext: draft.contactNosNext.trim(),
    contactNosManual: draft.contactNosManual,
    contactNosLast: draft.contactNosLast.trim() || null,
    contactNosWarning: draft.contactNosWarning.trim() || null,
    defaultSalespersonCode: draft.defaultSalespersonCode || null,
    defaultLanguageCode:
      contactLanguages.find((code) => code === draft.defaultLanguageCode) ?? null,
    defaultCorrespondenceType:
      correspondenceTypes.find((name) => name === draft.defaultCorrespondenceType) ?? null,
    opportunityUrlPattern: draft.opportunityUrlPattern.trim() || null,
    taskUrlPattern: draft.taskUrlPattern.trim() || null,
  };
}

/** Where number 1234 would lead; null while the pattern leads nowhere. */
export const exampleOf = (pattern: string): string | null =>
  /^https?:\/\/\S*\{no\}\S*$/.test(pattern.trim())
    ? pattern.trim().replaceAll('{no}', '1234')
    : null;

/** How many numbers are left, once the number that warns has been reached. */
export const numbersLeft = (setup: MarketingSetup): number | null => {
  const next = Number(setup.contactNosNext);
  const { contactNosWarning, contactNosLast } = setup;
  if (contactNosWarning === null || next < Number(contactNosWarning)) return null;
  const last =
    contactNosLast === null ? 10 ** setup.contactNosNext.length - 1 : Number(contactNosLast);
  return Math.max(0, last - next + 1);
};
