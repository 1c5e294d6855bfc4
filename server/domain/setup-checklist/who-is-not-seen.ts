import type { NotSeen } from '../../contract/setup-checklist.ts';
import type { Setup, SetupPerson } from '../setup/setup.ts';

/** A person as the checklist looks at them. */
export interface ChecklistPerson extends SetupPerson {
  provider: 'entra' | 'local';
  lastSeenAt: number | null;
  lastReportAt: number | null;
}

/** An add-in that has not reported for so long is taken for one that does not run. */
const silentAfterMilliseconds = 14 * 86_400_000;

const latest = (instants: readonly (number | null)[]): number | null =>
  instants.reduce<number | null>(
    (found, one) => (one !== null && (found === null || one > found) ? one : found),
    null,
  );

const instantOrNull = (at: number | null) => (at === null ? null : new Date(at).toISOString());

const reasonOf = (
  linked: readonly ChecklistPerson[],
  seen: { at: number | null; reportAt: number | null },
  now: number,
): NotSeen['reason'] | null => {
  if (linked.length === 0) return 'nobodyLinked';
  if (seen.at === null) return 'neverSeen';
  const isSilent = seen.reportAt === null || seen.reportAt < now - silentAfterMilliseconds;
  return isSilent ? 'addInSilent' : null;
};

/** Salespeople whose mail does not reach us yet; of several accounts one that works is enough. */
export const whoIsNotSeen = (
  setup: Setup,
  people: readonly ChecklistPerson[],
  now: number,
): NotSeen[] =>
  [...setup.salespeople.values()].flatMap((salesperson) => {
    if (salesperson.blocked) return [];
    const linked = people.filter((one) => one.salespersonId === salesperson.id && !one.blocked);
    const at = latest(linked.map((one) => one.lastSeenAt));
    const reportAt = latest(linked.map((one) => one.lastReportAt));
    const reason = reasonOf(linked, { at, reportAt }, now);
    if (reason === null) return [];
    return {
      reason,
      salespersonCode: salesperson.code,
      name: salesperson.name,
      userName: linked[0]?.userName ?? null,
      lastSeenAt: instantOrNull(at),
      lastReportAt: instantOrNull(reportAt),
    };
  });
