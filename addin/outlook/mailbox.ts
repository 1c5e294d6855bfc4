import { ask } from '../launch-event/ask.ts';
import { listen } from './listen.ts';
import { type MailItem, mailItemOf } from './mail-item.ts';
import type { OfficeApi } from './office.ts';

type Shown = NonNullable<Office.Mailbox['item']>;
type Callback<Value> = (result: Office.AsyncResult<Value>) => void;

const patience = 5_000;

/** `left`: Outlook shows another item by now, and the answer concerns nobody any more. */
export type MailboxProblem = 'left' | 'late' | 'refused';

export class MailboxError extends Error {
  readonly problem: MailboxProblem;

  constructor(problem: MailboxProblem) {
    super(`Outlook did not answer: ${problem}.`);
    this.name = 'MailboxError';
    this.problem = problem;
  }
}

/** The one way to Outlook's mailbox: the item it shows, and questions about it. */
export class Mailbox {
  readonly #office: OfficeApi;
  readonly #listeners = new Set<() => void>();
  #sequence = 0;
  #itemId: string | null = null;
  #item: MailItem | null = null;

  constructor(office: OfficeApi) {
    this.#office = office;
    this.#look();
    // What changed before the handler was there was told to nobody.
    void listen(
      () => office.context.mailbox,
      office.EventType.ItemChanged,
      () => this.lookAgain(),
    ).then(() => {
      const isShown = Boolean(office.context.mailbox.item);
      if (this.#shownId() !== this.#itemId || isShown !== (this.#item !== null)) this.lookAgain();
    });
  }

  /** In lower case; '' where Outlook does not say. */
  get address(): string {
    return (this.#office.context.mailbox.userProfile?.emailAddress ?? '').toLowerCase();
  }

  /** What Outlook shows; null when nothing, or several mails, are selected. */
  get item(): MailItem | null {
    return this.#item;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Starts anew with what is shown now: everything asked before is dropped. */
  refresh(): void {
    this.#sequence += 1;
    this.#look();
    this.#tell();
  }

  /** Reads what is shown once more; the same mail stays as it is, and may know more by now. */
  lookAgain(): void {
    const before = this.#itemId;
    this.#look();
    if (this.#itemId !== before || this.#itemId === null) this.refresh();
    else this.#tell();
  }

  isShown(item: MailItem): boolean {
    return this.#item?.key === item.key;
  }

  supports(mailboxSet: string): boolean {
    return this.#office.context.requirements.isSetSupported('Mailbox', mailboxSet);
  }

  /** One question about an item; rejects late answers, and those about an item that is gone. */
  async ask<Value>(
    about: MailItem,
    call: (item: Shown, callback: Callback<Value>) => void,
    limit = patience,
  ): Promise<Value> {
    const reply = await ask<Value>((callback) => {
      const shown = this.#office.context.mailbox.item;
      if (!shown || !this.isShown(about)) throw new MailboxError('left');
      call(shown, ({ status, value }) => callback({ status: String(status), value }));
    }, limit);
    if (!this.isShown(about)) throw new MailboxError('left');
    if (reply.state === 'answered') return reply.value;
    throw new MailboxError(reply.state === 'late' ? 'late' : 'refused');
  }

  /** Listens to an item's own events until stopped; older Outlooks have fewer of them. */
  onItemEvent(about: MailItem, type: Office.EventType, listener: () => void): () => void {
    let listening = true;
    const source = () => (this.isShown(about) ? this.#office.context.mailbox.item : null);
    void listen(source, type, () => {
      if (listening && this.isShown(about)) listener();
    });
    return () => {
      listening = false;
    };
  }

  writeTo(address: string): void {
    this.#office.context.mailbox.displayNewMessageForm({ toRecipients: [address] });
  }

  #shownId(): string | null {
    const shown: { itemId?: string } | null | undefined = this.#office.context.mailbox.item;
    return shown?.itemId ?? null;
  }

  #look(): void {
    const shown = this.#office.context.mailbox.item;
    this.#itemId = this.#shownId();
    this.#item = shown ? mailItemOf(shown, `${this.#sequence} ${this.#itemId ?? 'draft'}`) : null;
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
