import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fileNameIn, saveFile } from '../ui/save-file.ts';
import { useClient } from '../ui/session.tsx';
import { useNotify } from '../ui/use-notify.tsx';
import type { LogQuery } from './log-filter.ts';

/** What the list shows with these filters, all of it, as a file. */
export function useLogExport(query: LogQuery): { busy: boolean; start(): Promise<void> } {
  const client = useClient();
  const notify = useNotify();
  const { t } = useTranslation();
  const [busy, setBusy] = useState(false);
  const start = async () => {
    setBusy(true);
    try {
      const asked = Object.entries(query).map(([name, value]) => [name, String(value)]);
      const answer = await client.download(
        'exportInteractionLogEntries',
        Object.fromEntries(asked),
      );
      saveFile(await answer.blob(), fileNameIn(answer, 'interaction-log.csv'));
      notify.done(t('acts.exported'));
    } catch (error) {
      notify.failed(error);
    } finally {
      setBusy(false);
    }
  };
  return { busy, start };
}
