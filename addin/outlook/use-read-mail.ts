import { useQuery } from '@tanstack/react-query';
import type { EmailLookupResult } from '../../server/contract/email.ts';
import { useClient, usePermissions } from '../ui/session.tsx';
import { deriveCaptureId, hasMessageId, reportOf } from './email-report.ts';
import type { ReadMail } from './mail-item.ts';
import { readMarks } from './mail-marks.ts';
import { useMailbox } from './pane-context.tsx';

/** Keyed by the item as it was shown: an answer that comes late fills a place nobody looks at. */
export const mailKey = (part: string, { key, internetMessageId }: ReadMail) => [
  'mail',
  part,
  key,
  internetMessageId,
];

const mostAddresses = 200;

export function useMarks(mail: ReadMail) {
  const mailbox = useMailbox();
  return useQuery({
    queryKey: ['mail', 'marks', mail.key],
    queryFn: () => readMarks(mailbox, mail),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** What the server knows of the mail, by whichever identity it has. */
export function useLookup(mail: ReadMail) {
  const client = useClient();
  const marks = useMarks(mail).data;
  const { internetMessageId } = mail;
  return useQuery({
    queryKey: mailKey('lookup', mail),
    queryFn: async ({ signal }): Promise<EmailLookupResult> => {
      const derived = internetMessageId === null ? null : await deriveCaptureId(internetMessageId);
      const captureId = marks?.captureId ?? derived;
      return client.call('lookUpEmail', {
        body: {
          ...(captureId !== null && { captureId }),
          ...(internetMessageId !== null && { internetMessageId }),
        },
        signal,
      });
    },
    enabled: marks !== undefined && (marks.captureId !== null || internetMessageId !== null),
  });
}

/** The contacts behind everybody the mail names. */
export function useMatches(mail: ReadMail) {
  const client = useClient();
  const people = [mail.from, ...mail.to, ...mail.cc].filter((one) => one !== null);
  const emailAddresses = [...new Set(people.map(({ address }) => address))].slice(0, mostAddresses);
  return useQuery({
    queryKey: ['mail', 'matches', emailAddresses],
    queryFn: ({ signal }) => client.call('matchContacts', { body: { emailAddresses }, signal }),
    select: ({ items }) => items,
  });
}

/** What logging the mail would do; asked while nobody has logged it. */
export function usePreview(mail: ReadMail, wanted: boolean) {
  const client = useClient();
  const { write } = usePermissions();
  const marks = useMarks(mail).data;
  return useQuery({
    queryKey: mailKey('preview', mail),
    queryFn: async ({ signal }) => {
      if (!marks || !hasMessageId(mail)) throw new Error('The mail is not read yet.');
      return client.call('previewEmail', { body: await reportOf(mail, marks), signal });
    },
    enabled: wanted && write && marks !== undefined && hasMessageId(mail),
  });
}
