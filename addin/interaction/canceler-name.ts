import type { TFunction } from 'i18next';

/** What canceled an entry that nobody canceled: a later report of its message or meeting. */
const reports = {
  'recipient removed': 'recipientRemoved',
  'meeting canceled': 'meetingCanceled',
} as const;

const isReport = (by: string): by is keyof typeof reports => by in reports;

/** Who canceled an entry, as a sentence says it. */
export function cancelerName(by: string | null, t: TFunction): string {
  if (by === null) return '';
  return isReport(by) ? t(`meeting.canceledBy.${reports[by]}`) : by;
}
