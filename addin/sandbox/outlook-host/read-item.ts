import type { Address } from '../demo-company.ts';
import type { MailMessage } from '../mail/exchange.ts';
import type { ItemNotification } from '../mail/item-notification.ts';
import type { Weather } from '../weather.ts';
import type { Answer } from './async-calls.ts';
import { customProperties } from './custom-properties.ts';
import { internetHeadersOf } from './internet-headers.ts';
import { mailFilesOf } from './mail-files.ts';
import { notificationMessages } from './notification-messages.ts';
import type { Observe } from './observation.ts';
import type { Realm } from './realm.ts';

export interface ReadItemParts {
  message: MailMessage;
  ownAddress: string;
  realm: Realm;
  answer: Answer;
  observe: Observe;
  weather: () => Weather;
  savedProperties: () => Record<string, unknown>;
  saveProperties: (properties: Record<string, unknown>) => void;
  notifications: () => readonly ItemNotification[];
  showNotifications: (lines: ItemNotification[]) => void;
  reply: (how: 'reply' | 'replyAll') => void;
}

/** A copy in Sent Items gets its Message-ID a moment after it is there. */
const lateMilliseconds = (weather: Weather): number => (weather.network === 'slow' ? 6000 : 1500);

const internetMessageIdOf = (message: MailMessage, weather: Weather): string | undefined => {
  const age = Date.now() - Date.parse(message.at);
  if (message.folder === 'sent' && age < lateMilliseconds(weather)) return undefined;
  return message.internetMessageId ?? undefined;
};

/** As Exchange writes ids: long, and no two alike in the first characters that matter. */
const itemIdOf = ({ id }: MailMessage): string =>
  `AAMkAGI2TG93AAA=${btoa(id).replaceAll('=', '')}AAAAAAEMAAB5bG9nAAA=`;

const prefixes = /^\s*(?:(?:re|fw|fwd|vs|vl|sv|vb)\s*:\s*)+/iu;

const detailsOf = ({ address, name }: Address, ownAddress: string) => ({
  emailAddress: address,
  displayName: name,
  recipientType: address === ownAddress ? 'user' : 'externalUser',
  appointmentResponse: undefined,
});

const asHtml = (text: string): string => {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return `<html><body><div>${escaped.replaceAll('\n', '<br>')}</div></body></html>`;
};

const propertiesOf = ({ answer, observe, savedProperties, saveProperties }: ReadItemParts) => {
  const { captureId } = savedProperties();
  observe({ kind: 'propertyRead', captureId: typeof captureId === 'string' ? captureId : null });
  return customProperties({ answer, saved: savedProperties, save: saveProperties });
};

const peopleOf = ({ message, ownAddress }: ReadItemParts) => {
  const details = (person: Address) => detailsOf(person, ownAddress);
  return {
    from: details(message.from),
    sender: details(message.from),
    to: message.to.map(details),
    cc: message.cc.map(details),
  };
};

const asyncMembersOf = (parts: ReadItemParts) => {
  const { message, answer, observe } = parts;
  return {
    body: {
      getAsync: (coercionType: unknown, ...args: unknown[]) =>
        answer(args, () => (coercionType === 'html' ? asHtml(message.body) : message.body)),
    },
    loadCustomPropertiesAsync: (...args: unknown[]) => answer(args, () => propertiesOf(parts)),
    getAllInternetHeadersAsync: (...args: unknown[]) =>
      answer(args, () => {
        observe({ kind: 'headersRead' });
        return internetHeadersOf(message);
      }),
    notificationMessages: notificationMessages({
      answer,
      observe,
      shown: parts.notifications,
      show: parts.showNotifications,
    }),
  };
};

/** Office.context.mailbox.item of a message that is being read. Bcc is nobody's to know. */
export const createReadItem = (parts: ReadItemParts): object => {
  const { message, realm, weather } = parts;
  const item = {
    itemType: 'message',
    itemClass: 'IPM.Note',
    itemId: itemIdOf(message),
    conversationId: message.conversationId,
    subject: message.subject,
    normalizedSubject: message.subject.replace(prefixes, ''),
    dateTimeCreated: new realm.Date(message.at),
    dateTimeModified: new realm.Date(message.at),
    ...mailFilesOf(message, parts.answer),
    ...peopleOf(parts),
    ...asyncMembersOf(parts),
    displayReplyForm: () => parts.reply('reply'),
    displayReplyAllForm: () => parts.reply('replyAll'),
  };
  const internetMessageId = () => internetMessageIdOf(message, weather());
  return Object.defineProperty(item, 'internetMessageId', { get: internetMessageId });
};
