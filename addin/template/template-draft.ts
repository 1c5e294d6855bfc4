import type { Language } from '../../server/contract/enumerations.ts';
import type { InteractionTemplate } from '../../server/contract/interaction-template.ts';
import type { CallInput } from '../ui/api-client.ts';
import { contactLanguages, correspondenceTypes } from '../ui/enumerations.ts';

export interface LanguageDraft {
  languageCode: Language;
  description: string;
  attachmentId: number | null;
}

/** A template as it is typed. */
export interface TemplateDraft {
  code: string;
  description: string;
  interactionGroupCode: string;
  unitCost: string;
  unitDurationMinutes: string;
  informationFlow: string;
  initiatedBy: string;
  correspondenceType: string;
  ignoreContactCorrespondenceType: boolean;
  wizardAction: string;
  campaignNo: string;
  campaignTarget: boolean;
  campaignResponse: boolean;
  languageCode: string;
  languages: LanguageDraft[];
  blocked: boolean;
}

export const templateFields = [
  'code',
  'description',
  'interactionGroupCode',
  'unitCost',
  'unitDurationMinutes',
  'informationFlow',
  'initiatedBy',
  'correspondenceType',
  'ignoreContactCorrespondenceType',
  'wizardAction',
  'campaignNo',
  'languageCode',
  'languages',
];

export const newTemplateDraft: TemplateDraft = {
  code: '',
  description: '',
  interactionGroupCode: '',
  unitCost: '0',
  unitDurationMinutes: '0',
  informationFlow: '',
  initiatedBy: '',
  correspondenceType: '',
  ignoreContactCorrespondenceType: false,
  wizardAction: '',
  campaignNo: '',
  campaignTarget: false,
  campaignResponse: false,
  languageCode: '',
  languages: [],
  blocked: false,
};

export const templateDraftOf = (template: InteractionTemplate): TemplateDraft => ({
  code: template.code,
  description: template.description,
  interactionGroupCode: template.interactionGroupCode,
  unitCost: String(template.unitCost),
  unitDurationMinutes: String(template.unitDurationMinutes),
  informationFlow: template.informationFlow ?? '',
  initiatedBy: template.initiatedBy ?? '',
  correspondenceType: template.correspondenceType ?? '',
  ignoreContactCorrespondenceType: template.ignoreContactCorrespondenceType,
  wizardAction: template.wizardAction ?? '',
  campaignNo: template.campaignNo ?? '',
  campaignTarget: template.campaignTarget,
  campaignResponse: template.campaignResponse,
  languageCode: template.languageCode ?? '',
  languages: template.languages,
  blocked: template.blocked,
});

/** A decimal comma is a decimal point; nonsense is left for the server to name. */
const numberOf = (text: string): number => Number(text.trim().replace(',', '.') || Number.NaN);

/** What is chosen, and null for the blank line of a list. */
const chosen = <Value extends string>(text: string, among: readonly Value[]): Value | null =>
  among.find((one) => one === text) ?? null;

export const wizardActions = ['open', 'import', 'merge'] as const;

export const templateBodyOf = (
  draft: TemplateDraft,
): CallInput<'createInteractionTemplate'>['body'] => ({
  code: draft.code,
  description: draft.description,
  interactionGroupCode: draft.interactionGroupCode,
  unitCost: numberOf(draft.unitCost),
  unitDurationMinutes: numberOf(draft.unitDurationMinutes),
  informationFlow: chosen(draft.informationFlow, ['outbound', 'inbound'] as const),
  initiatedBy: chosen(draft.initiatedBy, ['us', 'them'] as const),
  correspondenceType: chosen(draft.correspondenceType, correspondenceTypes),
  ignoreContactCorrespondenceType: draft.ignoreContactCorrespondenceType,
  wizardAction: chosen(draft.wizardAction, wizardActions),
  campaignNo: draft.campaignNo,
  campaignTarget: draft.campaignTarget,
  campaignResponse: draft.campaignResponse,
  languageCode: chosen(draft.languageCode, contactLanguages),
  languages: draft.languages,
  blocked: draft.blocked,
});
