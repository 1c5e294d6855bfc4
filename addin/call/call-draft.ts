import type { CallReport } from '../../server/contract/call.ts';
import type { PickedContact } from '../contact/ContactPicker.tsx';

/** The form as it is typed. */
export interface CallDraft {
  contact: PickedContact | null;
  /** Null while nobody has typed one: the contact's first is proposed. */
  number: string | null;
  direction: CallReport['direction'];
  minutes: string;
  /** As the input has it: local time to the minute. */
  startedAt: string;
  /** Who logs for others says for whom. */
  salespersonCode: string;
  note: string;
}

export type CallProblem = 'whom' | 'minutes' | 'startedAt' | 'salesperson';

const maxMinutes = 10_000;
/** Clocks differ. */
const slackMilliseconds = 5 * 60_000;

const two = (value: number) => String(value).padStart(2, '0');

/** What `<input type="datetime-local">` shows of an instant. */
function localTime(at: Date): string {
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${day}T${two(at.getHours())}:${two(at.getMinutes())}`;
}

export const newCallDraft = (contact: PickedContact | null, now: Date): CallDraft => ({
  contact,
  number: null,
  direction: 'outbound',
  minutes: '',
  startedAt: localTime(now),
  salespersonCode: '',
  note: '',
});

const minutesOf = ({ minutes }: CallDraft): number | null =>
  /^\d{1,5}$/.test(minutes.trim()) && Number(minutes) <= maxMinutes ? Number(minutes) : null;

/** What still keeps the call from being logged. */
export function problemsOf(
  draft: CallDraft,
  { number, needsSalesperson, now }: { number: string; needsSalesperson: boolean; now: Date },
): Set<CallProblem> {
  const problems = new Set<CallProblem>();
  if (draft.contact === null && number.trim() === '') problems.add('whom');
  if (minutesOf(draft) === null) problems.add('minutes');
  const at = Date.parse(draft.startedAt);
  if (!(at <= now.getTime() + slackMilliseconds)) problems.add('startedAt');
  if (needsSalesperson && draft.salespersonCode === '') problems.add('salesperson');
  return problems;
}

export const reportOf = (draft: CallDraft, number: string): Omit<CallReport, 'callId'> => ({
  direction: draft.direction,
  startedAt: new Date(draft.startedAt).toISOString(),
  talkSeconds: (minutesOf(draft) ?? 0) * 60,
  ...(number.trim() !== '' && { number: number.trim() }),
  ...(draft.contact && { contactNo: draft.contact.no }),
  ...(draft.salespersonCode !== '' && { salespersonCode: draft.salespersonCode }),
  ...(draft.note.trim() !== '' && { comment: draft.note }),
});
