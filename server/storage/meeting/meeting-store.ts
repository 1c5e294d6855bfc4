import type { Decision } from '../../contract/capture-decision.ts';
import type { HeldMeeting } from '../../contract/held-meeting.ts';
import type { MeetingLookupResult, MeetingResult } from '../../contract/meeting.ts';
import { type Actor, isAdministrator } from '../../domain/actor.ts';
import type { Caller } from '../../domain/caller.ts';
import {
  decideMeeting,
  meetingDirection,
  privateMeetingReason,
} from '../../domain/meeting/decide-meeting.ts';
import type { MeetingSighting } from '../../domain/meeting/meeting-sighting.ts';
import type { MeetingStore } from '../../domain/meeting/meeting-store.ts';
import { seenSalespeople, seesSalesperson } from '../../domain/seeing.ts';
import type { Setup } from '../../domain/setup/setup.ts';
import { presentPreview, privateDecision, privatePreview } from '../email/present-preview.ts';
import type { HashPrivateMeetings } from '../email/private-email.ts';
import { type EntryRow, presentEntry, selectEntries } from '../interaction-log-entry/entry-rows.ts';
import type { ReadSetup } from '../setup/setup-snapshot.ts';
import { type Handle, type Storage, UniqueViolation } from '../storage.ts';
import { writeOnce } from '../write-once.ts';
import { findMeetings, identitiesOf } from './find-meeting.ts';
import { logHeldMeeting } from './log-held-meeting.ts';
import { logMeeting } from './log-meeting.ts';

const maxAttempts = 5;

const decisionsOf = async ({ sql }: Handle, meetingId: number): Promise<Decision[]> =>
  (
    await sql
      .selectFrom('capture_decision as d')
      .leftJoin('contact as c', 'c.id', 'd.contact_id')
      .select(['d.address', 'd.role', 'd.outcome', 'd.reason', 'd.rule_name', 'c.no'])
      .where('d.meeting_id', '=', meetingId)
      .orderBy('d.id')
      .execute()
  ).map((row) => ({
    address: row.address,
    role: row.role as Decision['role'],
    outcome: row.outcome as Decision['outcome'],
    reason: row.reason as Decision['reason'],
    ...(row.rule_name !== null && { rule: row.rule_name }),
    ...(row.no !== null && { contactNo: row.no }),
  }));

const presentSeen = (rows: readonly EntryRow[], setup: Setup, actor: Actor) => {
  const seen = seenSalespeople(setup, actor);
  return rows
    .filter((row) => seesSalesperson(seen, row.salesperson_id))
    .map((row) => presentEntry(row, setup));
};

/** Entries follow the rule of seeing; decisions are the organizer's, the reporter's and administrators'. */
const presentMeeting = async (
  handle: Handle,
  setup: Setup,
  actor: Actor,
  meetingId: number,
): Promise<MeetingLookupResult> => {
  const meeting = await handle.sql
    .selectFrom('meeting')
    .select(['canceled', 'salesperson_id', 'reporter', 'reported_by', 'created_at'])
    .where('id', '=', meetingId)
    .executeTakeFirstOrThrow();
  const isOwn =
    isAdministrator(actor) ||
    meeting.reporter === actor.identity ||
    (actor.salespersonId !== null && meeting.salesperson_id === actor.salespersonId);
  const entriesBy = async (link: 'meeting_id' | 'held_meeting_id') =>
    presentSeen(
      await selectEntries(handle)
        .where(`e.${link}`, '=', meetingId)
        .where('e.discarded_at', 'is', null)
        .orderBy('e.entry_no')
        .execute(),
      setup,
      actor,
    );
  return {
    known: true,
    meetingNo: meetingId,
    canceled: meeting.canceled === 1,
    reportedBy: meeting.reported_by,
    reportedAt: new Date(meeting.created_at).toISOString(),
    entries: await entriesBy('meeting_id'),
    held: await entriesBy('held_meeting_id'),
    decisions: isOwn ? await decisionsOf(handle, meetingId) : [],
  };
};

const resultOf = ({ meetingNo, canceled, entries, decisions }: MeetingResult): MeetingResult => ({
  meetingNo,
  canceled,
  entries,
  decisions,
});

const unknownMeeting: MeetingLookupResult = {
  known: false,
  meetingNo: null,
  canceled: false,
  reportedBy: null,
  reportedAt: null,
  entries: [],
  held: [],
  decisions: [],
};

const preview = async (handle: Handle, setup: Setup, actor: Actor, sighting: MeetingSighting) => {
  const reason = privateMeetingReason(sighting, setup);
  if (reason !== null) return privatePreview(reason);
  const direction = meetingDirection(sighting, setup, actor);
  return presentPreview(handle, direction, (book) =>
    decideMeeting(sighting, setup, direction, book),
  );
};

/** A unique key that says no means that another one came first: look again. */
const lookingAgain = async <T>(job: () => Promise<T>): Promise<T> => {
  for (let attempt = 1; ; attempt++) {
    try {
      return await job();
    } catch (error) {
      if (!(error instanceof UniqueViolation) || attempt === maxAttempts) throw error;
    }
  }
};

export const createMeetingStore = (
  storage: Storage,
  readSetup: ReadSetup,
  hashPrivate: HashPrivateMeetings,
): MeetingStore => {
  const logOnce = (actor: Actor, sighting: MeetingSighting) =>
    storage.write(async (handle) => {
      const setup = await readSetup(handle);
      const context = { setup, actor, hashPrivate, now: Date.now() };
      const logged = await logMeeting(handle, sighting, context);
      const { created } = logged;
      if (logged.kind === 'private')
        return {
          created,
          result: resultOf({ ...unknownMeeting, decisions: [privateDecision(logged.reason)] }),
        };
      const found = await presentMeeting(handle, setup, actor, logged.meetingId);
      return { created, result: resultOf(found) };
    });
  const logHeldOnce = ({ actor, once }: Caller, held: HeldMeeting) =>
    writeOnce(storage, once, async (handle) => {
      const setup = await readSetup(handle);
      const logged = await logHeldMeeting(handle, held, { setup, actor, now: Date.now() });
      const rows = await selectEntries(handle)
        .where((eb) => handle.engine.isOneOf(eb, 'e.entry_no', logged.entryNos))
        .orderBy('e.entry_no')
        .execute();
      const result = { meetingNo: logged.meetingId, entries: presentSeen(rows, setup, actor) };
      return { created: logged.created, result };
    });
  return {
    log: (actor, sighting) => lookingAgain(() => logOnce(actor, sighting)),
    logHeld: (caller, held) => lookingAgain(() => logHeldOnce(caller, held)),
    preview: async (actor, sighting) =>
      preview(storage.read, await readSetup(storage.read), actor, sighting),
    async lookUp(actor, identities) {
      const setup = await readSetup(storage.read);
      const { meetings } = await findMeetings(storage.read, identitiesOf(identities, ''));
      const [meeting] = meetings;
      return meeting === undefined
        ? unknownMeeting
        : presentMeeting(storage.read, setup, actor, meeting.id);
    },
  };
};
