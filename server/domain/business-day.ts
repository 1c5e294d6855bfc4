const formatters = new Map<string, Intl.DateTimeFormat>();

const formatterOf = (timeZone: string): Intl.DateTimeFormat => {
  let formatter = formatters.get(timeZone);
  if (formatter === undefined) {
    formatter = new Intl.DateTimeFormat('en-CA', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    });
    formatters.set(timeZone, formatter);
  }
  return formatter;
};

/** Every offset from UTC, and every change of one, is a multiple of a quarter of an hour. */
const quarterHour = 900_000;
const maxRemembered = 10_000;
const remembered = new Map<string, string>();

/** The calendar day (YYYY-MM-DD) of an instant in a time zone; docs/domain.md 5. */
export const businessDay = (instant: number, timeZone: string): string => {
  const key = `${Math.floor(instant / quarterHour)} ${timeZone}`;
  let day = remembered.get(key);
  if (day === undefined) {
    if (remembered.size >= maxRemembered) remembered.clear();
    day = formatterOf(timeZone).format(instant);
    remembered.set(key, day);
  }
  return day;
};

export const isTimeZone = (name: string): boolean => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
};

const dayMilliseconds = 86_400_000;

/** Every instant of the day lies between these, whatever the time zone. */
export const widestSpan = (date: string): { from: number; to: number } => {
  const midnight = Date.parse(`${date}T00:00:00Z`);
  return { from: midnight - dayMilliseconds, to: midnight + 2 * dayMilliseconds };
};

export const dayAfter = (date: string): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + dayMilliseconds).toISOString().slice(0, 10);

/** The instant at which the day begins in a time zone. */
export const startOfDay = (date: string, timeZone: string): number => {
  const span = widestSpan(date);
  let before = span.from / quarterHour;
  let within = span.to / quarterHour;
  while (within - before > 1) {
    const middle = Math.floor((before + within) / 2);
    if (businessDay(middle * quarterHour, timeZone) < date) before = middle;
    else within = middle;
  }
  return within * quarterHour;
};

const wallClocks = new Map<string, Intl.DateTimeFormat>();

/** What the clock on the wall shows in a time zone: `14:05`. */
export const timeOfDay = (instant: number, timeZone: string): string => {
  let clock = wallClocks.get(timeZone);
  if (clock === undefined) {
    clock = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' });
    wallClocks.set(timeZone, clock);
  }
  return clock.format(instant);
};

const minuteOf = (date: string, time: string): number => Date.parse(`${date}T${time}:00Z`);

/** The instant at which clocks in a time zone show it; one that they skip is an hour later. */
export const instantAt = (date: string, time: string, timeZone: string): number => {
  const wanted = minuteOf(date, time);
  const error = (at: number) =>
    wanted - minuteOf(businessDay(at, timeZone), timeOfDay(at, timeZone));
  const first = wanted + error(wanted);
  return first + Math.max(error(first), 0);
};
