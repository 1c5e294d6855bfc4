import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fileNameIn, saveFile } from '../ui/save-file.ts';
import { useClient } from '../ui/session.tsx';
import { useNotify } from '../ui/use-notify.tsx';
import { type AuditFilter, auditQueryOf } from './audit-filter.ts';

export function useAuditExport(filter: AuditFilter): { busy: boolean; start(): void } {
  const client = useClient();
  const notify = useNotify();
  const { t } = useTranslation();
  const [busy, setBusy] = useState(false);
  const run = async () => {
    setBusy(true);
    try {
      const answer = await client.download('exportAudit', auditQueryOf(filter));
      saveFile(await answer.blob(), fileNameIn(answer, 'audit.csv'));
      notify.done(t('audit.exported'));
    } catch (error) {
      notify.failed(error);
    } finally {
      setBusy(false);
    }
  };
  return { busy, start: () => void run() };
}
