import { useQueries, useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState } from 'react';
import type { ContactDetail } from '../../server/contract/contact.ts';
import type { InteractionDraft } from '../../server/domain/interaction-log-entry/interaction-draft.ts';
import {
  nextFullMinute,
  withTime,
} from '../../server/domain/interaction-log-entry/interaction-draft.ts';
import type { PickedContact } from '../contact/ContactPicker.tsx';
import { useClient } from '../ui/session.tsx';
import {
  type DraftFile,
  type FormSetup,
  type InteractionForm,
  withContact,
  withLanguage,
  withTemplate,
  withWhen,
} from './interaction-form.ts';

/** What somebody does in the form. */
export interface FormActs {
  pickContact(contact: PickedContact | null): void;
  pickTemplate(code: string | null): void;
  pickLanguage(language: InteractionDraft['interactionLanguageCode']): void;
  when(date: string, time: string): void;
  now(): void;
  say(changes: Partial<InteractionDraft>): void;
  note(text: string): void;
  files(update: (files: readonly DraftFile[]) => DraftFile[]): void;
}

function useContactDetail() {
  const client = useClient();
  const queries = useQueryClient();
  return (no: string): Promise<ContactDetail> =>
    queries.fetchQuery({
      queryKey: ['contact', no],
      queryFn: ({ signal }) => client.call('getContact', { params: { no }, signal }),
      staleTime: 10_000,
    });
}

/** The draft's files in their order; one that a template brought is looked up. */
function useFiles({ draft, files }: InteractionForm): DraftFile[] {
  const client = useClient();
  const unknown = draft.attachmentIds.filter((id) => !files.some((one) => one.id === id));
  const found = useQueries({
    queries: unknown.map((id) => ({
      queryKey: ['attachment', id],
      queryFn: () => client.call('getAttachment', { params: { id } }),
    })),
  });
  const known = [...files, ...found.flatMap(({ data }) => data ?? [])];
  return draft.attachmentIds.flatMap((id) => known.find((one) => one.id === id) ?? []);
}

const draftContact = (contact: ContactDetail) => {
  const { no, name, salespersonCode, languageCode, correspondenceType } = contact;
  return { no, name, salespersonCode, languageCode, correspondenceType };
};

export function useInteractionForm(
  start: InteractionForm,
  setup: FormSetup,
): { form: InteractionForm; files: DraftFile[]; acts: FormActs } {
  const [form, setForm] = useState(start);
  const detailOf = useContactDetail();
  const files = useFiles(form);
  const touch = (change: (form: InteractionForm) => InteractionForm) =>
    setForm((old) => ({ ...change(old), touched: true }));

  /** Language and correspondence follow when more is known of the contact. */
  const learn = useEffectEvent(async (no: string, resumed: boolean) => {
    const detail = await detailOf(no).catch(() => null);
    if (detail === null) return;
    setForm((old) => {
      if (old.draft.contactNo !== no) return old;
      const contact = draftContact(detail);
      return resumed ? { ...old, contact } : withContact(old, contact, setup);
    });
  });
  const { contactNo } = form.draft;
  const [resumedWith] = useState(start.entry === null ? null : start.draft.contactNo);
  useEffect(() => {
    if (contactNo !== null) void learn(contactNo, contactNo === resumedWith);
  }, [contactNo, resumedWith]);

  return {
    form,
    files,
    acts: {
      pickContact: (contact) =>
        touch((old) =>
          withContact(
            old,
            contact && {
              ...contact,
              salespersonCode: null,
              languageCode: null,
              correspondenceType: null,
            },
            setup,
          ),
        ),
      pickTemplate: (code) => touch((old) => withTemplate(old, code, setup)),
      pickLanguage: (language) => touch((old) => withLanguage(old, language)),
      when: (date, time) => touch((old) => withWhen(old, { date, time }, setup)),
      now: () =>
        touch((old) => ({
          ...old,
          draft: withTime(old.draft, nextFullMinute(Date.now()), setup.timeZone),
        })),
      say: (changes) => touch((old) => ({ ...old, draft: { ...old.draft, ...changes } })),
      note: (note) => touch((old) => ({ ...old, note })),
      files: (update) =>
        touch((old) => {
          const next = update(files);
          const known = [
            ...next,
            ...old.files.filter(({ id }) => !next.some((one) => one.id === id)),
          ];
          return {
            ...old,
            files: known,
            draft: { ...old.draft, attachmentIds: next.map(({ id }) => id) },
          };
        }),
    },
  };
}
