import { useTranslation } from 'react-i18next';
import { useSession } from './session.tsx';

/** How a day or an instant is called. */
export interface DayFormats {
  /** A business day: today, yesterday, then the date. */
  day(day: string): string;
  /** The day of an instant, in the reader's zone. */
  dayOf(instant: string): string;
  /** "Today 14:05", "Yesterday 9:12", then date and time, in the reader's zone. */
  when(instant: string): string;
}

export interface Formats extends DayFormats {
  /** Language and region of the reader. */
  locale: string;
  /** The same after other words: "canceled by EH, yesterday". */
  inSentence: DayFormats;
  /** The heading above the entries of a day, with its weekday. */
  dayHeading(day: string): string;
  time(instant: string): string;
  /** For tooltips: the exact instant with its zone. */
  exact(instant: string): string;
  /** How long ago, in the largest fitting unit. */
  age(instant: string): string;
  money(amount: number): string;
  duration(minutes: number): string;
  number(value: number): string;
  /** A month of a year: "Mar 2026". */
  month(month: string): string;
}

const dayMilliseconds = 86_400_000;
const knownDayFormats = new Map<string, Intl.DateTimeFormat>();

/** YYYY-MM-DD of an instant in a zone. */
export function dayIn(instant: Date, timeZone?: string): string {
  const key = timeZone ?? '';
  const format =
    knownDayFormats.get(key) ?? new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' });
  knownDayFormats.set(key, format);
  return format.format(instant);
}

export function daysBefore(day: string, count: number): string {
  return new Date(Date.parse(day) - count * dayMilliseconds).toISOString().slice(0, 10);
}

/** As they stand in a sentence. */
interface Words {
  today: string;
  yesterday: string;
}

function relativeDay(day: string, today: string, words: Words): string | null {
  if (day === today) return words.today;
  return day === daysBefore(today, 1) ? words.yesterday : null;
}

function dateFormats(language: string) {
  // A business day has no zone: it is read and written in UTC.
  const plain = { timeZone: 'UTC' } as const;
  return {
    day: new Intl.DateTimeFormat(language, { ...plain, dateStyle: 'medium' }),
    thisYear: new Intl.DateTimeFormat(language, { ...plain, day: 'numeric', month: 'short' }),
    near: new Intl.DateTimeFormat(language, {
      ...plain,
      weekday: 'long',
      day: 'numeric',
      month: 'long',
    }),
    far: new Intl.DateTimeFormat(language, {
      ...plain,
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      year: 'numeric',
    }),
    month: new Intl.DateTimeFormat(language, { ...plain, month: 'short', year: 'numeric' }),
    time: new Intl.DateTimeFormat(language, { timeStyle: 'short' }),
    exact: new Intl.DateTimeFormat(language, { dateStyle: 'full', timeStyle: 'long' }),
    age: new Intl.RelativeTimeFormat(language, { numeric: 'auto' }),
  };
}

function capitalised(text: string, language: string): string {
  return text.charAt(0).toLocaleUpperCase(language) + text.slice(1);
}

function dayFormats(
  formats: ReturnType<typeof dateFormats>,
  words: Words,
  today: () => string,
): DayFormats {
  const dateOf = (day: string, now: string) => {
    const format = day.slice(0, 4) === now.slice(0, 4) ? formats.thisYear : formats.day;
    return relativeDay(day, now, words) ?? format.format(Date.parse(day));
  };
  const readersDate = (instant: string) => dateOf(dayIn(new Date(instant)), dayIn(new Date()));
  return {
    day: (day) => dateOf(day, today()),
    dayOf: readersDate,
    when: (instant) => `${readersDate(instant)} ${formats.time.format(Date.parse(instant))}`,
  };
}

function createFormats(
  language: string,
  words: Words,
  organisation: { timeZone: string; currencyCode: string },
): Formats {
  const formats = dateFormats(language);
  const money = new Intl.NumberFormat(language, {
    style: 'currency',
    currency: organisation.currencyCode,
  });
  const unit = (name: 'hour' | 'minute') =>
    new Intl.NumberFormat(language, { style: 'unit', unit: name, unitDisplay: 'short' });
  const [hours, minutes] = [unit('hour'), unit('minute')];
  const number = new Intl.NumberFormat(language);
  const today = () => dayIn(new Date(), organisation.timeZone);
  const first: Words = {
    today: capitalised(words.today, language),
    yesterday: capitalised(words.yesterday, language),
  };

  return {
    locale: language,
    ...dayFormats(formats, first, today),
    inSentence: dayFormats(formats, words, today),
    dayHeading(day) {
      const relative = relativeDay(day, today(), first);
      if (relative) return relative;
      const format = day.slice(0, 4) === today().slice(0, 4) ? formats.near : formats.far;
      return capitalised(format.format(Date.parse(day)), language);
    },
    time: (instant) => formats.time.format(Date.parse(instant)),
    exact: (instant) => formats.exact.format(Date.parse(instant)),
    age(instant) {
      const elapsed = Math.round((Date.parse(instant) - Date.now()) / 60_000);
      if (elapsed > -60) return formats.age.format(Math.min(elapsed, 0), 'minute');
      if (elapsed > -48 * 60) return formats.age.format(Math.round(elapsed / 60), 'hour');
      return formats.age.format(Math.round(elapsed / 1440), 'day');
    },
    money: (amount) => money.format(amount),
    duration(total) {
      const [whole, rest] = [Math.floor(total / 60), total % 60];
      if (whole === 0) return minutes.format(rest);
      return rest === 0 ? hours.format(whole) : `${hours.format(whole)} ${minutes.format(rest)}`;
    },
    number: (value) => number.format(value),
    month: (month) => formats.month.format(Date.parse(`${month}-01`)),
  };
}

const known = new Map<string, Formats>();

/** Formatters are dear to make, and every row of a list asks for them. */
export function useFormats(): Formats {
  const { t, i18n } = useTranslation();
  const { host, me } = useSession();
  const { timeZone, currencyCode } = me;
  const { language } = i18n;
  // The host knows the reader's region, which the language alone does not tell.
  const locale =
    [host.locale, ...navigator.languages].find((tag) => tag.split('-')[0] === language) ?? language;
  const key = `${locale} ${timeZone} ${currencyCode}`;
  const made = known.get(key);
  if (made) return made;
  const words = { today: t('dates.today'), yesterday: t('dates.yesterday') };
  const formats = createFormats(locale, words, { timeZone, currencyCode });
  known.set(key, formats);
  return formats;
}
