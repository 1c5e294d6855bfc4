import type { ComposeSession, RecipientField } from '../mail/compose-session.ts';
import { recipientFields, resolvedIn } from '../mail/compose-session.ts';
import type { Weather } from '../weather.ts';
import { type Answer, OfficeError } from './async-calls.ts';
import type { HandlerEvent, Observe } from './observation.ts';

export interface ItemParts {
  session: ComposeSession;
  event: HandlerEvent;
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
        if (/capture/iu.test(name) && data()[name] !== value) {
          observe({ kind: 'captureIdInSession', value });
        }
        put({ ...data(), [name]: String(value) });
      }),
    removeAsync: (name: string, ...args: unknown[]) =>
      answer(args, () =>
        put(Object.fromEntries(Object.entries(data()).filter(([key]) => key !== name))),
      ),
    clearAsync: (...args: unknown[]) => answer(args, () => put({})),
  };
};

/** A copy as it was when it was loaded; only saveAsync writes it to the item. */
const customPropertiesOf = ({ session, event, answer, observe }: ItemParts) => {
  const properties = new Map(Object.entries(session.get().customProperties));
  return {
    get: (name: string) => properties.get(name),
    getAll: () => Object.fromEntries(properties),
    set: (name: string, value: unknown) => void properties.set(name, value),
    remove: (name: string) => void properties.delete(name),
    saveAsync: (...args: unknown[]) =>
      answer(args, () => {
        if (event === 'sending') notHere('CustomProperties.saveAsync during send');
        const saved = Object.fromEntries(properties);
        session.set((state) => ({ ...state, customProperties: saved }));
        const value = Object.values(saved).find((one) => typeof one === 'string');
        if (typeof value === 'string') observe({ kind: 'itemStamped', value });
      }),
  };
};

const notificationsMember = ({ session, answer, observe }: ItemParts) => {
  const show = (key: string, details: { type?: string; message?: string }) => {
    const shown = { key, type: details.type ?? '', message: details.message ?? '' };
    observe({ kind: 'lineShown', message: shown.message });
    session.set((state) => ({
      ...state,
      notifications: [...state.notifications.filter((line) => line.key !== key), shown],
    }));
  };
  const isShown = (key: string) => session.get().notifications.some((line) => line.key === key);
  return {
    addAsync: (key: string, details: object, ...args: unknown[]) =>
      answer(args, () => {
        if (isShown(key)) {
          throw new OfficeError('DuplicateMessageKey', 9018, 'The key is in use already');
        }
        show(key, details);
      }),
    replaceAsync: (key: string, details: object, ...args: unknown[]) =>
      answer(args, () => show(key, details)),
    removeAsync: (key: string, ...args: unknown[]) =>
      answer(args, () => {
        if (!isShown(key)) throw new OfficeError('KeyNotFound', 9057, 'No such notification');
        session.set((state) => ({
          ...state,
          notifications: state.notifications.filter((line) => line.key !== key),
        }));
      }),
    getAllAsync: (...args: unknown[]) =>
      answer(args, () => session.get().notifications.map((line) => ({ ...line }))),
  };
};

/** Office.context.mailbox.item of a message that is being written. */
export const createItem = (parts: ItemParts) => {
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
    notificationMessages: notificationsMember(parts),
    loadCustomPropertiesAsync: (...args: unknown[]) =>
      answer(args, () => customPropertiesOf(parts)),
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
