import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '../ui/session.tsx';
import { useNotify } from '../ui/use-notify.tsx';
import { type AuditFilter, auditQueryOf } from './audit-filter.ts';

const keptMilliseconds = 60_000;

/** A link cannot carry the token: the file is fetched, then handed to the browser to keep. */
function save(file: Blob, name: string): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), keptMilliseconds);
}

const nameIn = (answer: Response): string =>
  /filename="([^"]+)"/.exec(answer.headers.get('content-disposition') ?? '')?.[1] ?? 'audit.csv';

export function useAuditExport(filter: AuditFilter): { busy: boolean; start(): void } {
  const client = useClient();
  const notify = useNotify();
  const { t } = useTranslation();
  const [busy, setBusy] = useState(false);
  const run = async () => {
    setBusy(true);
    try {
      const answer = await client.download('exportAudit', auditQueryOf(filter));
      save(await answer.blob(), nameIn(answer));
      notify.done(t('audit.exported'));
    } catch (error) {
      notify.failed(error);
    } finally {
      setBusy(false);
    }
  };
  return { busy, start: () => void run() };
}
