import { useEffect, useEffectEvent } from 'react';
import type { EmailLookupResult } from '../../server/contract/email.ts';
import { isPrivateMark } from '../../server/domain/email/private-mark.ts';
import { usePermissions } from '../ui/session.tsx';
import type { ReadMail } from './mail-item.ts';
import { useMailbox } from './pane-context.tsx';
import type { LogMail } from './use-log-mail.ts';
import { useMarks } from './use-read-mail.ts';

/**
 * Tells the server by itself what only the reader can know of a mail that it has: that it is
 * private, and must go (docs/domain.md 9.8); and the Message-ID of one's own sent mail (8.4).
 */
export function useSighting(
  mail: ReadMail,
  lookup: EmailLookupResult | undefined,
  { report }: LogMail,
): void {
  const { write } = usePermissions();
  const mailbox = useMailbox();
  const marks = useMarks(mail).data;
  const isOwn = mail.from?.address.toLowerCase() === mailbox.address;
  const tells =
    write &&
    marks !== undefined &&
    lookup?.known === true &&
    mail.internetMessageId !== null &&
    (isPrivateMark(marks.sensitivity) || (lookup.state === 'sent' && isOwn));
  const tell = useEffectEvent(() => void report(false));
  useEffect(() => {
    if (tells) tell();
  }, [tells]);
}
