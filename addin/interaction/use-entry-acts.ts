import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Evaluation } from '../../server/contract/enumerations.ts';
import type {
  InteractionLogEntry,
  InteractionLogEntryDetail,
} from '../../server/contract/interaction-log-entry.ts';
import type { InteractionLogEntryOutcome } from '../../server/contract/interaction-log-entry-change.ts';
import type { ProblemCode } from '../../server/contract/problem.ts';
import { newActionKey } from '../ui/api-client.ts';
import { ApiError } from '../ui/api-error.ts';
import { errorSentence } from '../ui/error-sentence.ts';
import { type Pages, withChanged } from '../ui/list/paged-list.ts';
import { useClient } from '../ui/session.tsx';
import { useNotify } from '../ui/use-notify.tsx';
import { entryKey } from './use-entry-actions.ts';

/** What is done to many entries at once. */
export type EntryAct =
  | { action: 'cancel'; removeAttachments: boolean }
  | { action: 'restore' }
  | { action: 'evaluate'; evaluation: Evaluation }
  | { action: 'comment'; comment: string };

/** As many as one call takes. */
const atOnce = 200;

const inPieces = <Item>(items: readonly Item[]): Item[][] =>
  Array.from({ length: Math.ceil(items.length / atOnce) }, (_, at) =>
    items.slice(at * atOnce, (at + 1) * atOnce),
  );

export interface EntryActs {
  busy: boolean;
  run(act: EntryAct, entries: readonly InteractionLogEntry[]): Promise<void>;
}

/** Acts on entries, shows them as they are then, and says what was done and what was not. */
export function useEntryActs(): EntryActs {
  const client = useClient();
  const queries = useQueryClient();
  const notify = useNotify();
  const { t } = useTranslation();
  const [busy, setBusy] = useState(false);

  const show = (entries: readonly InteractionLogEntry[]) => {
    for (const entry of entries)
      queries.setQueryData<InteractionLogEntryDetail>(
        entryKey(entry.entryNo),
        (old) => old && { ...old, ...entry },
      );
    queries.setQueriesData<Pages<InteractionLogEntry>>(
      { queryKey: ['interaction-log-entries'] },
      (old) => old && withChanged(old, entries, ({ entryNo }) => entryNo),
    );
  };
  const send = async (act: EntryAct, entries: readonly InteractionLogEntry[]) => {
    const results: InteractionLogEntryOutcome[] = [];
    for (const some of inPieces(entries)) {
      const answer = await client.call('changeInteractionLogEntries', {
        body: { ...act, entries: some.map(({ entryNo, version }) => ({ entryNo, version })) },
        actionKey: newActionKey(),
      });
      show(answer.results.flatMap(({ entry }) => entry ?? []));
      results.push(...answer.results);
    }
    return results;
  };
  const tell = (act: EntryAct, results: readonly InteractionLogEntryOutcome[]) => {
    const changed = results.flatMap(({ outcome, entry }) =>
      outcome === 'changed' && entry !== null ? [entry] : [],
    );
    const undoable = act.action === 'cancel' && !act.removeAttachments;
    const undo = undoable ? () => void run({ action: 'restore' }, changed) : undefined;
    if (changed.length > 0)
      notify.done(t(`acts.done.${act.action}`, { count: changed.length }), undo);
    const refused = results.filter(({ outcome }) => outcome === 'refused');
    const [first] = refused;
    if (first !== undefined) {
      const problem = new ApiError(first.code as ProblemCode, first.message ?? '');
      const reason = errorSentence(problem, t);
      notify.told(t('acts.refused', { count: refused.length, reason }));
    } else if (changed.length === 0) notify.told(t('acts.unchanged'));
  };
  const run = async (act: EntryAct, entries: readonly InteractionLogEntry[]) => {
    setBusy(true);
    try {
      tell(act, await send(act, entries));
    } catch (error) {
      notify.failed(error);
    } finally {
      setBusy(false);
      for (const { entryNo } of entries)
        void queries.invalidateQueries({ queryKey: entryKey(entryNo) });
    }
  };
  return { busy, run };
}
