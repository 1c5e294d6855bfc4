import type { z } from 'zod';
import type {
  NewRuleApplication,
  RuleApplicationDetail,
} from '../../server/contract/rule-application.ts';
import { newRuleApplication } from '../../server/contract/rule-application.ts';
import { newWhatIf, type ruleChange, type WhatIf } from '../../server/contract/what-if.ts';
import type { Actor } from '../../server/domain/actor.ts';
import { openCapture } from './capture.ts';
import type { TestDatabase } from './databases.ts';

type Change = z.input<typeof ruleChange>;

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** A company whose mails and calls are of these days, with the ways to ask what a change would do. */
export const openTimeMachine = async (database: TestDatabase) => {
  const capture = await openCapture(await database.open());
  const { stores, storage, caller, administrator } = capture;
  const now = Date.now();

  const versionFor = async (change: Change): Promise<number | null> => {
    if (change.interactionTemplateSetup !== undefined)
      return (await stores.interactionTemplateSetup.get()).version;
    if (change.interactionTemplate !== undefined)
      return (await stores.interactionTemplates.get(change.interactionTemplate.code)).version;
    return null;
  };
  const finished = async (actor: Actor, id: number): Promise<RuleApplicationDetail> => {
    for (;;) {
      const found = await stores.whatIf.get(actor, id);
      if (found.state !== 'running' && found.state !== 'undoing') return found;
      await pause(20);
    }
  };
  return {
    ...capture,
    now,
    finished,
    async mail(to: string[], more: Record<string, unknown> = {}, actor?: Actor) {
      mails += 1;
      const { result } = await capture.log(
        {
          captureId: `time-${process.pid}-${mails}`,
          subject: `Mail ${mails}`,
          to: to.map((address) => ({ address })),
          sentAt: new Date(now - mails * 1000).toISOString(),
          ...more,
        },
        actor,
      );
      return result;
    },
    ask: (change: Change, actor: Actor = administrator): Promise<WhatIf> =>
      stores.whatIf.ask(actor, newWhatIf.parse({ change })),
    async apply(
      change: Change,
      more: Partial<z.input<typeof newRuleApplication>> = {},
      actor: Actor = administrator,
    ): Promise<RuleApplicationDetail> {
      const application: NewRuleApplication = newRuleApplication.parse({
        name: 'A change',
        change,
        version: await versionFor(change),
        ...more,
      });
      const { id } = await stores.whatIf.apply({ actor, once: null }, application);
      return finished(actor, id);
    },
    async undo({ id }: { id: number }, actor: Actor = administrator) {
      const { version } = await stores.whatIf.get(actor, id);
      await stores.whatIf.undo({ actor, once: null }, id, version);
      return finished(actor, id);
    },
    async entryNosOf(result: { emailMessageId: number | null }) {
      const rows = await storage.read.sql
        .selectFrom('interaction_log_entry')
        .select('entry_no')
        .where('email_message_id', '=', result.emailMessageId)
        .orderBy('entry_no')
        .execute();
      return rows.map((row) => row.entry_no);
    },
    entry: (entryNo: number) => stores.entries.get(administrator, entryNo),
    /** All entries with what they say, but who touched them last. */
    async entries() {
      const rows = await storage.read.sql
        .selectFrom('interaction_log_entry')
        .selectAll()
        .orderBy('entry_no')
        .execute();
      return rows.map(({ version: _, changed_at: __, changed_by: ___, ...row }) => row);
    },
    async decisions() {
      return storage.read.sql.selectFrom('capture_decision').selectAll().orderBy('id').execute();
    },
    caller,
  };
};
let mails = 0;

export type TimeMachine = Awaited<ReturnType<typeof openTimeMachine>>;
