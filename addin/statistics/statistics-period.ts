import { daysBefore } from '../ui/dates.ts';

export const presets = [
  'thisWeek',
  'thisMonth',
  'thisQuarter',
  'thisYear',
  'last12Months',
] as const;
export type Preset = (typeof presets)[number];

export interface Days {
  dateFrom: string;
  dateTo: string;
}

const firstOfQuarter = (today: string): string => {
  const month = Number(today.slice(5, 7));
  const first = month - ((month - 1) % 3);
  return `${today.slice(0, 5)}${String(first).padStart(2, '0')}-01`;
};

const monday = (today: string): string =>
  daysBefore(today, (new Date(Date.parse(today)).getUTCDay() + 6) % 7);

/** Twelve months that end today: on 21 November they begin on 22 November of the year before. */
const yearAgo = (today: string): string => {
  const [year = 0, month = 1, day = 1] = today.split('-').map(Number);
  return new Date(Date.UTC(year - 1, month - 1, day + 1)).toISOString().slice(0, 10);
};

const firstDays: Record<Preset, (today: string) => string> = {
  thisWeek: monday,
  thisMonth: (today) => `${today.slice(0, 8)}01`,
  thisQuarter: firstOfQuarter,
  thisYear: (today) => `${today.slice(0, 5)}01-01`,
  last12Months: yearAgo,
};

/** They end today: days to come would make every comparison look bad. */
export const daysOf = (preset: Preset, today: string): Days => ({
  dateFrom: firstDays[preset](today),
  dateTo: today,
});

const lengthOf = ({ dateFrom, dateTo }: Days): number =>
  1 + (Date.parse(dateTo) - Date.parse(dateFrom)) / 86_400_000;

/** Columns that are neither too few nor too many to see anything. */
export const unitOf = (days: Days): 'day' | 'week' | 'month' => {
  const length = lengthOf(days);
  if (length <= 31) return 'day';
  return length <= 400 ? 'week' : 'month';
};
