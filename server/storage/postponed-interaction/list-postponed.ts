import type { Missing } from '../../contract/interaction-draft.ts';
import type {
  ContactCandidate,
  PostponedCounts,
  PostponedGroup,
  PostponedInteraction,
  PostponedInteractionDetail,
} from '../../contract/postponed-interaction.ts';
import type { Actor } from '../../domain/actor.ts';
import { withoutTag } from '../../domain/email/address.ts';
import { missingOf } from '../../domain/interaction-log-entry/check-draft.ts';
import type { PostponedInteractionQuery } from '../../domain/postponed-interaction/postponed-interaction-store.ts';
import { seenSalespeople, withinScope } from '../../domain/seeing.ts';
import { type Setup, salespersonByCode } from '../../domain/setup/setup.ts';
import { listEntryAttachments } from '../attachment/attachment-rows.ts';
import type { MatchKind } from '../contact/address-book.ts';
import { contactCandidates } from '../contact/contact-candidates.ts';
import { followedNo } from '../contact/follow-merge.ts';
import { readCursor, toPage } from '../cursor.ts';
import { listCommentLines } from '../interaction-log-entry/comment-lines.ts';
import { type EntryRow, presentEntry, selectEntries } from '../interaction-log-entry/entry-rows.ts';
import type { Handle } from '../storage.ts';
import { isResumed } from './open-draft.ts';

/** What the entry waits with: the address of a mail, or the number of a call. */
export const matchKind = ({ call_id }: Pick<EntryRow, 'call_id'>): MatchKind =>
  call_id === null ? 'address' : 'number';

/** Addresses and numbers of a contact, and of its persons where it is a company. */
const reachableBy = ({ sql }: Handle, no: string) =>
  sql
    .selectFrom('contact_address as a')
    .innerJoin('contact as o', 'o.id', 'a.contact_id')
    .leftJoin('contact as w', 'w.id', 'o.company_id')
    .select('a.value')
    .where('o.deleted_at', 'is', null)
    .where((eb) => eb.or([eb('o.no', '=', no), eb('w.no', '=', no)]));

/** A contact to choose is a question of its own; everything else waits to be finished. */
const groupOf = (row: EntryRow): PostponedGroup =>
  row.contact_id === null && row.match_address !== null ? 'chooseContact' : 'toFinish';

const missingIn = (row: EntryRow, setup: Setup): Missing[] => {
  const template = setup.templates.get(row.interaction_template_id ?? 0);
  return missingOf(
    {
      contactNo: row.contact_no,
      interactionTemplateCode: template?.code ?? null,
      salespersonCode: setup.salespeople.get(row.salesperson_id ?? 0)?.code ?? null,
      date: row.date,
      description: row.description,
      attachmentIds: Array.from({ length: row.attachment_count }, (_, at) => at),
    },
    template ?? null,
  );
};

/** What waits, as it leaves the server. */
const presentPostponed = (
  row: EntryRow,
  setup: Setup,
  actor: Actor,
  candidates: ContactCandidate[],
): PostponedInteraction => {
  const open = isResumed(row, Date.now());
  return {
    ...presentEntry(row, setup),
    group: groupOf(row),
    missing: missingIn(row, setup),
    resumedBy: open ? row.resumed_by_name : null,
    resumedUntil: open ? new Date(row.resumed_until ?? 0).toISOString() : null,
    resumedByMe: open && row.resumed_by === actor.identity,
    candidates,
  };
};

const selectPostponed = async (
  handle: Handle,
  setup: Setup,
  actor: Actor,
  query: Partial<PostponedInteractionQuery>,
) => {
  let select = selectEntries(handle).where('e.postponed', '=', 1).where('e.canceled', '=', 0);
  const seen = withinScope(setup, actor, query.scope);
  if (seen !== 'everyone')
    select = select.where((eb) => {
      const own = eb('e.postponed_by', '=', actor.identity);
      return seen.size === 0 ? own : eb.or([eb('e.salesperson_id', 'in', [...seen]), own]);
    });
  if (query.salespersonCode !== undefined) {
    const salesperson = salespersonByCode(setup, query.salespersonCode);
    if (salesperson === undefined) return null;
    select = select.where('e.salesperson_id', '=', salesperson.id);
  }
  if (query.emailMessageId !== undefined)
    select = select.where('e.email_message_id', '=', query.emailMessageId);
  if (query.contactNo !== undefined) {
    const no = await followedNo(handle, query.contactNo);
    select = select.where((eb) =>
      eb.or([
        eb('c.no', '=', no),
        eb('k.no', '=', no),
        eb('e.match_address', 'in', reachableBy(handle, no)),
      ]),
    );
  }
  if (query.group === 'chooseContact')
    select = select.where('e.contact_id', 'is', null).where('e.match_address', 'is not', null);
  if (query.group === 'toFinish')
    select = select.where((eb) =>
      eb.or([eb('e.contact_id', 'is not', null), eb('e.match_address', 'is', null)]),
    );
  if (query.missing === 'contact') select = select.where('e.contact_id', 'is', null);
  if (query.missing === 'template') select = select.where('e.interaction_template_id', 'is', null);
  if (query.missing === 'salesperson') select = select.where('e.salesperson_id', 'is', null);
  if (query.missing === 'description') select = select.where('e.description', '=', '');
  if (query.missing === 'attachment') {
    const opening = [...setup.templates.values()].filter((one) => one.wizardAction === 'open');
    select = select
      .where('e.attachment_count', '=', 0)
      .where((eb) =>
        handle.engine.isOneOf(eb, 'e.interaction_template_id', [0, ...opening.map(({ id }) => id)]),
      );
  }
  const never = query.missing === 'note' || query.missing === 'date';
  return never || query.group === 'needsNote' ? null : select;
};

/** Whom the addresses and numbers that wait may mean; a tagged address asks for the one without its tag too. */
const loadCandidates = async (
  handle: Handle,
  setup: Setup,
  actor: Actor,
  rows: readonly EntryRow[],
): Promise<Map<string, ContactCandidate[]>> => {
  const seen = seenSalespeople(setup, actor);
  const candidates = new Map<string, ContactCandidate[]>();
  const asked = new Map(rows.map((row) => [row.match_address ?? '', matchKind(row)]));
  asked.delete('');
  for (const [value, kind] of asked) {
    const found = await contactCandidates(handle, { kind, value }, seen);
    const bare = kind === 'address' ? withoutTag(value) : null;
    candidates.set(
      value,
      found.length > 0 || bare === null
        ? found
        : await contactCandidates(handle, { kind, value: bare }, seen),
    );
  }
  return candidates;
};

export const listPostponed = async (
  handle: Handle,
  setup: Setup,
  actor: Actor,
  query: PostponedInteractionQuery,
) => {
  const place = readCursor(query.cursor, ['number', 'number']);
  let select = await selectPostponed(handle, setup, actor, query);
  if (select === null) return { items: [], nextCursor: null };
  if (place !== null) {
    const [time, entryNo] = place as [number, number];
    select = select.where((eb) =>
      eb.or([
        eb('e.sort_time', '<', time),
        eb.and([eb('e.sort_time', '=', time), eb('e.entry_no', '<', entryNo)]),
      ]),
    );
  }
  const rows = await handle.engine
    .first(select.orderBy('e.sort_time', 'desc').orderBy('e.entry_no', 'desc'), query.limit + 1)
    .execute();
  const candidates = await loadCandidates(handle, setup, actor, rows);
  const candidatesOf = (row: EntryRow): ContactCandidate[] =>
    row.contact_id === null ? (candidates.get(row.match_address ?? '') ?? []) : [];
  return toPage(
    rows,
    query.limit,
    (row) => presentPostponed(row, setup, actor, candidatesOf(row)),
    (row) => [row.sort_time, row.entry_no],
  );
};

/** One of them with all that is needed to go on with it. */
export const readPostponed = async (
  handle: Handle,
  setup: Setup,
  actor: Actor,
  entryNo: number,
): Promise<PostponedInteractionDetail> => {
  const row = await selectEntries(handle)
    .where('e.entry_no', '=', entryNo)
    .executeTakeFirstOrThrow();
  const waits = row.contact_id === null ? [row] : [];
  const candidates = await loadCandidates(handle, setup, actor, waits);
  return {
    ...presentPostponed(row, setup, actor, candidates.get(row.match_address ?? '') ?? []),
    comments: await listCommentLines(handle, entryNo),
    attachments: await listEntryAttachments(handle, entryNo),
  };
};

export const countPostponed = async (
  handle: Handle,
  setup: Setup,
  actor: Actor,
  query: Partial<PostponedInteractionQuery>,
): Promise<PostponedCounts> => {
  const select = await selectPostponed(handle, setup, actor, query);
  if (select === null) return { toFinish: 0, needsNote: 0, chooseContact: 0 };
  const counted = await handle.sql
    .selectFrom(select.as('p'))
    .select((eb) => [
      eb.fn.countAll<number>().as('all'),
      eb.fn
        .sum<number>(
          eb
            .case()
            .when(eb.and([eb('p.contact_id', 'is', null), eb('p.match_address', 'is not', null)]))
            .then(1)
            .else(0)
            .end(),
        )
        .as('asking'),
    ])
    .executeTakeFirstOrThrow();
  const chooseContact = Number(counted.asking ?? 0);
  return { toFinish: Number(counted.all) - chooseContact, needsNote: 0, chooseContact };
};
