import type { Missing } from '../../contract/interaction-draft.ts';
import type { FieldProblem } from '../../contract/problem.ts';
import { businessDay } from '../business-day.ts';
import type { DraftTemplate, InteractionDraft } from './interaction-draft.ts';

/** Where each of them is filled in. */
export const missingField: Record<Missing, keyof InteractionDraft> = {
  contact: 'contactNo',
  template: 'interactionTemplateCode',
  salesperson: 'salespersonCode',
  date: 'date',
  description: 'description',
  attachment: 'attachmentIds',
  note: 'comments',
};

const messages: Record<Missing, string> = {
  contact: 'Choose the contact the interaction was with.',
  template: 'Choose an interaction template.',
  salesperson: 'Say which salesperson it belongs to.',
  date: 'Say on which day it was.',
  description: 'Describe it in a few words.',
  attachment: 'This template asks for a file: attach it.',
  note: 'Write a note.',
};

type Judged = Pick<
  InteractionDraft,
  | 'contactNo'
  | 'interactionTemplateCode'
  | 'salespersonCode'
  | 'date'
  | 'description'
  | 'attachmentIds'
>;

/** What still keeps a draft from being logged, in the order of the form (15.11). */
export const missingOf = (
  draft: Judged,
  template: Pick<DraftTemplate, 'wizardAction'> | null,
): Missing[] => {
  const missing: Missing[] = [];
  if (draft.contactNo === null) missing.push('contact');
  if (draft.interactionTemplateCode === null) missing.push('template');
  if (draft.salespersonCode === null) missing.push('salesperson');
  if (draft.date === null) missing.push('date');
  if ((draft.description ?? '').trim() === '') missing.push('description');
  if (template?.wizardAction === 'open' && draft.attachmentIds.length === 0)
    missing.push('attachment');
  return missing;
};

export const missingProblems = (missing: readonly Missing[]): FieldProblem[] =>
  missing.map((one) => ({ path: missingField[one], code: 'missing', message: messages[one] }));

/** What contradicts itself: refused even of a draft that may be incomplete. */
export const contradictions = (
  draft: InteractionDraft,
  { template, timeZone }: { template: DraftTemplate | null; timeZone: string },
): FieldProblem[] => {
  const problems: FieldProblem[] = [];
  const { date, timeOfInteraction, interactionLanguageCode: language } = draft;
  if (date !== null && timeOfInteraction !== null) {
    const day = businessDay(Date.parse(timeOfInteraction), timeZone);
    if (day !== date)
      problems.push({
        path: 'date',
        code: 'dateDisagrees',
        message: `That time lies on ${day} in the time zone ${timeZone}. Leave the date out, or correct it.`,
        value: day,
      });
  }
  const known =
    language === null ||
    language === template?.languageCode ||
    template?.languages.some((one) => one.languageCode === language) === true;
  if (!known)
    problems.push({
      path: 'interactionLanguageCode',
      code: 'unknownLanguage',
      message:
        template === null
          ? 'A language is the template’s: choose a template first.'
          : `Template ${template.code} has no language ${language}. Choose one that it has.`,
      value: language,
    });
  return problems;
};
