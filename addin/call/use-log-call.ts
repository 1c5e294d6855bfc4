import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallReport, CallResult } from '../../server/contract/call.ts';
import { newActionKey } from '../ui/api-client.ts';
import { useClient } from '../ui/session.tsx';
import { useNotify } from '../ui/use-notify.tsx';
import { useSubmit } from '../ui/use-submit.ts';

type CallDecision = CallResult['decisions'][number];

/**
 * Logs the call of one form. Its id stays the same however often the form is sent, so that a lost
 * answer makes no second call; only when the server said that it logged nothing, the corrected
 * form is another.
 */
export function useLogCall(onDone: () => void) {
  const { t } = useTranslation();
  const client = useClient();
  const queries = useQueryClient();
  const notify = useNotify();
  const submit = useSubmit();
  const callId = useRef(newActionKey());
  const [refusal, setRefusal] = useState<CallDecision | null>(null);
  const log = (report: Omit<CallReport, 'callId'>) => {
    setRefusal(null);
    return submit.run(async () => {
      const { entries, decisions } = await client.call('logCall', {
        body: { callId: callId.current, ...report },
      });
      const [decision] = decisions;
      if (decision?.outcome === 'notLogged') {
        callId.current = newActionKey();
        setRefusal(decision);
        return;
      }
      const name = entries[0]?.contactName ?? decision?.contactNo ?? '';
      notify.done(
        decision?.outcome === 'postponed' ? t('call.waiting') : t('call.logged', { name }),
      );
      for (const key of ['interaction-log-entries', 'contact', 'postponed-interactions'])
        void queries.invalidateQueries({ queryKey: [key] });
      onDone();
    });
  };
  return { submit, refusal, log };
}
