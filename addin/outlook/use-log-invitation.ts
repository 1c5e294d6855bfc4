import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { CaptureReason } from '../../server/contract/capture-decision.ts';
import { useClient } from '../ui/session.tsx';
import type { AppointmentFacts } from './read-appointment.ts';
import { meetingReportOf } from './use-appointment.ts';

const touched = ['appointment', 'contact-entries', 'waiting'];

/** Tells the server what Outlook did not: an invitation sent elsewhere, or a meeting that is off. */
export function useLogInvitation(facts: AppointmentFacts) {
  const client = useClient();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [privateReason, setPrivateReason] = useState<CaptureReason | null>(null);
  return {
    busy,
    error,
    privateReason,
    async report({ canceled }: { canceled: boolean }): Promise<void> {
      setBusy(true);
      setError(null);
      try {
        const { meetingNo, decisions } = await client.call('logMeetingInvitation', {
          body: { ...meetingReportOf(facts), asked: true, canceled },
        });
        if (meetingNo === null) setPrivateReason(decisions[0]?.reason ?? null);
        for (const part of touched) void queries.invalidateQueries({ queryKey: [part] });
      } catch (caught) {
        setError(caught);
      } finally {
        setBusy(false);
      }
    },
  };
}
