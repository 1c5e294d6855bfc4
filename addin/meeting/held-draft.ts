import type { ContactListItem } from '../../server/contract/contact.ts';

export interface HeldPerson {
  contact: ContactListItem;
  /** Whether the box is ticked when the form opens. */
  chosen: boolean;
}

export interface HeldDraft {
  contactNos: readonly string[];
  templateCode: string | null;
  /** As a field for day and time shows it. */
  startsAt: string;
  minutes: string;
  description: string;
  note: string;
}

export type HeldProblem = 'people' | 'template' | 'startsAt' | 'minutes';

const minute = 60_000;

/** What a field for day and time shows: this browser's time. */
const localTime = (instant: Date): string =>
  new Date(instant.getTime() - instant.getTimezoneOffset() * minute).toISOString().slice(0, 16);

export interface HeldFacts {
  people: readonly HeldPerson[];
  description: string;
  startsAt: string | null;
  endsAt: string | null;
}

export function newHeldDraft({ people, description, startsAt, endsAt }: HeldFacts): HeldDraft {
  const length =
    startsAt === null || endsAt === null
      ? null
      : Math.round((Date.parse(endsAt) - Date.parse(startsAt)) / minute);
  return {
    contactNos: people
      .filter(({ chosen, contact }) => chosen && !contact.privacyBlocked)
      .map(({ contact }) => contact.no),
    templateCode: null,
    startsAt: localTime(startsAt === null ? new Date() : new Date(startsAt)),
    minutes: length !== null && length > 0 ? String(length) : '',
    description,
    note: '',
  };
}

const minutesOf = (text: string): number | null =>
  /^\d{1,6}$/.test(text.trim()) ? Number(text.trim()) : null;

export function problemsOf(draft: HeldDraft, templateCode: string | null): Set<HeldProblem> {
  const problems = new Set<HeldProblem>();
  if (draft.contactNos.length === 0) problems.add('people');
  if (templateCode === null) problems.add('template');
  if (Number.isNaN(new Date(draft.startsAt).getTime())) problems.add('startsAt');
  if (draft.minutes.trim() !== '' && minutesOf(draft.minutes) === null) problems.add('minutes');
  return problems;
}

/** The request's body; minutes left empty are the template's. */
export function bodyOf(draft: HeldDraft, templateCode: string) {
  const minutes = minutesOf(draft.minutes);
  return {
    contactNos: [...draft.contactNos],
    interactionTemplateCode: templateCode,
    startsAt: new Date(draft.startsAt).toISOString(),
    ...(minutes !== null && { durationMinutes: minutes }),
    ...(draft.description.trim() !== '' && { description: draft.description }),
    ...(draft.note.trim() !== '' && { comment: draft.note }),
  };
}
