import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { CaptureReason } from '../../server/contract/capture-decision.ts';
import { useClient } from '../ui/session.tsx';
import { hasMessageId, reportOf } from './email-report.ts';
import type { ReadMail } from './mail-item.ts';
import { mailKey, useMarks } from './use-read-mail.ts';

export interface LogMail {
  busy: boolean;
  error: unknown;
  /** Why the whole mail is private, once the server has said so. */
  privateReason: CaptureReason | null;
  /** Told that it was seen; with `asked` somebody wants it in the log. */
  report(asked: boolean): Promise<void>;
}

const touched = ['contact-entries', 'waiting', 'capture-summary'];

export function useLogMail(mail: ReadMail): LogMail {
  const client = useClient();
  const queries = useQueryClient();
  const marks = useMarks(mail).data;
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [privateReason, setPrivateReason] = useState<CaptureReason | null>(null);

  const report = async (asked: boolean) => {
    if (!marks || !hasMessageId(mail)) return;
    const body = { ...(await reportOf(mail, marks)), asked };
    const result = await client.call('logEmail', { body });
    if (result.emailMessageId === null) setPrivateReason(result.decisions[0]?.reason ?? null);
    await queries.invalidateQueries({ queryKey: mailKey('lookup', mail) });
    void queries.invalidateQueries({ queryKey: mailKey('preview', mail) });
    void queries.invalidateQueries({ queryKey: ['mail', 'matches'] });
    for (const part of touched) void queries.invalidateQueries({ queryKey: [part] });
  };

  return {
    busy,
    error,
    privateReason,
    async report(asked) {
      setBusy(asked);
      setError(null);
      try {
        await report(asked);
      } catch (caught) {
        // What nobody asked for fails silently: the next reader tells it again.
        if (asked) setError(caught);
      } finally {
        setBusy(false);
      }
    },
  };
}
