import { useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { HeldMeeting } from '../../server/contract/held-meeting.ts';
import { newActionKey } from '../ui/api-client.ts';
import { useClient } from '../ui/session.tsx';
import { useNotify } from '../ui/use-notify.tsx';
import { useSubmit } from '../ui/use-submit.ts';

const touched = ['appointment', 'contact-entries', 'contact', 'interaction-log-entries'];

/** Logs one meeting; sent again after a lost answer it is logged once. */
export function useLogHeldMeeting(onDone: () => void) {
  const { t } = useTranslation();
  const client = useClient();
  const queries = useQueryClient();
  const notify = useNotify();
  const submit = useSubmit();
  const actionKey = useRef<{ body: string; key: string } | null>(null);
  const log = (body: HeldMeeting) =>
    submit.run(async () => {
      const text = JSON.stringify(body);
      // A corrected form is another request than the one that was refused.
      if (actionKey.current?.body !== text) actionKey.current = { body: text, key: newActionKey() };
      const { entries } = await client.call('logHeldMeeting', {
        body,
        actionKey: actionKey.current.key,
      });
      notify.done(t('meeting.logged', { count: entries.length }));
      for (const key of touched) void queries.invalidateQueries({ queryKey: [key] });
      onDone();
    });
  return { submit, log };
}
