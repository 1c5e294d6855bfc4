import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CallAnswer, newActionKey } from '../ui/api-client.ts';
import { useClient } from '../ui/session.tsx';
import { useActionKey } from '../ui/use-action-key.ts';
import { useNotify } from '../ui/use-notify.tsx';
import type { Change } from './use-what-if.ts';

type Application = CallAnswer<'applyRuleChange'>;

export interface Backwards {
  on: boolean;
  name: string;
  unwanted: 'cancel' | 'erase';
  set(changes: Partial<Pick<Backwards, 'on' | 'name' | 'unwanted'>>): void;
}

/** Whether a change is to be applied to the last days as well, and how. */
export function useBackwards(): Backwards {
  const [state, setState] = useState({ on: false, name: '', unwanted: 'cancel' as const });
  return {
    ...(state as Omit<Backwards, 'set'>),
    set: (changes) => setState((old) => ({ ...old, ...changes }) as typeof old),
  };
}

const counted = ['created', 'canceled', 'restored', 'changed', 'erased'] as const;

/** What an application did, in a few words; blank when it did nothing. */
export function useAppliedWords(): (done: Application) => string {
  const { t } = useTranslation();
  return (done) =>
    counted
      .filter((name) => done[name] > 0)
      .map((name) => t(`whatIf.counts.${name}`, { count: done[name] }))
      .join(', ');
}

/** Takes an application back, and says what stays. */
export function useUndoApplication() {
  const client = useClient();
  const queries = useQueryClient();
  const notify = useNotify();
  const { t } = useTranslation();
  return async ({ id, version }: Pick<Application, 'id' | 'version'>): Promise<void> => {
    try {
      const { putBack, kept } = await client.call('undoRuleApplication', {
        params: { id },
        version,
        actionKey: newActionKey(),
      });
      const stay = kept > 0 ? ` ${t('whatIf.list.kept', { count: kept })}` : '';
      notify.done(`${t('whatIf.undone', { count: putBack })}${stay}`);
    } catch (error) {
      notify.failed(error);
    }
    await queries.invalidateQueries();
  };
}

/** Saves a change and applies it to the last days, as one named act. */
export function useApplyChange() {
  const client = useClient();
  const notify = useNotify();
  const actionKey = useActionKey();
  const words = useAppliedWords();
  const undo = useUndoApplication();
  const { t } = useTranslation();
  return async (
    change: Change,
    { name, unwanted }: Backwards,
    version: number | null,
  ): Promise<void> => {
    const body = { name, change, version, unwantedEntries: unwanted };
    const done = await client.call('applyRuleChange', { body, actionKey: actionKey(body) });
    const what = words(done);
    if (done.state === 'running') notify.told(t('whatIf.going'));
    else if (what === '') notify.done(t('whatIf.appliedNothing'), () => void undo(done));
    else notify.done(t('whatIf.applied', { what }), () => void undo(done));
  };
}
