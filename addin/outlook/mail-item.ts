import { type AppointmentItem, appointmentItemOf } from './appointment-item.ts';
import { addressesOf, addressOf, type MailAddress } from './mail-address.ts';

export interface MailAttachment {
  /** Good as long as the mail is open. */
  id: string;
  name: string;
  size: number;
  inline: boolean;
  kind: 'file' | 'item' | 'cloud';
}

/** A mail being read, as it was when Outlook showed it. */
export interface ReadMail {
  kind: 'reading';
  key: string;
  from: MailAddress | null;
  to: readonly MailAddress[];
  cc: readonly MailAddress[];
  subject: string;
  sentAt: string;
  /** Fresh copies in Sent Items have none for a moment. */
  internetMessageId: string | null;
  conversationId: string | null;
  attachments: readonly MailAttachment[];
}
export interface Draft {
  kind: 'composing';
  key: string;
}
/** Whatever else comes. */
export interface OtherItem {
  kind: 'other';
  key: string;
}
export type MailItem = ReadMail | Draft | AppointmentItem | OtherItem;

type Shown = NonNullable<Office.Mailbox['item']>;

const isComposed = (item: Shown): boolean =>
  typeof (item.to as unknown as { getAsync?: unknown } | undefined)?.getAsync === 'function';

function dateOf(value: unknown): string {
  const date = new Date(value as Date);
  return (Number.isNaN(date.getTime()) ? new Date() : date).toISOString();
}

function attachmentsOf({ attachments }: Office.MessageRead): MailAttachment[] {
  return (attachments ?? []).map(({ id, name, size, isInline, attachmentType }) => ({
    id,
    name: name || 'attachment',
    size,
    inline: isInline === true,
    kind: attachmentType === 'item' || attachmentType === 'cloud' ? attachmentType : 'file',
  }));
}

/** Read at once and whole: by the time anything is asked, Outlook may show another item. */
export function mailItemOf(item: Shown, key: string): MailItem {
  const type: string = item.itemType;
  if (type === 'appointment') {
    return appointmentItemOf(item as unknown as Office.AppointmentRead, key);
  }
  if (item.itemType !== 'message') return { kind: 'other', key };
  if (isComposed(item)) return { kind: 'composing', key };
  const mail: Office.MessageRead = item;
  return {
    kind: 'reading',
    key,
    from: addressOf(mail.from ?? mail.sender),
    to: addressesOf(mail.to),
    cc: addressesOf(mail.cc),
    subject: mail.subject ?? '',
    sentAt: dateOf(mail.dateTimeCreated),
    internetMessageId: mail.internetMessageId || null,
    conversationId: mail.conversationId || null,
    attachments: attachmentsOf(mail),
  };
}
