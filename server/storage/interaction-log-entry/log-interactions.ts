import type { InteractionDraftInput } from '../../contract/interaction-draft.ts';
import type { FieldProblem } from '../../contract/problem.ts';
import { invalidInput } from '../../domain/domain-error.ts';
import { missingOf, missingProblems } from '../../domain/interaction-log-entry/check-draft.ts';
import { newDraft } from '../../domain/interaction-log-entry/interaction-draft.ts';
import { setEntryAttachments } from '../attachment/entry-attachments.ts';
import { recordAudits } from '../audit.ts';
import { noteChanges } from '../change/change-feed.ts';
import type { Handle } from '../storage.ts';
import { writeComments } from './draft-comments.ts';
import { draftColumns } from './draft-rows.ts';
import { draftTemplate, hasAddress } from './draft-sides.ts';
import { insertEntries, type NewEntry } from './insert-entries.ts';
import {
  type DraftContext,
  privacyProblem,
  type SettledDraft,
  type StoredDraft,
  settleDraft,
} from './settle-draft.ts';

/** How a new interaction begins. */
export const newStoredDraft = ({ setup, now }: DraftContext): StoredDraft => ({
  entryNo: 0,
  draft: newDraft({ now, timeZone: setup.timeZone }),
  contact: null,
  template: null,
  keeps: [],
});

/** A draft as it would be logged, with all that is wrong or missing (15.11, 15.13). */
export const judgeToLog = async (
  handle: Handle,
  context: DraftContext,
  before: StoredDraft,
  said: InteractionDraftInput,
): Promise<SettledDraft> => {
  const settled = await settleDraft(handle, context, before, said);
  const { contact, template, draft } = settled;
  const problems = [
    ...settled.problems,
    ...missingProblems(missingOf(draft, template === null ? null : draftTemplate(template))),
  ];
  if (contact?.privacyBlocked && !problems.some(({ code }) => code === 'privacyBlocked'))
    problems.push(privacyProblem(contact.no));
  return { ...settled, problems };
};

/** What the log keeps of a draft that was not captured (15.12, 15.15). */
export const finishedColumns = async (
  handle: Handle,
  settled: SettledDraft,
  context: DraftContext,
) => {
  const columns = draftColumns(settled, context);
  const unreachable =
    columns.correspondence_type === 'email' &&
    settled.contact !== null &&
    !(await hasAddress(handle, settled.contact.id));
  return {
    ...columns,
    subject: columns.description,
    correspondence_type: unreachable ? null : columns.correspondence_type,
  };
};

/** Files and comments of an entry; they are the same for a draft. */
export const writeBelongings = async (
  handle: Handle,
  { actor, now }: DraftContext,
  entryNo: number,
  { draft }: SettledDraft,
): Promise<void> => {
  const date = draft.date ?? new Date(now).toISOString().slice(0, 10);
  await writeComments(handle, entryNo, draft.comments, { by: actor.label, now, date });
  await setEntryAttachments(handle, entryNo, draft.attachmentIds, { actor, now });
  await handle.engine.indexEntries(handle.sql, [entryNo]);
};

/** The columns that a row of nobody else's making starts with. */
export const newEntryColumns = ({ actor, now }: DraftContext) => ({
  origin: 'manual',
  email_message_id: null,
  call_id: null,
  match_address: null,
  matched_by: null,
  created_at: now,
  created_by: actor.label,
  changed_at: now,
  changed_by: actor.label,
});

const prefixed = (problems: readonly FieldProblem[], at: number, count: number): FieldProblem[] =>
  count === 1
    ? [...problems]
    : problems.map((one) => ({ ...one, path: `interactions.${at}.${one.path}` }));

/**
 * Logs interactions, all of them or none; answers their numbers in order. Refused with every
 * problem of every one (15.16).
 */
export const logInteractions = async (
  handle: Handle,
  context: DraftContext,
  drafts: readonly InteractionDraftInput[],
): Promise<number[]> => {
  const settled: SettledDraft[] = [];
  for (const said of drafts)
    settled.push(await judgeToLog(handle, context, newStoredDraft(context), said));
  const problems = settled.flatMap((one, at) => prefixed(one.problems, at, drafts.length));
  if (problems.length > 0) throw invalidInput(problems);
  const rows: NewEntry[] = [];
  for (const one of settled)
    rows.push({
      ...(await finishedColumns(handle, one, context)),
      ...newEntryColumns(context),
      postponed: 0,
    });
  const numbers = await insertEntries(handle, rows);
  for (const [at, one] of settled.entries())
    await writeBelongings(handle, context, numbers[at] ?? 0, one);
  await recordLogged(handle, context, numbers, rows);
  return numbers;
};

const recordLogged = async (
  handle: Handle,
  { actor, now }: DraftContext,
  numbers: readonly number[],
  rows: readonly NewEntry[],
): Promise<void> => {
  const entity = 'interactionLogEntry';
  await recordAudits(
    handle,
    numbers.map((entryNo, at) => ({
      actor: actor.label,
      entity,
      key: String(entryNo),
      action: 'created',
      detail: { description: [null, rows[at]?.description ?? null] },
    })),
    now,
  );
  await noteChanges(
    handle,
    numbers.map((entryNo, at) => ({
      entity,
      key: String(entryNo),
      action: 'created',
      salespersonId: rows[at]?.salesperson_id ?? null,
    })),
    now,
  );
};
