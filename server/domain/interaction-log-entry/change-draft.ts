import type { InteractionDraftInput } from '../../contract/interaction-draft.ts';
import { businessDay } from '../business-day.ts';
import {
  chooseContact,
  chooseLanguage,
  chooseTemplate,
  type DraftAuthors,
  type DraftSides,
  salespersonFor,
} from './fill-draft.ts';
import type { InteractionDraft } from './interaction-draft.ts';

interface Surroundings {
  /** What it had. */
  before: DraftSides;
  /** What it is to have. */
  after: DraftSides;
  authors: DraftAuthors;
  timeZone: string;
  /** What was captured, and is not for contact or template to say. */
  keeps?: readonly (keyof InteractionDraft)[];
}

/** A time brings its day along; a day alone loses a time that lies on another (15.3). */
const sayWhen = (
  draft: InteractionDraft,
  { date, timeOfInteraction }: InteractionDraftInput,
  timeZone: string,
): InteractionDraft => {
  if (timeOfInteraction != null)
    return {
      ...draft,
      timeOfInteraction: new Date(timeOfInteraction).toISOString(),
      date: date ?? businessDay(Date.parse(timeOfInteraction), timeZone),
    };
  if (date === undefined)
    return timeOfInteraction === null ? { ...draft, timeOfInteraction: null } : draft;
  const stays = timeOfInteraction === undefined && date === draft.date;
  return { ...draft, date, timeOfInteraction: stays ? draft.timeOfInteraction : null };
};

/**
 * What somebody says, over what follows from contact and template: the one way a draft is filled,
 * whether a form sends all of it or a program three fields.
 */
export const changeDraft = (
  draft: InteractionDraft,
  said: InteractionDraftInput,
  { before, after, authors, timeZone, keeps = [] }: Surroundings,
): InteractionDraft => {
  let filled = draft;
  if (filled.contactNo !== (after.contact?.no ?? null))
    filled = chooseContact(
      filled,
      { contact: after.contact, template: before.template },
      { before: before.contact, authors },
    );
  if (filled.interactionTemplateCode !== (after.template?.code ?? null))
    filled = chooseTemplate(filled, after, before.template);
  const kept = Object.fromEntries(keeps.map((field) => [field, draft[field]]));
  filled = {
    ...filled,
    salespersonCode: filled.salespersonCode ?? salespersonFor(after.contact, authors),
    ...kept,
  };
  const language = said.interactionLanguageCode;
  if (language !== undefined) filled = chooseLanguage(filled, language, after.template);
  const { date, timeOfInteraction, ...others } = said;
  const told = Object.fromEntries(
    Object.entries(others).filter(([, value]) => value !== undefined),
  ) as Partial<InteractionDraft>;
  return sayWhen({ ...filled, ...told }, { date, timeOfInteraction }, timeZone);
};
