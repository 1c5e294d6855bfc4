import type { EmailReport } from '../../server/contract/email.ts';
import type { MeetingReport } from '../../server/contract/meeting.ts';
import { publicUrl } from './build-constants.ts';

/** How long a handler waits for one answer. */
export const postLimit = 1500;

/**
 * accepted: it is logged. refused: it never will be. failed: this post met an error of the server.
 * unavailable: no post gets through now (no network, no answer in time, no token, too many).
 */
export type PostOutcome = 'accepted' | 'refused' | 'failed' | 'unavailable';

/** Of a mail, or of an invitation to a meeting. */
export type Report = EmailReport | MeetingReport;

export function isMeeting(report: Report): report is MeetingReport {
  return 'organizer' in report;
}

export function postReport(report: Report, token: string | undefined): Promise<PostOutcome> {
  let path = '/api/v1/emails';
  if (isMeeting(report)) path = '/api/v1/meeting-invitations';
  return post(path, report, token).then(
    (response) => toOutcome(response.status),
    () => 'unavailable',
  );
}

/** Rejects when there is no network. */
export function post(
  path: string,
  body: unknown,
  token: string | undefined,
): Promise<Pick<Response, 'status' | 'json'>> {
  const headers: Record<string, string> = { 'Content-Type': 'application/json' };
  if (token !== undefined) headers.Authorization = `Bearer ${token}`;
  return Promise.resolve().then(() =>
    fetch(publicUrl + path, { method: 'POST', headers, body: JSON.stringify(body) }),
  );
}

function toOutcome(status: number): PostOutcome {
  if (status === 200 || status === 201) return 'accepted';
  if (status === 401 || status === 429) return 'unavailable';
  if (status >= 400 && status < 500) return 'refused';
  return 'failed';
}
