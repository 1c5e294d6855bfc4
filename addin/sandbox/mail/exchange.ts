import type { Address } from '../demo-company.ts';
import { createStore, type Store } from '../store.ts';

export type Folder = 'inbox' | 'drafts' | 'sent';

/** A file of a mail; small, since it is kept with the mailbox. */
export interface MailFile {
  id: string;
  name: string;
  contentType: string;
  /** In base64. */
  content: string;
  /** A picture within the text. */
  inline: boolean;
}

export interface MailMessage {
  id: string;
  folder: Folder;
  read: boolean;
  /** A draft has none yet: it is minted when the mail leaves. */
  internetMessageId: string | null;
  conversationId: string;
  inReplyTo: string | null;
  from: Address;
  to: Address[];
  cc: Address[];
  bcc: Address[];
  subject: string;
  body: string;
  at: string;
  files?: readonly MailFile[];
  /** The mark of the sender, as the header spells it; none on an ordinary mail. */
  sensitivity?: 'Personal' | 'Private' | 'Company-Confidential';
  /** What add-ins keep on the item; never delivered to anybody else. */
  customProperties: Record<string, unknown>;
}

export type Outgoing = Omit<MailMessage, 'id' | 'folder' | 'read' | 'internetMessageId' | 'at'>;

type Mailboxes = Record<string, readonly MailMessage[]>;

/** The mail server of the sandbox: every address has a mailbox, kept as long as the browser tab. */
export interface Exchange {
  mailboxes: Store<Mailboxes>;
  /** Files the copy of the sender and one for each recipient. */
  deliver: (mail: Outgoing) => void;
  put: (address: string, message: MailMessage) => void;
  remove: (address: string, id: string) => void;
  change: (address: string, id: string, change: Partial<MailMessage>) => void;
  clear: () => void;
}

const storageKey = 'interaction-log.sandbox.mail.2';
const keyOf = (address: string): string => address.toLowerCase();

const restored = (): Mailboxes => {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(storageKey) ?? '{}');
    return typeof kept === 'object' && kept !== null ? (kept as Mailboxes) : {};
  } catch {
    return {};
  }
};

const keep = (mailboxes: Mailboxes): void => {
  try {
    sessionStorage.setItem(storageKey, JSON.stringify(mailboxes));
  } catch {
    // A browser that keeps nothing still shows the mail until the page is reloaded.
  }
};

const filed = (mail: Outgoing, folder: Folder): MailMessage => ({
  ...mail,
  id: crypto.randomUUID(),
  folder,
  read: folder === 'sent',
  internetMessageId: null,
  at: new Date().toISOString(),
});

export const recipientsOf = (mail: Pick<MailMessage, 'to' | 'cc' | 'bcc'>): Address[] => {
  const byKey = new Map<string, Address>();
  for (const recipient of [...mail.to, ...mail.cc, ...mail.bcc]) {
    if (!byKey.has(keyOf(recipient.address))) byKey.set(keyOf(recipient.address), recipient);
  }
  return [...byKey.values()];
};

export const createExchange = (): Exchange => {
  const mailboxes = createStore<Mailboxes>(restored());
  mailboxes.subscribe(() => keep(mailboxes.get()));
  const put = (address: string, message: MailMessage): void =>
    mailboxes.set((known) => ({
      ...known,
      [keyOf(address)]: [
        message,
        ...(known[keyOf(address)] ?? []).filter(({ id }) => id !== message.id),
      ],
    }));
  return {
    mailboxes,
    put,
    deliver: (mail) => {
      const internetMessageId = `<${crypto.randomUUID()}@sandbox.example>`;
      put(mail.from.address, { ...filed(mail, 'sent'), internetMessageId });
      for (const recipient of recipientsOf(mail)) {
        const received = { ...mail, bcc: [], customProperties: {} };
        put(recipient.address, { ...filed(received, 'inbox'), internetMessageId });
      }
    },
    remove: (address, id) =>
      mailboxes.set((known) => ({
        ...known,
        [keyOf(address)]: (known[keyOf(address)] ?? []).filter((message) => message.id !== id),
      })),
    change: (address, id, change) =>
      mailboxes.set((known) => ({
        ...known,
        [keyOf(address)]: (known[keyOf(address)] ?? []).map((message) =>
          message.id === id ? { ...message, ...change } : message,
        ),
      })),
    clear: () => mailboxes.set(() => ({})),
  };
};
