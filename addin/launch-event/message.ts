import type { EmailReport } from '../../server/contract/email.ts';
import { ask, askValue } from './ask.ts';
import { attempt } from './attempt.ts';
import { buildId } from './build-constants.ts';
import type { Callback, EmailAddressDetails } from './office.ts';
import { currentMessage, officeContext } from './office.ts';

export type Participant = EmailReport['from'];

/** What Outlook tells about the message being written. */
export type Message = Pick<EmailReport, 'to' | 'cc' | 'bcc' | 'sensitivityLabelId' | 'client'> & {
  from: Participant | undefined;
  incomplete?: boolean;
};

/** Reads who it is from and to. What cannot be read is left out; recipients then are incomplete. */
export function readMessage(): Promise<Message> {
  return Promise.all([
    askValue<EmailAddressDetails>((callback) => currentMessage().from.getAsync(callback)),
    readRecipients((callback) => currentMessage().to.getAsync(callback)),
    readRecipients((callback) => currentMessage().cc.getAsync(callback)),
    readRecipients((callback) => currentMessage().bcc.getAsync(callback)),
    askValue<string | null>((callback) => currentMessage().sensitivityLabel.getAsync(callback)),
  ]).then(([from, to, cc, bcc, label]) => {
    const message: Message = {
      from: toSender(from),
      to: to.participants,
      cc: cc.participants,
      bcc: bcc.participants,
      client: readClient(),
    };
    if (label) message.sensitivityLabelId = label;
    if (to.incomplete || cc.incomplete || bcc.incomplete) message.incomplete = true;
    return message;
  });
}

export function readSubject(): Promise<string | undefined> {
  return askValue<string>((callback) => currentMessage().subject.getAsync(callback));
}

/** The mailbox that Outlook shows, in lower case; '' when it does not say. */
export function getMailbox(): string {
  const address = attempt(() => officeContext().mailbox.userProfile.emailAddress);
  if (address === undefined) return '';
  return address.toLowerCase();
}

export function readRecipients(
  call: (callback: Callback<EmailAddressDetails[]>) => void,
): Promise<{ participants: Participant[]; incomplete: boolean }> {
  return ask(call).then((reply) => {
    if (reply.state !== 'answered' || !Array.isArray(reply.value)) {
      return { participants: [], incomplete: true };
    }
    const details = reply.value.filter(Boolean);
    const participants = details.map(toParticipant).filter((one) => one.address !== '');
    // Personal contact lists come back blank: https://github.com/OfficeDev/office-js/issues/4242
    const incomplete =
      details.length < reply.value.length || details.some((one) => !one.emailAddress);
    return { participants, incomplete };
  });
}

function toParticipant(details: EmailAddressDetails): Participant {
  const participant: Participant = { address: details.emailAddress || details.displayName || '' };
  if (details.displayName && details.displayName !== participant.address) {
    participant.name = details.displayName;
  }
  return participant;
}

export function toSender(details: EmailAddressDetails | undefined): Participant | undefined {
  if (details !== undefined && details !== null) {
    const sender = toParticipant(details);
    if (sender.address !== '') return sender;
  }
  const mailbox = getMailbox();
  if (mailbox === '') return undefined;
  return { address: mailbox };
}

export function readClient(): EmailReport['client'] {
  const client: EmailReport['client'] = { surface: 'launchEvent', version: buildId };
  const platform = attempt(() => officeContext().diagnostics.platform);
  if (platform !== undefined) client.platform = String(platform);
  const hostVersion = attempt(() => officeContext().diagnostics.version);
  if (hostVersion !== undefined) client.version = `${buildId} ${hostVersion}`;
  return client;
}
