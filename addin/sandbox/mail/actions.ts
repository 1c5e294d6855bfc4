import type { MailboxOwner } from '../demo-company.ts';
import { tellComposeOpened } from '../outlook-host/compose-events.ts';
import { askAddIn } from '../outlook-host/send.ts';
import type { Strings } from '../strings.ts';
import type { World } from '../world.ts';
import {
  type ComposeProblem,
  type ComposeSession,
  createComposeSession,
  draftOf,
  type Opening,
  outgoingOf,
  recipientFields,
  worthKeeping,
} from './compose-session.ts';
import { type MailMessage, type Outgoing, recipientsOf } from './exchange.ts';
import type { Recipient } from './recipient.ts';

export const openCompose = (world: World, owner: MailboxOwner, opening: Opening): void => {
  if (!closeCompose(world)) return;
  const session = createComposeSession(owner, opening);
  world.compose.set(() => session);
  void tellComposeOpened(world, session);
};

export const shut = (world: World, session: ComposeSession): void => {
  session.closed.abort();
  world.compose.set((open) => (open?.id === session.id ? null : open));
};

export const saveDraft = (world: World, session: ComposeSession): void =>
  world.exchange.put(session.owner.address, draftOf(session));

/** Closing keeps what was written in Drafts; a mail on its way is left alone. */
export const closeCompose = (world: World): boolean => {
  const session = world.compose.get();
  if (session === null) return true;
  if (session.get().status !== 'editing') return false;
  // An invitation that was never sent is no draft of ours.
  if (session.meeting === null && worthKeeping(session.get())) saveDraft(world, session);
  shut(world, session);
  return true;
};

export const discardCompose = (world: World, session: ComposeSession): void => {
  world.exchange.remove(session.owner.address, session.draftId);
  shut(world, session);
};

export const openDraft = (world: World, owner: MailboxOwner, draft: MailMessage): void => {
  const resolved = (people: MailMessage['to']): Recipient[] =>
    people.map((person) => ({ ...person, resolved: true }));
  openCompose(world, owner, {
    kind: draft.inReplyTo === null ? 'newMail' : 'reply',
    draftId: draft.id,
    conversationId: draft.conversationId,
    inReplyTo: draft.inReplyTo,
    to: resolved(draft.to),
    cc: resolved(draft.cc),
    bcc: resolved(draft.bcc),
    subject: draft.subject,
    body: draft.body,
    customProperties: draft.customProperties,
  });
};

const prefixed = (prefix: string, subject: string): string =>
  subject.toLowerCase().startsWith(prefix.toLowerCase()) ? subject : `${prefix} ${subject}`;

const quoted = (message: MailMessage, strings: Strings): string => {
  const lines = message.body.split('\n').map((line) => `> ${line}`);
  return `\n\n${strings.mail.wrote(message.from.name)}\n${lines.join('\n')}`;
};

export type Answering = 'reply' | 'replyAll' | 'forward';

export const answerMessage = (
  world: World,
  owner: MailboxOwner,
  message: MailMessage,
  how: Answering,
  strings: Strings,
): void => {
  const others = (people: MailMessage['to']): Recipient[] =>
    people
      .filter(({ address }) => address !== owner.address)
      .map((person) => ({ ...person, resolved: true }));
  const isOwn = message.from.address === owner.address;
  const body = quoted(message, strings);
  if (how === 'forward') {
    // Classic Outlook copies what add-ins keep on a mail to its forwards, and so does this one:
    // https://github.com/OfficeDev/office-js/issues/2456
    const { customProperties } = message;
    const subject = prefixed(strings.mail.forwardPrefix, message.subject);
    openCompose(world, owner, { kind: 'forward', subject, body, customProperties });
    return;
  }
  const sender: Recipient[] = [{ ...message.from, resolved: true }];
  openCompose(world, owner, {
    kind: 'reply',
    conversationId: message.conversationId,
    inReplyTo: message.internetMessageId,
    to: isOwn ? others(message.to) : [...sender, ...(how === 'replyAll' ? others(message.to) : [])],
    cc: how === 'replyAll' ? others(message.cc) : [],
    subject: prefixed(strings.mail.replyPrefix, message.subject),
    body,
  });
};

const problemOf = (session: ComposeSession): ComposeProblem | null => {
  const state = session.get();
  const all = recipientFields.flatMap((field) => state[field]);
  const names = all.filter(({ resolved }) => !resolved).map(({ name }) => name);
  if (names.length > 0) return { kind: 'unresolved', names };
  return all.length === 0 ? { kind: 'noRecipient' } : null;
};

const tellDelivered = (world: World, mail: Outgoing): void => {
  const here = new Set(
    [...world.company.salespeople, ...world.company.contacts].map(({ address }) =>
      address.toLowerCase(),
    ),
  );
  const recipients = recipientsOf(mail);
  const arrived = recipients.filter(({ address }) => here.has(address.toLowerCase()));
  const elsewhere = recipients.filter(({ address }) => !here.has(address.toLowerCase()));
  const line = world.transcript.begin(({ steps }) =>
    arrived.length === 0
      ? steps.deliveredNowhere
      : steps.delivered(arrived.map(({ name }) => name).join(', ')),
  );
  if (elsewhere.length > 0) {
    line(({ steps }) => steps.leftForElsewhere(elsewhere.map(({ address }) => address).join(', ')));
  }
};

const deliver = (world: World, session: ComposeSession): void => {
  const mail = outgoingOf(session);
  world.exchange.remove(session.owner.address, session.draftId);
  world.exchange.deliver(mail);
  shut(world, session);
  tellDelivered(world, mail);
};

const refuse = (session: ComposeSession, problem: ComposeProblem | null): void =>
  session.set((state) => ({ ...state, status: 'editing', problem }));

/** Opens somebody's mailbox; Teams follows from one salesperson to another. */
export const chooseMailbox = (world: World, owner: MailboxOwner): void => {
  if (world.settings.get().mailboxAddress === owner.address) return;
  if (!closeCompose(world)) return;
  world.settings.set((settings) => {
    const shown = world.company.people.find(({ userName }) => userName === settings.teamsUserName);
    const follows = owner.userName !== null && shown?.salespersonCode !== null;
    return {
      ...settings,
      mailboxAddress: owner.address,
      teamsUserName: follows && owner.userName ? owner.userName : settings.teamsUserName,
    };
  });
};

/** Send pressed. True once the mail has left. */
export const sendMail = async (world: World, session: ComposeSession): Promise<boolean> => {
  if (session.get().status !== 'editing') return false;
  const problem = problemOf(session);
  if (problem !== null) {
    refuse(session, problem);
    return false;
  }
  session.set((state) => ({ ...state, status: 'sending', problem: null }));
  if (session.owner.userName === null) {
    const line = world.transcript.begin(({ steps }) => steps.sendPressed);
    line(({ steps }) => steps.noAddIn);
    deliver(world, session);
    return true;
  }
  const end = await askAddIn(world, session);
  if (!end.sent) {
    refuse(session, end.message === '' ? null : { kind: 'refused', message: end.message });
    return false;
  }
  const milliseconds = Math.round(performance.now() - end.began);
  end.addStep(({ steps }) =>
    end.completed ? steps.mailSent(milliseconds) : steps.mailSentOnly(milliseconds),
  );
  deliver(world, session);
  return true;
};
