import type { EmailReport } from '../../server/contract/email.ts';
import { attempt } from './attempt.ts';
import { getCapture } from './capture-id.ts';
import { now, within } from './clock.ts';
import type { Message } from './message.ts';
import { getMailbox, readMessage, readSubject } from './message.ts';
import { currentMessage } from './office.ts';
import { dropPending, keepPending } from './pending.ts';
import type { Report } from './post.ts';
import { postLimit, postReport } from './post.ts';
import { getToken } from './token.ts';

/** Reports the message being sent. It only reads the message, which a change would stop or delay. */
export function logMessageSending(): Promise<unknown> {
  const sentAt = new Date(now()).toISOString();
  const capture = getCapture();
  const token = getToken();
  const reading = Promise.all([readMessage(), readSubject()]);
  return capture.then(({ captureId, session }) => {
    if (session.doNotLog) return undefined;
    return reading.then(([message, subject]) => {
      const report = toReport(captureId, sentAt, message, subject);
      if (report === undefined) return undefined;
      return postOrKeep(report, token);
    });
  });
}

/** Kept before it is posted: the runtime may be gone before the answer comes. */
export function postOrKeep(report: Report, token: Promise<string | undefined>): Promise<unknown> {
  const mailbox = getMailbox();
  keepPending(mailbox, report);
  const posting = token
    .then((value) => postReport(report, value))
    .then((outcome) => {
      if (outcome === 'accepted' || outcome === 'refused') dropPending(mailbox, report);
    });
  return within(posting, postLimit, undefined);
}

function toReport(
  captureId: string,
  sentAt: string,
  message: Message,
  subject: string | undefined,
): EmailReport | undefined {
  if (message.from === undefined) return undefined;
  const report: EmailReport = Object.assign({}, message, {
    captureId,
    sentAt,
    from: message.from,
  });
  if (subject !== undefined) report.subject = subject;
  const conversationId = attempt(() => currentMessage().conversationId);
  if (conversationId) report.conversationId = conversationId;
  const inReplyTo = attempt(() => currentMessage().inReplyTo);
  if (inReplyTo) report.inReplyTo = inReplyTo;
  return report;
}
