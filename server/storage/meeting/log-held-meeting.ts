import type { HeldMeeting } from '../../contract/held-meeting.ts';
import type { InteractionDraftInput } from '../../contract/interaction-draft.ts';
import type { FieldProblem } from '../../contract/problem.ts';
import { DomainError, invalidInput } from '../../domain/domain-error.ts';
import { logInteractions } from '../interaction-log-entry/log-interactions.ts';
import type { DraftContext } from '../interaction-log-entry/settle-draft.ts';
import type { Handle } from '../storage.ts';
import { findMeetings, identitiesOf, keepIdentities } from './find-meeting.ts';
import { foldMeetings } from './fold-meetings.ts';

export interface LoggedHeldMeeting {
  meetingId: number | null;
  /** Whether an entry is new. */
  created: boolean;
  entryNos: number[];
}

/** The meeting's row; one that no invitation was seen of keeps nothing but its ids. */
const findOrKeep = async (
  handle: Handle,
  { meeting, startsAt }: HeldMeeting,
  context: DraftContext,
): Promise<number | null> => {
  if (meeting === undefined) return null;
  const { iCalUId = null, meetingId = null, itemId = null, platform = '' } = meeting;
  const identities = identitiesOf({ iCalUId, meetingId, itemId }, platform);
  for (const hash of identities.map((one) => one.hash).sort())
    await handle.engine.lock(handle.sql, `meeting:${hash}`);
  const { meetings, fresh } = await findMeetings(handle, identities);
  const known = await foldMeetings(handle, meetings, context);
  if (known !== null) {
    await keepIdentities(handle, known.id, fresh);
    return known.id;
  }
  const { actor, now } = context;
  const [id] = await handle.engine.insert(handle.sql, 'meeting', 'id', [
    {
      organizer_address: null,
      organizer_name: null,
      subject: null,
      starts_at: Date.parse(startsAt),
      ends_at: null,
      location: null,
      canceled: 0,
      sent_at: now,
      truth_at: 0,
      truth_sequence: 0,
      incomplete: 0,
      salesperson_id: actor.salespersonId,
      reported_by: actor.label,
      reporter: actor.identity,
      created_at: now,
      changed_at: now,
    },
  ]);
  if (id === undefined) throw new Error('The meeting was not numbered');
  await keepIdentities(handle, id, fresh);
  return id;
};

/** Entries that say it was held already, by the numbers of their contacts. */
const heldOf = async ({ sql }: Handle, meetingId: number | null): Promise<Map<string, number>> =>
  meetingId === null
    ? new Map()
    : new Map(
        (
          await sql
            .selectFrom('interaction_log_entry as e')
            .innerJoin('contact as c', 'c.id', 'e.contact_id')
            .select(['c.no', 'e.entry_no'])
            .where('e.held_meeting_id', '=', meetingId)
            .execute()
        ).map((row) => [row.no, row.entry_no] as const),
      );

const draftOf = (held: HeldMeeting, contactNo: string): InteractionDraftInput => ({
  contactNo,
  interactionTemplateCode: held.interactionTemplateCode,
  timeOfInteraction: held.startsAt,
  ...(held.description != null && { description: held.description }),
  ...(held.durationMinutes !== undefined && { durationMinutes: held.durationMinutes }),
  ...(held.salespersonCode !== undefined && { salespersonCode: held.salespersonCode }),
  ...(held.comment !== undefined && { comments: [{ comment: held.comment }] }),
});

/** The fields of the form, where the drafts' are named; what is wrong with all of them is said once. */
const problemsOfForm = (
  fields: readonly FieldProblem[],
  { all, fresh }: { all: readonly string[]; fresh: readonly string[] },
): FieldProblem[] => {
  const said = new Map<string, FieldProblem>();
  for (const field of fields) {
    const [, at = '0', name = field.path] = /^interactions\.(\d+)\.(.+)$/.exec(field.path) ?? [];
    const path =
      name === 'contactNo' ? `contactNos.${all.indexOf(fresh[Number(at)] ?? '')}` : fieldOf(name);
    const key = `${path} ${field.code}`;
    if (!said.has(key)) said.set(key, { ...field, path });
  }
  return [...said.values()];
};

const fieldOf = (name: string): string => {
  if (name === 'timeOfInteraction' || name === 'date') return 'startsAt';
  return name.startsWith('comments') ? 'comment' : name;
};

/** Logs the meeting with everybody who is not logged with it yet; all of them or nobody. */
export const logHeldMeeting = async (
  handle: Handle,
  held: HeldMeeting,
  context: DraftContext,
): Promise<LoggedHeldMeeting> => {
  const meetingId = await findOrKeep(handle, held, context);
  const known = await heldOf(handle, meetingId);
  const all = [...new Set(held.contactNos)];
  const fresh = all.filter((no) => !known.has(no));
  const numbers = await logAll(handle, context, { held, all, fresh });
  if (meetingId !== null)
    for (const entryNo of numbers)
      await handle.sql
        .updateTable('interaction_log_entry')
        .set({ held_meeting_id: meetingId })
        .where('entry_no', '=', entryNo)
        .execute();
  for (const [at, no] of fresh.entries()) known.set(no, numbers[at] ?? 0);
  return {
    meetingId,
    created: numbers.length > 0,
    entryNos: all.flatMap((no) => known.get(no) ?? []),
  };
};

const logAll = async (
  handle: Handle,
  context: DraftContext,
  { held, all, fresh }: { held: HeldMeeting; all: readonly string[]; fresh: readonly string[] },
): Promise<number[]> => {
  if (fresh.length === 0) return [];
  try {
    return await logInteractions(
      handle,
      context,
      fresh.map((no) => draftOf(held, no)),
    );
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'invalidInput') throw error;
    throw invalidInput(problemsOfForm(error.fields ?? [], { all, fresh }));
  }
};
