import { setImmediate as nextTurn } from 'node:timers/promises';
import type { NewWhatIf, WhatIf } from '../../contract/what-if.ts';
import { type Actor, isAdministrator } from '../../domain/actor.ts';
import { businessDay, startOfDay } from '../../domain/business-day.ts';
import type { Setup } from '../../domain/setup/setup.ts';
import { changedSetup } from '../../domain/what-if/changed-setup.ts';
import { planActs } from '../../domain/what-if/plan-acts.ts';
import type { Handle } from '../storage.ts';
import type { KeptRange } from './kept-interaction.ts';
import { rangeOwner, resolveChange } from './resolve-change.ts';
import { kindsOf, loadKept, pagesOfKept } from './scan-kept.ts';
import { WhatIfFigures } from './what-if-figures.ts';

const dayMilliseconds = 86_400_000;
const pageSize = 500;

/** Where a look back ends, however much is kept. */
export interface WhatIfBounds {
  /** Of mails, of invitations, and of calls. */
  interactions: number;
  milliseconds: number;
}
const whatIfBounds: WhatIfBounds = { interactions: 20_000, milliseconds: 8000 };

/** The day so many days ago, and the instant at which it began. */
export const lookBack = (setup: Setup, days: number, now: number) => {
  const dateFrom = businessDay(now - days * dayMilliseconds, setup.timeZone);
  return { dateFrom, from: startOfDay(dateFrom, setup.timeZone) };
};

const countUnknowable = async (
  { sql }: Handle,
  { dateFrom, salespersonId }: { dateFrom: string; salespersonId: number | null },
): Promise<WhatIf['unknowable']> => {
  let counts = sql
    .selectFrom('private_email_count')
    .select((eb) => eb.fn.sum<number>('messages').as('messages'))
    .where('date', '>=', dateFrom);
  let decisions = sql
    .selectFrom('capture_decision as d')
    .leftJoin('email_message as m', 'm.id', 'd.email_message_id')
    .leftJoin('call as l', 'l.id', 'd.call_id')
    .leftJoin('meeting as g', 'g.id', 'd.meeting_id')
    .select((eb) => eb.fn.countAll<number>().as('rows'))
    .where('d.date', '>=', dateFrom)
    .where('d.address', 'is', null)
    .where('d.reason', 'in', ['neverLog', 'privacyBlocked']);
  if (salespersonId !== null) {
    counts = counts.where('salesperson_id', '=', salespersonId);
    decisions = decisions.where((eb) =>
      eb.or([
        eb('m.salesperson_id', '=', salespersonId),
        eb('l.salesperson_id', '=', salespersonId),
        eb('g.salesperson_id', '=', salespersonId),
      ]),
    );
  }
  return {
    privateMessages: Number((await counts.executeTakeFirst())?.messages ?? 0),
    participants: Number((await decisions.executeTakeFirst())?.rows ?? 0),
  };
};

/** What a change would have done with what is kept; reads only. */
export const askWhatIf = async (
  handle: Handle,
  setup: Setup,
  actor: Actor,
  { change: asked, days }: NewWhatIf,
  bounds: WhatIfBounds = whatIfBounds,
): Promise<WhatIf> => {
  const now = Date.now();
  const change = await resolveChange(handle, setup, actor, asked);
  const setups = { was: setup, would: changedSetup(setup, change) };
  const { dateFrom, from } = lookBack(setup, days, now);
  const range: KeptRange = { from, salespersonId: rangeOwner(actor, change) };
  const figures = new WhatIfFigures(setups, actor);
  const examined = { email: 0, meeting: 0, call: 0 };
  let complete = true;
  for (const kind of kindsOf(setup, change)) {
    const pages = pagesOfKept(handle, kind, { range, order: 'desc', size: pageSize });
    for await (const ids of pages) {
      if (examined[kind] >= bounds.interactions || Date.now() - now > bounds.milliseconds) {
        complete = false;
        break;
      }
      for (const one of await loadKept(handle, kind, ids, setups))
        figures.add(one, planActs(one.participants, one.entries));
      examined[kind] += ids.length;
      // Others wait for the same thread.
      await nextTurn();
    }
  }
  return {
    dateFrom,
    days,
    scope: isAdministrator(actor) ? 'all' : 'own',
    messages: examined.email,
    meetings: examined.meeting,
    calls: examined.call,
    complete,
    ...(await figures.present(handle)),
    unknowable: await countUnknowable(handle, { dateFrom, salespersonId: range.salespersonId }),
  };
};
