import { randomUUID } from 'node:crypto';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import type { Stage, StageOptions } from './stage.ts';

interface Person {
  address: string;
  name: string;
}

/** A mail in a mailbox of the sandbox. */
export interface SandboxMail {
  id: string;
  folder: 'inbox' | 'sent';
  internetMessageId: string;
  from: Person;
  to: Person[];
  cc: Person[];
  subject: string;
  at: string;
  files?: { id: string; name: string; contentType: string; content: string; inline: boolean }[];
  sensitivity?: 'Personal' | 'Private' | 'Company-Confidential';
  customProperties: Record<string, unknown>;
}

const person = (address: string | Person): Person =>
  typeof address === 'string' ? { address, name: address } : address;

interface MailParts extends Partial<Omit<SandboxMail, 'from' | 'to' | 'cc'>> {
  from: string | Person;
  to?: (string | Person)[];
  cc?: (string | Person)[];
  subject: string;
}

export const sandboxMail = ({ from, to = [], cc = [], ...more }: MailParts): SandboxMail => ({
  id: randomUUID(),
  folder: 'inbox',
  internetMessageId: `<${randomUUID()}@tests.example>`,
  from: person(from),
  to: to.map(person),
  cc: cc.map(person),
  // Older than Outlook takes to give a sent copy its Message-ID.
  at: new Date(Date.now() - 60_000).toISOString(),
  customProperties: {},
  ...more,
});

const widely = { width: 1700, height: 1150 };

export interface PaneOptions extends Omit<StageOptions, 'as'> {
  /** Whose Outlook it is; a salesperson of the demo company. */
  as?: MailboxName;
  mails?: SandboxMail[];
  language?: 'en' | 'fi' | 'sv';
  theme?: 'light' | 'dark' | 'contrast';
  /** Opened first; the first of `mails` unless told. Null opens none. */
  read?: string | null;
}

/** The shipped task pane beside a mail, in the sandbox's Outlook. */
export interface OpenedPane {
  page: Page;
  pane: FrameLocator;
  /** Opens another mail of the list. */
  read(subject: string): Promise<void>;
  /** Begins a mail to these, with the pane beside it. */
  compose(addresses: string[]): Promise<void>;
  logState: Locator;
}

/** The address that the sandbox opens a salesperson's mailbox by. */
const mailboxes = {
  bc: 'bengt.carlsson@harmaja.example',
  lt: 'lauri.tuominen@harmaja.example',
  jo: 'johanna.ojala@harmaja.example',
};
export type MailboxName = keyof typeof mailboxes;
export const ownAddress = (userName: MailboxName): string => mailboxes[userName];

const mailRegion = /^(Mail|Posti|E-post)$/;

export const openPane = async (
  stage: Stage,
  { as = 'bc', mails = [], language = 'en', theme = 'light', read, ...options }: PaneOptions = {},
): Promise<OpenedPane> => {
  const mailbox = ownAddress(as);
  const kept = mails.map((mail) => ({
    read: true,
    conversationId: mail.id,
    inReplyTo: null,
    bcc: [],
    body: 'Hello',
    ...mail,
  }));
  const settings = {
    language,
    theme,
    mailboxAddress: mailbox,
    pane: { reading: true, composing: true, pinned: true },
  };
  const page = await stage.open('/sandbox', {
    viewport: widely,
    ...options,
    async prepare(opened) {
      await opened.addInitScript(
        ([entries]) => {
          for (const [key, value] of entries) {
            if (sessionStorage.getItem(key) === null) sessionStorage.setItem(key, value);
          }
        },
        [
          [
            ['interaction-log.sandbox.mail.2', JSON.stringify({ [mailbox]: kept })],
            ['interaction-log.sandbox.settings.1', JSON.stringify(settings)],
          ],
        ] as const,
      );
      await options.prepare?.(opened);
    },
  });
  const mail = page.getByRole('region', { name: mailRegion });
  const pane = page.frameLocator('iframe[src^="/sandbox-pane.html"]');
  const readMail = async (subject: string) => {
    const folder = mails.find((one) => one.subject === subject)?.folder ?? 'inbox';
    if (folder === 'sent') await mail.getByRole('tab').nth(2).click();
    await mail.getByRole('listitem').getByText(subject, { exact: true }).first().click();
  };
  const first = read === undefined ? mails[0]?.subject : read;
  if (first) await readMail(first);
  return {
    page,
    pane,
    read: readMail,
    logState: pane.getByRole('region', { name: /^(Log|Kirjaus|Logg)$/ }),
    async compose(addresses) {
      await mail.getByRole('button', { name: /New e-mail|Uusi|Ny/ }).click();
      const to = mail.getByLabel(/^(To|Vastaanottaja|Till)$/);
      for (const address of addresses) {
        await to.fill(address);
        await to.press('Enter');
      }
    },
  };
};
