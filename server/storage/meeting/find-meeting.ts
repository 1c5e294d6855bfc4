import { createHash } from 'node:crypto';
import type { Selectable } from 'kysely';
import type { MeetingIdentities } from '../../domain/meeting/meeting-sighting.ts';
import type { MeetingTable } from '../database.ts';
import type { Handle } from '../storage.ts';

export type MeetingRow = Selectable<MeetingTable>;

type IdentityKind = 'uid' | 'stamp' | 'item';

export interface MeetingIdentity {
  kind: IdentityKind;
  hash: string;
  platform: string;
}

/** The identities of a report, the surest first. */
export const identitiesOf = (
  { iCalUId, meetingId, itemId }: MeetingIdentities,
  platform: string,
): MeetingIdentity[] => {
  const identity = (kind: IdentityKind, id: string | null): MeetingIdentity[] =>
    id === null
      ? []
      : [{ kind, hash: createHash('sha256').update(`${kind}:${id}`).digest('hex'), platform }];
  return [
    ...identity('uid', iCalUId),
    ...identity('stamp', meetingId),
    ...identity('item', itemId),
  ];
};

const rowsOf = async ({ sql, engine }: Handle, hashes: readonly string[]) =>
  hashes.length === 0
    ? []
    : sql
        .selectFrom('meeting_identity as i')
        .innerJoin('meeting as g', 'g.id', 'i.meeting_id')
        .selectAll('g')
        .select('i.identity_hash')
        .where((eb) => engine.isOneOf(eb, 'i.identity_hash', hashes))
        .execute();

/**
 * A copied appointment carries the stamp of the one it was copied from. It is another meeting when
 * the calendar's own id says so; item ids are compared within one kind of Outlook, as each has its own.
 */
const isCopyOf = async (
  { sql }: Handle,
  meetingId: number,
  identities: readonly MeetingIdentity[],
): Promise<boolean> => {
  const stored = await sql
    .selectFrom('meeting_identity')
    .select(['identity_hash', 'kind', 'platform'])
    .where('meeting_id', '=', meetingId)
    .execute();
  return identities.some(({ kind, hash, platform }) => {
    if (kind === 'stamp') return false;
    const same = stored.filter(
      (one) => one.kind === kind && (kind === 'uid' || one.platform === platform),
    );
    return same.length > 0 && same.every((one) => one.identity_hash !== hash);
  });
};

export interface FoundMeeting {
  /** More than one when a report shows that they are the same. */
  meetings: MeetingRow[];
  /** Identities of the report that nobody has yet. */
  fresh: MeetingIdentity[];
}

export const findMeetings = async (
  handle: Handle,
  identities: readonly MeetingIdentity[],
): Promise<FoundMeeting> => {
  const hits = await rowsOf(
    handle,
    identities.map(({ hash }) => hash),
  );
  const byHash = new Map(hits.map(({ identity_hash, ...meeting }) => [identity_hash, meeting]));
  const meetings = new Map<number, MeetingRow>();
  for (const { kind, hash } of identities) {
    const meeting = byHash.get(hash);
    if (meeting === undefined || meetings.has(meeting.id)) continue;
    if (kind !== 'stamp' || !(await isCopyOf(handle, meeting.id, identities)))
      meetings.set(meeting.id, meeting);
  }
  return {
    meetings: [...meetings.values()],
    fresh: identities.filter(({ hash }) => !byHash.has(hash)),
  };
};

export const keepIdentities = async (
  { sql }: Handle,
  meetingId: number,
  identities: readonly MeetingIdentity[],
): Promise<void> => {
  for (const { hash, kind, platform } of identities)
    await sql
      .insertInto('meeting_identity')
      .values({ identity_hash: hash, meeting_id: meetingId, kind, platform })
      .execute();
};
