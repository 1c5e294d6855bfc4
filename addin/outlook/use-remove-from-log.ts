import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InteractionLogEntry } from '../../server/contract/interaction-log-entry.ts';
import { newActionKey } from '../ui/api-client.ts';
import { useClient } from '../ui/session.tsx';
import { useNotify } from '../ui/use-notify.tsx';

type Entries = readonly InteractionLogEntry[];

/** Takes a mail's entries out of the log, all at once, and puts them back. */
export function useRemoveFromLog() {
  const client = useClient();
  const queries = useQueryClient();
  const notify = useNotify();
  const { t } = useTranslation();
  const [busy, setBusy] = useState(false);

  const each = async (
    name: 'cancelInteractionLogEntry' | 'restoreInteractionLogEntry',
    entries: Entries,
  ): Promise<InteractionLogEntry[]> => {
    const changed: InteractionLogEntry[] = [];
    setBusy(true);
    try {
      for (const { entryNo, version } of entries) {
        const input = { params: { entryNo }, version, actionKey: newActionKey() };
        changed.push(await client.call(name, input));
      }
    } catch (error) {
      notify.failed(error);
    } finally {
      setBusy(false);
      for (const part of ['mail', 'appointment', 'contact-entries', 'capture-summary']) {
        void queries.invalidateQueries({ queryKey: [part] });
      }
    }
    return changed;
  };

  const putBack = async (entries: Entries) => {
    const restored = await each('restoreInteractionLogEntry', entries);
    if (restored.length > 0) notify.done(t('pane.restored', { count: restored.length }));
  };
  const remove = async (entries: Entries) => {
    const canceled = await each('cancelInteractionLogEntry', entries);
    if (canceled.length === 0) return;
    notify.done(t('pane.removed', { count: canceled.length }), () => void putBack(canceled));
  };
  return { busy, remove, putBack };
}
