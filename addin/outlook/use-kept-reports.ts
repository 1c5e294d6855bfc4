import { useEffect } from 'react';
import { postPending } from '../launch-event/pending.ts';
import type { PostOutcome, Report } from '../launch-event/post.ts';
import { isMeeting } from '../launch-event/post.ts';
import type { ApiClient } from '../ui/api-client.ts';
import { ApiError } from '../ui/api-error.ts';
import { useClient, usePermissions } from '../ui/session.tsx';
import { useMailbox } from './pane-context.tsx';

/** No post gets through while these hold. */
const comeBack = new Set(['offline', 'noToken', 'notSignedIn', 'notReady', 'tooManyRequests']);

async function postKept(client: ApiClient, report: Report): Promise<PostOutcome> {
  try {
    if (isMeeting(report)) await client.call('logMeetingInvitation', { body: report });
    else await client.call('logEmail', { body: report });
    return 'accepted';
  } catch (error) {
    if (!(error instanceof ApiError) || comeBack.has(error.code)) return 'unavailable';
    return error.status >= 400 && error.status < 500 ? 'refused' : 'failed';
  }
}

/** What the launch event could not report goes out as soon as somebody is signed in, or online. */
export function useKeptReports(): void {
  const client = useClient();
  const mailbox = useMailbox();
  const { write } = usePermissions();
  useEffect(() => {
    if (!write) return;
    const post = () => void postPending(mailbox.address, (report) => postKept(client, report));
    post();
    addEventListener('online', post);
    return () => removeEventListener('online', post);
  }, [client, mailbox, write]);
}
