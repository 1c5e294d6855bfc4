import type { CaptureReason } from '../../contract/capture-decision.ts';
import type { Actor } from '../../domain/actor.ts';
import { businessDay } from '../../domain/business-day.ts';
import { addressesToMatch, type EmailDirection } from '../../domain/email/decide-email.ts';
import {
  decideMeeting,
  meetingDirection,
  privateMeetingReason,
} from '../../domain/meeting/decide-meeting.ts';
import { isNewerTruth, type MeetingSighting } from '../../domain/meeting/meeting-sighting.ts';
import type { Setup } from '../../domain/setup/setup.ts';
import { loadAddressBook } from '../contact/address-book.ts';
import { addParticipants, applyNewerTruth, forgetWhoWasUnknown } from '../email/newer-truth.ts';
import {
  countPrivate,
  eraseEntries,
  type HashPrivateMeetings,
  knownPrivate,
  rememberPrivate,
} from '../email/private-email.ts';
import { type LoggedMessage, writeEntries } from '../email/write-entries.ts';
import type { Handle } from '../storage.ts';
import {
  findMeetings,
  identitiesOf,
  keepIdentities,
  type MeetingIdentity,
  type MeetingRow,
} from './find-meeting.ts';
import { foldMeetings, storedMeeting } from './fold-meetings.ts';

export interface LogMeetingContext {
  setup: Setup;
  actor: Actor;
  hashPrivate: HashPrivateMeetings;
  now: number;
}

/** What became of a report: the meeting's row, or that it is private. */
export type LoggedMeeting =
  | { kind: 'meeting'; meetingId: number; created: boolean }
  | { kind: 'private'; created: boolean; reason: CaptureReason | null };

interface Sighted extends LogMeetingContext {
  sighting: MeetingSighting;
  direction: EmailDirection;
}

const decide = async (handle: Handle, { setup, sighting, direction }: Sighted) => {
  const book = await loadAddressBook(handle, addressesToMatch(direction.concerned));
  return decideMeeting(sighting, setup, direction, book);
};

/** The words of a meeting as a report has them; one whose organizer is not ours keeps none. */
const wordsOf = ({ sighting, direction }: Sighted) => {
  const ours = direction.direction === 'outbound';
  return {
    organizer_address: ours ? (sighting.from?.address ?? null) : null,
    organizer_name: ours ? (sighting.from?.name ?? null) : null,
    subject: ours ? sighting.subject : null,
    starts_at: ours ? sighting.startsAt : null,
    ends_at: ours ? sighting.endsAt : null,
    location: ours ? sighting.location : null,
    canceled: sighting.canceled && !sighting.occurrence ? (1 as const) : (0 as const),
    sent_at: sighting.sentAt,
    truth_at: sighting.occurrence ? 0 : sighting.sentAt,
    truth_sequence: sighting.occurrence ? 0 : sighting.sequence,
    incomplete: sighting.incomplete ? (1 as const) : (0 as const),
    salesperson_id: direction.salespersonId,
  };
};

const loggedMeeting = (id: number, { sighting, direction }: Sighted): LoggedMessage => ({
  link: 'meeting_id',
  setupKey: direction.setupKey,
  id,
  direction: direction.direction,
  salespersonId: direction.salespersonId,
  subject: sighting.subject,
  sentAt: sighting.sentAt,
  origin: sighting.origin,
});

const logNew = async (
  handle: Handle,
  sighted: Sighted,
  identities: readonly MeetingIdentity[],
): Promise<LoggedMeeting> => {
  const { actor, now, setup } = sighted;
  const decisions = await decide(handle, sighted);
  const [id] = await handle.engine.insert(handle.sql, 'meeting', 'id', [
    {
      ...wordsOf(sighted),
      reported_by: actor.label,
      reporter: actor.identity,
      created_at: now,
      changed_at: now,
    },
  ]);
  if (id === undefined) throw new Error('The meeting was not numbered');
  await keepIdentities(handle, id, identities);
  const context = { setup, by: actor.label, now, isNew: true };
  await writeEntries(handle, loggedMeeting(id, sighted), decisions, context);
  return { kind: 'meeting', meetingId: id, created: true };
};

const logAgain = async (handle: Handle, row: MeetingRow, sighted: Sighted): Promise<void> => {
  const { sighting, setup, actor, now } = sighted;
  const truth = { sentAt: row.truth_at, sequence: row.truth_sequence };
  const isNewer = isNewerTruth(sighting, truth);
  if (row.purged === 1 || !(isNewer || sighting.asked)) return;
  const context = { setup, by: actor.label, now };
  const decisions = await decide(handle, sighted);
  if (sighting.occurrence || !isNewer) {
    // What a canceled meeting's dates or an older report name is canceled with it.
    if (row.canceled === 1 || sighting.canceled) return;
    if (sighting.asked) await forgetWhoWasUnknown(handle, storedMeeting(row), decisions);
    await addParticipants(handle, storedMeeting(row), decisions, context);
    return;
  }
  await handle.sql
    .updateTable('meeting')
    .set({ ...wordsOf(sighted), changed_at: now })
    .where('id', '=', row.id)
    .execute();
  if (sighting.asked) await forgetWhoWasUnknown(handle, storedMeeting(row), decisions);
  await applyNewerTruth(
    handle,
    loggedMeeting(row.id, sighted),
    sighting.canceled ? [] : decisions,
    sighting.canceled
      ? { ...context, incomplete: false, removal: 'meetingCanceled' }
      : { ...context, incomplete: sighting.incomplete },
  );
};

/** Erases what was logged of a meeting before its privacy was known, and leaves a count. */
const keepPrivate = async (
  handle: Handle,
  sighted: Sighted,
  { meetings, hashes, reason }: { meetings: MeetingRow[]; hashes: string[]; reason: CaptureReason },
): Promise<void> => {
  const { sql } = handle;
  const { setup, direction, sighting, hashPrivate, now } = sighted;
  const all = [...hashes];
  for (const { id } of meetings) {
    const identities = await sql
      .selectFrom('meeting_identity')
      .select('identity_hash')
      .where('meeting_id', '=', id)
      .execute();
    all.push(...identities.map((row) => row.identity_hash));
    await eraseEntries(handle, { link: 'meeting_id', id }, now);
    await sql
      .updateTable('interaction_log_entry')
      .set({ held_meeting_id: null })
      .where('held_meeting_id', '=', id)
      .execute();
    await sql.deleteFrom('meeting_identity').where('meeting_id', '=', id).execute();
    await sql.deleteFrom('meeting').where('id', '=', id).execute();
  }
  await rememberPrivate(handle, hashPrivate(all), now);
  await countPrivate(handle, {
    date: businessDay(sighting.sentAt, setup.timeZone),
    reason,
    salespersonId: direction.salespersonId ?? 0,
  });
};

/** Logs an invitation once, however often and by whichever of its identities it is reported. */
export const logMeeting = async (
  handle: Handle,
  sighting: MeetingSighting,
  context: LogMeetingContext,
): Promise<LoggedMeeting> => {
  const { setup, actor, hashPrivate, now } = context;
  const direction = meetingDirection(sighting, setup, actor);
  const sighted: Sighted = { ...context, sighting, direction };
  const identities = identitiesOf(sighting, sighting.platform);
  const hashes = identities.map(({ hash }) => hash).sort();
  for (const hash of hashes) await handle.engine.lock(handle.sql, `meeting:${hash}`);

  const reason = privateMeetingReason(sighting, setup);
  if ((await knownPrivate(handle, hashPrivate(hashes))).size > 0) {
    await rememberPrivate(handle, hashPrivate(hashes), now);
    return { kind: 'private', created: false, reason };
  }
  const { meetings, fresh } = await findMeetings(handle, identities);
  if (reason !== null) {
    await keepPrivate(handle, sighted, { meetings, hashes, reason });
    return { kind: 'private', created: true, reason };
  }
  const meeting = await foldMeetings(handle, meetings, context);
  if (meeting === null) return logNew(handle, sighted, fresh);
  await keepIdentities(handle, meeting.id, fresh);
  await logAgain(handle, meeting, sighted);
  return { kind: 'meeting', meetingId: meeting.id, created: false };
};
