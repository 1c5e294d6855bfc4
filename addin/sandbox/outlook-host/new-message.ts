import type { MailboxOwner } from '../demo-company.ts';
import { openCompose } from '../mail/actions.ts';
import type { Recipient } from '../mail/recipient.ts';
import type { World } from '../world.ts';

interface NewMessageParameters {
  toRecipients?: unknown;
  ccRecipients?: unknown;
  bccRecipients?: unknown;
  subject?: string;
  htmlBody?: string;
}

const recipientOf = (given: unknown): Recipient[] => {
  if (typeof given === 'string') return [{ address: given, name: given, resolved: true }];
  if (typeof given !== 'object' || given === null || !('emailAddress' in given)) return [];
  const address = String(given.emailAddress);
  const name = 'displayName' in given && given.displayName ? String(given.displayName) : address;
  return [{ address, name, resolved: true }];
};

const recipientsIn = (given: unknown): Recipient[] =>
  Array.isArray(given) ? given.flatMap(recipientOf) : [];

const textIn = (html: string): string =>
  new DOMParser().parseFromString(html, 'text/html').body.textContent ?? '';

/** What displayNewMessageForm asks for. */
export const openNewMessage = (
  world: World,
  owner: MailboxOwner,
  parameters: NewMessageParameters = {},
): void => {
  openCompose(world, owner, {
    kind: 'newMail',
    to: recipientsIn(parameters.toRecipients),
    cc: recipientsIn(parameters.ccRecipients),
    bcc: recipientsIn(parameters.bccRecipients),
    subject: parameters.subject ?? '',
    body: textIn(parameters.htmlBody ?? ''),
  });
};
