import type { UnknownCorrespondent } from '../../contract/unknown-correspondent.ts';

const dayMilliseconds = 86_400_000;
/** After so many days a mail weighs half. */
const halfLifeDays = 30;

/** Machines that write by themselves. */
const automatic =
  /^(?:no-?reply|do-?not-?reply|ei-?vastata|ala-?vastaa|svara-?ej|noreply|bounces?|mailer-daemon|postmaster|notifications?|newsletter|uutiskirje|nyhetsbrev)(?:[+._-].*)?@/i;

export const isAutomatic = (address: string): boolean => automatic.test(address);

/** To write to somebody tells more than to be written to; what was long ago tells less. */
const weightOf = (
  {
    sent,
    received,
    calls,
    lastAt,
  }: Pick<UnknownCorrespondent, 'sent' | 'received' | 'calls' | 'lastAt'>,
  now: number,
): number => {
  const both = sent > 0 && received > 0 ? 2 : 0;
  const days = Math.max(0, now - Date.parse(lastAt)) / dayMilliseconds;
  return (3 * sent + received + 3 * calls + both) * 0.5 ** (days / halfLifeDays);
};

/** Those one writes to or calls first, then those one only hears from. */
export const rankCorrespondents = (
  all: readonly UnknownCorrespondent[],
  now: number,
): UnknownCorrespondent[] => {
  const reached = (one: UnknownCorrespondent) => (one.sent + one.calls > 0 ? 1 : 0);
  return [...all].sort(
    (a, b) =>
      reached(b) - reached(a) ||
      weightOf(b, now) - weightOf(a, now) ||
      a.value.localeCompare(b.value),
  );
};
