import type { EmailReport } from '../../server/contract/email.ts';
import { addressesOf, addressOf } from './mail-address.ts';
import type { Draft } from './mail-item.ts';
import type { Mailbox } from './mailbox.ts';

type Details = Office.EmailAddressDetails;

/** Whom a message being written is from and to. */
export type DraftPeople = Required<Pick<EmailReport, 'from' | 'to' | 'cc' | 'bcc'>> & {
  sensitivityLabelId?: string;
};

const participants = (details: readonly Details[]) =>
  addressesOf(details).map(({ address, name }) =>
    name === null ? { address } : { address, name },
  );

async function readSender(mailbox: Mailbox, draft: Draft): Promise<EmailReport['from']> {
  const details = await mailbox
    .ask<Details>(draft, (item, callback) => item.from.getAsync(callback))
    .catch(() => null);
  return { address: addressOf(details)?.address ?? mailbox.address };
}

/** Without a label, or where Outlook knows none. */
const readLabel = (mailbox: Mailbox, draft: Draft): Promise<string | null> =>
  mailbox
    .ask<string>(draft, (item, callback) => item.sensitivityLabel.getAsync(callback))
    .catch(() => null);

export async function readDraftPeople(mailbox: Mailbox, draft: Draft): Promise<DraftPeople> {
  const [from, to, cc, bcc, label] = await Promise.all([
    readSender(mailbox, draft),
    mailbox.ask<Details[]>(draft, (item, callback) => item.to.getAsync(callback)),
    mailbox.ask<Details[]>(draft, (item, callback) => item.cc.getAsync(callback)),
    mailbox.ask<Details[]>(draft, (item, callback) => item.bcc.getAsync(callback)),
    readLabel(mailbox, draft),
  ]);
  return {
    from,
    to: participants(to),
    cc: participants(cc),
    bcc: participants(bcc),
    ...(label ? { sensitivityLabelId: label } : {}),
  };
}

/** The launch event reads the same key before it reports. */
const doNotLogKey = 'doNotLog';
/** Which recipients the line in the message is about: none makes the launch event write it anew. */
const recipientsKey = 'recipients';
const lineKey = 'interactionLog';

export async function readDoNotLog(mailbox: Mailbox, draft: Draft): Promise<boolean> {
  const value = await mailbox
    .ask<string>(draft, (item, callback) => item.sessionData.getAsync(doNotLogKey, callback))
    .catch((error: unknown) => {
      // A key that was never set is an error to some Outlooks.
      if (error instanceof Error && error.message.endsWith('refused.')) return '';
      throw error;
    });
  return value === '1';
}

const store = (mailbox: Mailbox, draft: Draft, key: string, value: string): Promise<void> =>
  mailbox.ask<void>(draft, (item, callback) => item.sessionData.setAsync(key, value, callback));

/** Rejects when Outlook did not keep it: the mail would be logged against the writer's will. */
export async function storeDoNotLog(
  mailbox: Mailbox,
  draft: Draft,
  doNotLog: boolean,
): Promise<void> {
  await store(mailbox, draft, doNotLogKey, doNotLog ? '1' : '0');
  const rest = doNotLog
    ? mailbox.ask<void>(draft, (item, callback) =>
        item.notificationMessages.removeAsync(lineKey, callback),
      )
    : store(mailbox, draft, recipientsKey, '');
  await rest.catch(() => undefined);
}
