/** Control characters become spaces, the ends are trimmed, the rest is cut to the column. */
export const cleanText = (value: unknown, max: number): string => {
  if (typeof value !== 'string') return '';
  const text = value
    .toWellFormed()
    .replace(/\p{Cc}+/gu, ' ')
    .trim();
  if (text.length <= max) return text;
  const cut = text.slice(0, max);
  return /[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut;
};

/** An instant in milliseconds; what cannot be read is `now`. */
export const readInstant = (value: unknown, now: number): number => {
  const instant =
    typeof value === 'string' ? Date.parse(value) : typeof value === 'number' ? value : Number.NaN;
  const sane = instant > 0 && instant < Date.UTC(9999, 0);
  return Number.isFinite(instant) && sane ? Math.floor(instant) : now;
};
