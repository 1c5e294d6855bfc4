const msPerDay = 86_400_000;

/** Days on which nobody in the Nordic countries is at work, whatever the year. */
const fixedHolidays = ['01-01', '01-06', '05-01', '12-06', '12-24', '12-25', '12-26', '12-31'];

/** The working days from `count` days before `today` to yesterday, oldest first, as YYYY-MM-DD. */
export function workingDaysBefore(today: string, count: number): string[] {
  const midnight = startOfDay(today);
  const days: string[] = [];
  for (let ago = count; ago >= 1; ago -= 1) {
    const day = new Date(midnight - ago * msPerDay);
    const text = dayText(day);
    const weekend = day.getUTCDay() === 0 || day.getUTCDay() === 6;
    if (!weekend && !fixedHolidays.includes(text.slice(5))) days.push(text);
  }
  return days;
}

export function startOfDay(day: string): number {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(midnight)) throw new RangeError(`Not a day: ${day}`);
  return midnight;
}

export function daysBefore(today: string, count: number): string {
  return dayText(new Date(startOfDay(today) - count * msPerDay));
}

/** ISO 8601 week: the one that has the year's Thursday. */
export function weekOf(day: string): number {
  const date = new Date(startOfDay(day));
  const thursday = date.getTime() + (4 - (date.getUTCDay() || 7)) * msPerDay;
  const newYear = Date.UTC(new Date(thursday).getUTCFullYear(), 0, 1);
  return Math.floor((thursday - newYear) / msPerDay / 7) + 1;
}

function dayText(date: Date): string {
  return date.toISOString().slice(0, 10);
}
