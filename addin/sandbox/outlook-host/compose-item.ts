import type { ComposeSession, RecipientField } from '../mail/compose-session.ts';
import { recipientFields, resolvedIn } from '../mail/compose-session.ts';
import type { Weather } from '../weather.ts';
import { type Answer, OfficeError } from './async-calls.ts';
import { customProperties } from './custom-properties.ts';
import { notificationMessages } from './notification-messages.ts';
import type { Asker, Observe } from './observation.ts';

export interface ItemParts {
  session: ComposeSession;
  event: Asker;
  weather: () => Weather;
  labelId: string;
  answer: Answer;
  observe: Observe;
}

const notHere = (what: string): never => {
  throw new OfficeError('OperationNotSupported', 5000, `${what} is not available here`);
};

const recipientType = 'externalUser';

const recipientsMember = (parts: ItemParts, field: RecipientField, seen: Map<string, number>) => ({
  getAsync: (...args: unknown[]) =>
    parts.answer(args, () => {
      const recipients = resolvedIn(parts.session.get(), field);
      seen.set(field, recipients.length);
      if (seen.size === recipientFields.length) {
        const count = [...seen.values()].reduce((sum, length) => sum + length, 0);
        parts.observe({ kind: 'recipientsRead', count });
        seen.clear();
      }
      return recipients.map(({ address, name }) => ({
        emailAddress: address,
        displayName: name,
        recipientType,
      }));
    }),
  addAsync: (...args: unknown[]) => parts.answer(args, () => notHere(`${field}.addAsync`)),
  setAsync: (...args: unknown[]) => parts.answer(args, () => notHere(`${field}.setAsync`)),
});

const textMember = (parts: ItemParts, member: 'subject' | 'body') => ({
  getAsync: (...args: unknown[]) => parts.answer(args, () => parts.session.get()[member]),
  setAsync: (...args: unknown[]) => parts.answer(args, () => notHere(`${member}.setAsync`)),
});

const sessionDataMember = ({ session, answer, observe }: ItemParts) => {
  const data = () => session.get().sessionData;
  const put = (next: Record<string, string>) =>
    session.set((state) => ({ ...state, sessionData: next }));
  return {
    getAsync: (name: string, ...args: unknown[]) =>
      answer(args, () => {
        const value = data()[name];
        if (value === undefined) {
          throw new OfficeError('KeyNotFound', 9057, 'The specified key was not found');
        }
        return value;
      }),
    getAllAsync: (...args: unknown[]) => answer(args, () => ({ ...data() })),
    setAsync: (name: string, value: string, ...args: unknown[]) =>
      answer(args, () => {
        if (data()[name] !== value) {
          if (/capture/iu.test(name)) observe({ kind: 'captureIdInSession', value });
          if (name === 'doNotLog') observe({ kind: 'doNotLog', on: value === '1' });
        }
        put({ ...data(), [name]: String(value) });
      }),
    removeAsync: (name: string, ...args: unknown[]) =>
      answer(args, () => {
        if (name === 'doNotLog' && name in data()) observe({ kind: 'doNotLog', on: false });
        put(Object.fromEntries(Object.entries(data()).filter(([key]) => key !== name)));
      }),
    clearAsync: (...args: unknown[]) => answer(args, () => put({})),
  };
};

const propertiesOf = ({ session, event, answer, observe }: ItemParts) =>
  customProperties({
    answer,
    saved: () => session.get().customProperties,
    save: (saved) => {
      if (event === 'sending') notHere('CustomProperties.saveAsync during send');
      session.set((state) => ({ ...state, customProperties: saved }));
      const value = Object.values(saved).find((one) => typeof one === 'string');
      if (typeof value === 'string') observe({ kind: 'itemStamped', value });
    },
  });

const notificationsOf = ({ session, answer, observe }: ItemParts) =>
  notificationMessages({
    answer,
    observe,
    shown: () => session.get().notifications,
    show: (notifications) => session.set((state) => ({ ...state, notifications })),
  });

/** Office.context.mailbox.item of a message that is being written. */
export const createComposeItem = (parts: ItemParts) => {
  const { session, answer, weather, labelId } = parts;
  const { owner, kind, conversationId, inReplyTo } = session;
  const seen = new Map<string, number>();
  return {
    itemType: 'message',
    conversationId,
    inReplyTo,
    to: recipientsMember(parts, 'to', seen),
    cc: recipientsMember(parts, 'cc', seen),
    bcc: recipientsMember(parts, 'bcc', seen),
    from: {
      getAsync: (...args: unknown[]) =>
        answer(args, () => ({
          emailAddress: owner.address,
          displayName: owner.name,
          recipientType: 'user',
        })),
    },
    subject: textMember(parts, 'subject'),
    body: textMember(parts, 'body'),
    sessionData: sessionDataMember(parts),
    notificationMessages: notificationsOf(parts),
    loadCustomPropertiesAsync: (...args: unknown[]) => answer(args, () => propertiesOf(parts)),
    getComposeTypeAsync: (...args: unknown[]) =>
      answer(args, () => ({ composeType: kind, coercionType: 'text' })),
    getAttachmentsAsync: (...args: unknown[]) => answer(args, () => []),
    getItemIdAsync: (...args: unknown[]) =>
      answer(args, () => {
        throw new OfficeError('ItemNotSaved', 9037, 'The item has not been saved yet');
      }),
    saveAsync: (...args: unknown[]) => answer(args, () => notHere('saveAsync')),
    delayDeliveryTime: { getAsync: (...args: unknown[]) => answer(args, () => 0) },
    sensitivityLabel: {
      getAsync: (...args: unknown[]) =>
        answer(args, () => (weather().label === 'none' ? '' : labelId)),
    },
  };
};
