import type { CaptureDecision } from '../../contract/capture-decision.ts';
import type { InformationFlow } from '../../contract/enumerations.ts';
import { type Actor, isAdministrator } from '../../domain/actor.ts';
import type {
  CaptureDecisionPage,
  CaptureDecisionQuery,
  CaptureDecisionStore,
} from '../../domain/capture-decision/capture-decision-store.ts';
import { type Setup, salespersonByCode } from '../../domain/setup/setup.ts';
import { contains } from '../contains.ts';
import { readCursor, toPage } from '../cursor.ts';
import type { ReadSetup } from '../setup/setup-snapshot.ts';
import type { Handle, Storage } from '../storage.ts';
import { summariseDay } from './capture-summary.ts';

const noPage: CaptureDecisionPage = { items: [], nextCursor: null, privateCounts: [] };

const selectDecisions = ({ sql }: Handle) =>
  sql
    .selectFrom('capture_decision as d')
    .leftJoin('email_message as m', 'm.id', 'd.email_message_id')
    .leftJoin('call as l', 'l.id', 'd.call_id')
    .leftJoin('meeting as g', 'g.id', 'd.meeting_id')
    .leftJoin('contact as c', 'c.id', 'd.contact_id')
    .selectAll('d')
    .select([
      'm.sent_at',
      'm.subject',
      'm.from_address',
      'm.salesperson_id as sender_id',
      'l.direction as call_direction',
      'l.number as call_number',
      'l.started_at',
      'l.talk_seconds',
      'l.comment',
      'l.salesperson_id as caller_id',
      'g.sent_at as meeting_sent_at',
      'g.subject as meeting_subject',
      'g.organizer_address',
      'g.starts_at',
      'g.ends_at',
      'g.location',
      'g.canceled as meeting_canceled',
      'g.salesperson_id as organizer_id',
      'c.no as contact_no',
      'c.name as contact_name',
    ]);

type Select = ReturnType<typeof selectDecisions>;
type Row = Awaited<ReturnType<Select['execute']>>[number];

const callOf = (row: Row): CaptureDecision['call'] =>
  row.call_direction === null
    ? null
    : {
        direction: row.call_direction as InformationFlow,
        number: row.call_number,
        talkSeconds: row.talk_seconds ?? 0,
        comment: row.comment,
      };

const instantOrNull = (at: number | null): string | null =>
  at === null ? null : new Date(at).toISOString();

const meetingOf = (row: Row): CaptureDecision['meeting'] =>
  row.meeting_id === null
    ? null
    : {
        meetingNo: row.meeting_id,
        startsAt: instantOrNull(row.starts_at),
        endsAt: instantOrNull(row.ends_at),
        location: row.location,
        canceled: row.meeting_canceled === 1,
      };

const codeOf = (setup: Setup, id: number | null): string | null =>
  id === null ? null : (setup.salespeople.get(id)?.code ?? null);

const present = (row: Row, setup: Setup): CaptureDecision => ({
  id: row.id,
  date: row.date,
  sentAt: new Date(row.sent_at ?? row.started_at ?? row.meeting_sent_at ?? 0).toISOString(),
  emailMessageId: row.email_message_id,
  call: callOf(row),
  meeting: meetingOf(row),
  entryNo: row.entry_no,
  address: row.address,
  name: row.name,
  role: row.role as CaptureDecision['role'],
  outcome: row.outcome as CaptureDecision['outcome'],
  reason: row.reason as CaptureDecision['reason'],
  ...(row.rule_name !== null && { rule: row.rule_name }),
  ...(row.contact_no !== null && { contactNo: row.contact_no }),
  contactName: row.contact_name,
  subject: row.subject ?? row.meeting_subject,
  fromAddress: row.from_address ?? row.organizer_address,
  salespersonCode: codeOf(setup, row.sender_id ?? row.caller_id ?? row.organizer_id),
});

/** Whose messages and calls: one's own, an administrator's choice or all; null when there can be none. */
const ownerFilter = (
  setup: Setup,
  actor: Actor,
  code: string | undefined,
): { salespersonId: number } | 'all' | null => {
  const asked = code === undefined ? undefined : salespersonByCode(setup, code);
  if (code !== undefined && asked === undefined) return null;
  if (isAdministrator(actor)) return asked === undefined ? 'all' : { salespersonId: asked.id };
  if (actor.salespersonId === null) return null;
  return asked === undefined || asked.id === actor.salespersonId
    ? { salespersonId: actor.salespersonId }
    : null;
};

const filter = (select: Select, query: CaptureDecisionQuery): Select => {
  let filtered = select;
  if (query.address !== undefined && query.address !== '') {
    const part = query.address.toLowerCase();
    filtered = filtered.where((eb) =>
      eb.or([
        contains('d.address', part),
        contains('m.from_address', part),
        contains('g.organizer_address', part),
      ]),
    );
  }
  if (query.dateFrom !== undefined) filtered = filtered.where('d.date', '>=', query.dateFrom);
  if (query.dateTo !== undefined) filtered = filtered.where('d.date', '<=', query.dateTo);
  if (query.outcome !== undefined) filtered = filtered.where('d.outcome', '=', query.outcome);
  if (query.reason !== undefined) filtered = filtered.where('d.reason', '=', query.reason);
  if (query.entryNo !== undefined) filtered = filtered.where('d.entry_no', '=', query.entryNo);
  if (query.emailMessageId !== undefined)
    filtered = filtered.where('d.email_message_id', '=', query.emailMessageId);
  if (query.meetingNo !== undefined)
    filtered = filtered.where('d.meeting_id', '=', query.meetingNo);
  return filtered;
};

const privateCounts = async (
  { sql }: Handle,
  owner: { salespersonId: number } | 'all',
  query: CaptureDecisionQuery,
): Promise<CaptureDecisionPage['privateCounts']> => {
  const narrowed = query.entryNo ?? query.emailMessageId ?? query.meetingNo ?? query.address;
  if (narrowed !== undefined || (query.outcome ?? 'notLogged') !== 'notLogged') return [];
  let select = sql
    .selectFrom('private_email_count')
    .select((eb) => ['date', 'reason', eb.fn.sum<number>('messages').as('messages')])
    .groupBy(['date', 'reason'])
    .orderBy('date', 'desc');
  if (owner !== 'all') select = select.where('salesperson_id', '=', owner.salespersonId);
  if (query.dateFrom !== undefined) select = select.where('date', '>=', query.dateFrom);
  if (query.dateTo !== undefined) select = select.where('date', '<=', query.dateTo);
  if (query.reason !== undefined) select = select.where('reason', '=', query.reason);
  return (await select.execute()).slice(0, 100).map((row) => ({
    date: row.date,
    reason: row.reason as CaptureDecision['reason'],
    count: Number(row.messages),
  }));
};

export const createCaptureDecisionStore = (
  storage: Storage,
  readSetup: ReadSetup,
): CaptureDecisionStore => ({
  summarise: async (actor, date) =>
    summariseDay(storage.read, await readSetup(storage.read), actor, date),
  async list(actor, query) {
    const setup = await readSetup(storage.read);
    const owner = ownerFilter(setup, actor, query.salespersonCode);
    if (owner === null) return noPage;
    const place = readCursor(query.cursor, ['string', 'number']);
    let select = filter(selectDecisions(storage.read), query);
    if (owner !== 'all')
      select = select.where((eb) =>
        eb.or([
          eb('m.salesperson_id', '=', owner.salespersonId),
          eb('l.salesperson_id', '=', owner.salespersonId),
          eb('g.salesperson_id', '=', owner.salespersonId),
        ]),
      );
    if (place !== null) {
      const [date, id] = place as [string, number];
      select = select.where((eb) =>
        eb.and([eb('d.date', '<=', date), eb.or([eb('d.date', '<', date), eb('d.id', '<', id)])]),
      );
    }
    const rows = await storage.engine
      .first(select.orderBy('d.date', 'desc').orderBy('d.id', 'desc'), query.limit + 1)
      .execute();
    const page = toPage(
      rows,
      query.limit,
      (row) => present(row, setup),
      (row) => [row.date, row.id],
    );
    return {
      ...page,
      privateCounts: place === null ? await privateCounts(storage.read, owner, query) : [],
    };
  },
});
