import type { MarketingSetup } from '../../server/contract/marketing-setup.ts';
import type { CallInput } from '../ui/api-client.ts';
import { contactLanguages } from '../ui/enumerations.ts';

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
  };
}
