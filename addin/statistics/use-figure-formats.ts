import { useTranslation } from 'react-i18next';
import type { StatisticsItem } from '../../server/contract/statistics.ts';
import { useFormats } from '../ui/dates.ts';
import type { Measure } from './statistics-view.ts';

const createFormats = (locale: string) => {
  // A business day has no zone: it is read and written in UTC.
  const dates = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options });
  const percent = (options: Intl.NumberFormatOptions) =>
    new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0, ...options });
  return {
    monthName: dates({ month: 'short' }),
    month: dates({ month: 'long', year: 'numeric' }),
    dayAndMonth: dates({ day: 'numeric', month: 'short' }),
    date: dates({ dateStyle: 'medium' }),
    change: percent({ signDisplay: 'exceptZero' }),
    share: percent({}),
  };
};

const known = new Map<string, ReturnType<typeof createFormats>>();

/** Formatters are dear to make, and every part of a chart asks for them. */
const formatsOf = (locale: string) => {
  const made = known.get(locale) ?? createFormats(locale);
  known.set(locale, made);
  return made;
};

/** How figures and periods are written here. */
export function useFigureFormats() {
  const { t } = useTranslation();
  const formats = useFormats();
  const made = formatsOf(formats.locale);
  const days = (from: string, to: string): string =>
    from === to
      ? made.date.format(Date.parse(from))
      : made.date.formatRange(Date.parse(from), Date.parse(to));
  return {
    value(measure: Measure, value: number): string {
      if (measure === 'cost') return formats.money(value);
      return measure === 'durationMinutes' ? formats.duration(value) : formats.number(value);
    },
    /** At the axis, where all are of one kind: money without its currency. */
    tick: (measure: Measure, value: number): string =>
      measure === 'durationMinutes' ? formats.duration(value) : formats.number(value),
    number: formats.number,
    duration: formats.duration,
    money: formats.money,
    days,
    /** What a day, week or month is called. */
    period(unit: 'day' | 'week' | 'month', { key, dateFrom, dateTo }: StatisticsItem): string {
      if (unit === 'month') return made.month.format(Date.parse(`${key}-01`));
      if (unit === 'day') return made.date.format(Date.parse(key ?? ''));
      return t('statistics.weekOf', { days: days(dateFrom ?? '', dateTo ?? '') });
    },
    monthName: (day: string) => made.monthName.format(Date.parse(day)),
    dayAndMonth: (day: string) => made.dayAndMonth.format(Date.parse(day)),
    change: (share: number) => made.change.format(share),
    share: (part: number) => made.share.format(part),
  };
}
