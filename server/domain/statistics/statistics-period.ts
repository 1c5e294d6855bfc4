import { dayAfter } from '../business-day.ts';

export type PeriodKind = 'day' | 'week' | 'month';

/** Days from the first to the last, both within it. */
export interface Period {
  dateFrom: string;
  dateTo: string;
}

const dayMilliseconds = 86_400_000;

const toTime = (date: string): number => Date.parse(`${date}T00:00:00Z`);
const firstTime = toTime('0001-01-01');
const lastTime = toTime('9999-12-31');
/** Within the days that have four digits for their year. */
const toDate = (time: number): string =>
  new Date(Math.min(Math.max(time, firstTime), lastTime)).toISOString().slice(0, 10);

/** The Monday of the week. */
const mondayOf = (date: string): string => {
  const time = toTime(date);
  const sinceMonday = (new Date(time).getUTCDay() + 6) % 7;
  return toDate(time - sinceMonday * dayMilliseconds);
};

/** What a day, week or month is called: its first day, of a month YYYY-MM. */
export const periodKey = (kind: PeriodKind, date: string): string => {
  if (kind === 'day') return date;
  return kind === 'week' ? mondayOf(date) : date.slice(0, 7);
};

const lastDayOf = (kind: PeriodKind, key: string): string => {
  if (kind === 'day') return key;
  if (kind === 'week') return toDate(toTime(key) + 6 * dayMilliseconds);
  const [year = 0, month = 1] = key.split('-').map(Number);
  return toDate(Date.UTC(year, month, 0));
};

/** The part of a day, week or month that lies within a period. */
const clip = (kind: PeriodKind, key: string, { dateFrom, dateTo }: Period): Period => {
  const first = kind === 'month' ? `${key}-01` : key;
  const last = lastDayOf(kind, key);
  return {
    dateFrom: first < dateFrom ? dateFrom : first,
    dateTo: last > dateTo ? dateTo : last,
  };
};

/** Each day, week or month of a period with its part of it; null when there are more than `most`. */
export const periodsWithin = (
  kind: PeriodKind,
  period: Period,
  most: number,
): Map<string, Period> | null => {
  const periods = new Map<string, Period>();
  if (period.dateFrom > period.dateTo) return periods;
  for (let date = period.dateFrom; ; ) {
    if (periods.size >= most) return null;
    const key = periodKey(kind, date);
    const clipped = clip(kind, key, period);
    periods.set(key, clipped);
    if (clipped.dateTo >= period.dateTo) return periods;
    date = dayAfter(clipped.dateTo);
  }
};

/** As many days, and the last of them the day before. */
export const periodBefore = ({ dateFrom, dateTo }: Period): Period => {
  const first = toTime(dateFrom);
  const length = toTime(dateTo) - first + dayMilliseconds;
  return { dateFrom: toDate(first - length), dateTo: toDate(first - dayMilliseconds) };
};
