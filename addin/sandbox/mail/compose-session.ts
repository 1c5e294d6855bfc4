import type { Address, MailboxOwner } from '../demo-company.ts';
import { createStore, type Store } from '../store.ts';
import type { MailMessage, Outgoing } from './exchange.ts';
import type { ItemNotification } from './item-notification.ts';
import type { Recipient } from './recipient.ts';

export type RecipientField = 'to' | 'cc' | 'bcc';
export const recipientFields: readonly RecipientField[] = ['to', 'cc', 'bcc'];

export type ComposeKind = 'newMail' | 'reply' | 'forward' | 'newMeeting' | 'ownMeeting';

/** When and where a meeting is; empty for a mail. */
export interface MeetingTime {
  startsAt: string;
  endsAt: string;
  location: string;
}

/** Which appointment is open; `saved` once it has been sent. */
export interface OpenMeeting {
  id: string;
  meeting: string;
  saved: boolean;
}

export type ComposeProblem =
  | { kind: 'noRecipient' }
  | { kind: 'unresolved'; names: string[] }
  | { kind: 'refused'; message: string };

export interface ComposeState {
  to: Recipient[];
  cc: Recipient[];
  bcc: Recipient[];
  subject: string;
  body: string;
  when: MeetingTime;
  /** `slow` is Outlook's "taking longer than expected". */
  status: 'editing' | 'sending' | 'slow';
  problem: ComposeProblem | null;
  notifications: ItemNotification[];
  /** Lives as long as this window; a reopened draft starts with none. */
  sessionData: Record<string, string>;
  customProperties: Record<string, unknown>;
}

/** One compose window, from opening to sending or closing. */
export interface ComposeSession extends Store<ComposeState> {
  id: string;
  kind: ComposeKind;
  owner: MailboxOwner;
  /** Null for a mail. */
  meeting: OpenMeeting | null;
  draftId: string;
  conversationId: string | null;
  inReplyTo: string | null;
  /** The window is closed or the mail is gone: handlers that still run are stopped. */
  closed: AbortController;
}

export interface Opening {
  kind: ComposeKind;
  draftId?: string;
  conversationId?: string;
  inReplyTo?: string | null;
  to?: Recipient[];
  cc?: Recipient[];
  bcc?: Recipient[];
  subject?: string;
  body?: string;
  meeting?: OpenMeeting;
  when?: MeetingTime;
  customProperties?: Record<string, unknown>;
}

export const createComposeSession = (owner: MailboxOwner, opening: Opening): ComposeSession => ({
  ...createStore<ComposeState>({
    to: opening.to ?? [],
    cc: opening.cc ?? [],
    bcc: opening.bcc ?? [],
    subject: opening.subject ?? '',
    body: opening.body ?? '',
    when: opening.when ?? { startsAt: '', endsAt: '', location: '' },
    status: 'editing',
    problem: null,
    notifications: [],
    sessionData: {},
    customProperties: opening.customProperties ?? {},
  }),
  id: crypto.randomUUID(),
  kind: opening.kind,
  owner,
  meeting: opening.meeting ?? null,
  draftId: opening.draftId ?? crypto.randomUUID(),
  conversationId: opening.conversationId ?? null,
  inReplyTo: opening.inReplyTo ?? null,
  closed: new AbortController(),
});

const resolvedOnly = (recipients: readonly Recipient[]): Address[] =>
  recipients.filter(({ resolved }) => resolved).map(({ address, name }) => ({ address, name }));

export const resolvedIn = (state: ComposeState, field: RecipientField): Address[] =>
  resolvedOnly(state[field]);

export const outgoingOf = (session: ComposeSession): Outgoing => {
  const state = session.get();
  return {
    conversationId: session.conversationId ?? crypto.randomUUID(),
    inReplyTo: session.inReplyTo,
    from: { address: session.owner.address, name: session.owner.name },
    to: resolvedIn(state, 'to'),
    cc: resolvedIn(state, 'cc'),
    bcc: resolvedIn(state, 'bcc'),
    subject: state.subject,
    body: state.body,
    customProperties: state.customProperties,
  };
};

/** What a closed window leaves in Drafts; unresolved text is not kept, as in Outlook. */
export const draftOf = (session: ComposeSession): MailMessage => ({
  ...outgoingOf(session),
  id: session.draftId,
  folder: 'drafts',
  read: true,
  internetMessageId: null,
  at: new Date().toISOString(),
});

export const worthKeeping = ({ to, cc, bcc, subject, body }: ComposeState): boolean =>
  to.length + cc.length + bcc.length > 0 || subject.trim() !== '' || body.trim() !== '';
