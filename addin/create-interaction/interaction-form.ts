import type { InteractionDraftInput } from '../../server/contract/interaction-draft.ts';
import type { EntryAttachment } from '../../server/contract/interaction-log-entry.ts';
import type { InteractionTemplate } from '../../server/contract/interaction-template.ts';
import type { PostponedInteractionDetail } from '../../server/contract/postponed-interaction.ts';
import { instantAt } from '../../server/domain/business-day.ts';
import { missingOf } from '../../server/domain/interaction-log-entry/check-draft.ts';
import {
  chooseContact,
  chooseLanguage,
  chooseTemplate,
  type DraftAuthors,
  salespersonFor,
} from '../../server/domain/interaction-log-entry/fill-draft.ts';
import {
  type DraftContact,
  type InteractionDraft,
  newDraft,
  withTime,
} from '../../server/domain/interaction-log-entry/interaction-draft.ts';
import type { PickedContact } from '../contact/ContactPicker.tsx';

/** What the form shows of a file. */
export type DraftFile = Pick<
  EntryAttachment,
  'id' | 'fileName' | 'contentType' | 'size' | 'readOnly'
>;

/** What is known where the form is opened. */
export interface InteractionPreset {
  contact?: PickedContact | null;
  salespersonCode?: string | null;
  interactionTemplateCode?: string | null;
  campaignNo?: string | null;
  opportunityNo?: string | null;
  taskNo?: string | null;
}

/** The form as it stands: a draft, with the names and rows that it shows. */
export interface InteractionForm {
  /** The postponed interaction that it goes on with. */
  entry: { entryNo: number; version: number } | null;
  draft: InteractionDraft;
  contact: (PickedContact & DraftContact) | null;
  template: InteractionTemplate | null;
  /** The comment that is being written. */
  note: string;
  /** Files that are known by name, whether the draft has them or not. */
  files: readonly DraftFile[];
  /** Somebody has typed or chosen something. */
  touched: boolean;
}

/** The rows that the rules need. */
export interface FormSetup {
  templates: readonly InteractionTemplate[];
  authors: DraftAuthors;
  timeZone: string;
}

const unknownContact = ({ no, name }: PickedContact): PickedContact & DraftContact => ({
  no,
  name,
  salespersonCode: null,
  languageCode: null,
  correspondenceType: null,
});

const blankForm: Omit<InteractionForm, 'draft'> = {
  entry: null,
  contact: null,
  template: null,
  note: '',
  files: [],
  touched: false,
};

export function newForm(preset: InteractionPreset, setup: FormSetup, now: number): InteractionForm {
  const { contact, interactionTemplateCode, ...links } = preset;
  const draft = {
    ...newDraft({ now, timeZone: setup.timeZone }),
    ...Object.fromEntries(Object.entries(links).filter(([, value]) => value != null)),
  };
  const salespersonCode = draft.salespersonCode ?? salespersonFor(null, setup.authors);
  let form: InteractionForm = { ...blankForm, draft: { ...draft, salespersonCode } };
  if (contact) form = withContact(form, unknownContact(contact), setup);
  return interactionTemplateCode ? withTemplate(form, interactionTemplateCode, setup) : form;
}

export function resumedForm(kept: PostponedInteractionDetail, setup: FormSetup): InteractionForm {
  const { entryNo, version } = kept;
  const known = newDraft({ now: 0, timeZone: setup.timeZone });
  const said = Object.fromEntries(
    Object.keys(known).map((key) => [key, kept[key as keyof PostponedInteractionDetail]]),
  ) as unknown as InteractionDraft;
  return {
    ...blankForm,
    entry: { entryNo, version },
    draft: {
      ...said,
      description: kept.description === '' ? null : kept.description,
      comments: kept.comments.map(({ lineNo, date, code, comment }) => ({
        lineNo,
        date,
        code,
        comment,
      })),
      attachmentIds: kept.attachments.map(({ id }) => id),
    },
    contact:
      kept.contactNo === null
        ? null
        : unknownContact({ no: kept.contactNo, name: kept.contactName ?? kept.contactNo }),
    template: setup.templates.find(({ code }) => code === kept.interactionTemplateCode) ?? null,
    files: kept.attachments,
  };
}

export function withContact(
  form: InteractionForm,
  contact: InteractionForm['contact'],
  { authors }: FormSetup,
): InteractionForm {
  const sides = { contact, template: form.template };
  return {
    ...form,
    contact,
    draft: chooseContact(form.draft, sides, { before: form.contact, authors }),
  };
}

export function withTemplate(
  form: InteractionForm,
  code: string | null,
  { templates }: FormSetup,
): InteractionForm {
  const template = templates.find((one) => one.code === code) ?? null;
  const sides = { contact: form.contact, template };
  return { ...form, template, draft: chooseTemplate(form.draft, sides, form.template) };
}

export const withLanguage = (
  form: InteractionForm,
  language: InteractionDraft['interactionLanguageCode'],
): InteractionForm => ({
  ...form,
  draft: chooseLanguage(form.draft, language, form.template),
});

/** Day and time as they are typed; without a time it is the day alone. */
export function withWhen(
  form: InteractionForm,
  { date, time }: { date: string; time: string },
  { timeZone }: FormSetup,
): InteractionForm {
  const { draft } = form;
  if (date !== '' && time !== '')
    return { ...form, draft: withTime(draft, instantAt(date, time, timeZone), timeZone) };
  return {
    ...form,
    draft: { ...draft, date: date === '' ? null : date, timeOfInteraction: null },
  };
}

export const missingIn = ({ draft, template }: InteractionForm) => missingOf(draft, template);

/** All that the form says. */
export function saidIn({ draft, note }: InteractionForm): InteractionDraftInput {
  const comment = note.trim();
  return comment === '' ? draft : { ...draft, comments: [...draft.comments, { comment }] };
}
