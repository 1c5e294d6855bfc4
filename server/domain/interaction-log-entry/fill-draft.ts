import type { CorrespondenceType, Language } from '../../contract/enumerations.ts';
import type { DraftContact, DraftTemplate, InteractionDraft } from './interaction-draft.ts';

/** Contact and template of a draft. */
export interface DraftSides {
  contact: DraftContact | null;
  template: DraftTemplate | null;
}

/** Who makes it, and who stands in for nobody. */
export interface DraftAuthors {
  /** The salesperson that the person is linked to. */
  ownSalespersonCode: string | null;
  /** The one of marketing set-up. */
  defaultSalespersonCode: string | null;
}

/** Whose it is when nobody says so: one's own, else the set-up's, else the contact's (15.4). */
export const salespersonFor = (
  contact: DraftContact | null,
  { ownSalespersonCode, defaultSalespersonCode }: DraftAuthors,
): string | null =>
  ownSalespersonCode ?? defaultSalespersonCode ?? contact?.salespersonCode ?? null;

/** The contact's language where the template has it, else the template's own (15.9). */
const languageFor = ({ contact, template }: DraftSides): Language | null => {
  if (template === null) return null;
  const wanted = contact?.languageCode ?? null;
  return wanted !== null && template.languages.some((one) => one.languageCode === wanted)
    ? wanted
    : template.languageCode;
};

/** How the contact wants to be written to, unless the template knows better (15.8). */
const correspondenceFor = (
  { contact, template }: DraftSides,
  before: CorrespondenceType | null,
): CorrespondenceType | null => {
  if (template?.ignoreContactCorrespondenceType) return template.correspondenceType;
  return contact?.correspondenceType ?? template?.correspondenceType ?? before;
};

const rowOf = (template: DraftTemplate | null, language: Language | null) =>
  template?.languages.find((one) => one.languageCode === language);

const isBlank = (text: string | null): boolean => text === null || text.trim() === '';

/** What a template calls its interactions in a language. */
const descriptionOf = (template: DraftTemplate | null, language: Language | null): string | null =>
  rowOf(template, language)?.description ?? template?.description ?? null;

/**
 * The language, with the description and the file that its row brings in place of those of the row
 * before; a description that somebody typed stays (15.6).
 */
const inLanguage = (
  draft: InteractionDraft,
  language: Language | null,
  { from, to }: { from: DraftTemplate | null; to: DraftTemplate | null },
): InteractionDraft => {
  const was = draft.interactionLanguageCode;
  const described = !isBlank(draft.description) && draft.description !== descriptionOf(from, was);
  const old = rowOf(from, was)?.attachmentId ?? null;
  const fresh = rowOf(to, language)?.attachmentId ?? null;
  const kept = draft.attachmentIds.filter((id) => id !== old && id !== fresh);
  return {
    ...draft,
    interactionLanguageCode: language,
    description: described ? draft.description : descriptionOf(to, language),
    attachmentIds: fresh === null ? kept : [fresh, ...kept],
  };
};

/** Another language of the same template, chosen by hand. */
export const chooseLanguage = (
  draft: InteractionDraft,
  language: Language | null,
  template: DraftTemplate | null,
): InteractionDraft => inLanguage(draft, language, { from: template, to: template });

/** `before` is what the draft had: what came with it goes with it, what somebody chose stays. */
export const chooseContact = (
  draft: InteractionDraft,
  { contact, template }: DraftSides,
  { before, authors }: { before: DraftContact | null; authors: DraftAuthors },
): InteractionDraft => {
  const said =
    draft.salespersonCode !== null && draft.salespersonCode !== salespersonFor(before, authors);
  const chosen: InteractionDraft = {
    ...draft,
    contactNo: contact?.no ?? null,
    salespersonCode: said ? draft.salespersonCode : salespersonFor(contact, authors),
    correspondenceType: correspondenceFor({ contact, template }, draft.correspondenceType),
  };
  return inLanguage(chosen, languageFor({ contact, template }), { from: template, to: template });
};

/**
 * What a template brings (15.5). Description and campaign are taken when they are blank or came
 * with the template before (15.6, 15.7).
 */
export const chooseTemplate = (
  draft: InteractionDraft,
  { contact, template }: DraftSides,
  before: DraftTemplate | null,
): InteractionDraft => {
  const campaignByTemplate =
    draft.campaignNo === null || (before !== null && draft.campaignNo === before.campaignNo);
  const chosen: InteractionDraft = {
    ...draft,
    interactionTemplateCode: template?.code ?? null,
    campaignNo: campaignByTemplate ? (template?.campaignNo ?? null) : draft.campaignNo,
    campaignTarget: template?.campaignTarget ?? false,
    campaignResponse: template?.campaignResponse ?? false,
    cost: template?.unitCost ?? 0,
    durationMinutes: template?.unitDurationMinutes ?? 0,
    informationFlow: template?.informationFlow ?? null,
    initiatedBy: template?.initiatedBy ?? null,
    correspondenceType: correspondenceFor({ contact, template }, null),
  };
  return inLanguage(chosen, languageFor({ contact, template }), { from: before, to: template });
};
