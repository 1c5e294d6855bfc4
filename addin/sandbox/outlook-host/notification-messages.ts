import type { ItemNotification } from '../mail/item-notification.ts';
import { type Answer, OfficeError } from './async-calls.ts';
import type { Observe } from './observation.ts';

export interface NotificationParts {
  answer: Answer;
  observe: Observe;
  shown: () => readonly ItemNotification[];
  show: (lines: ItemNotification[]) => void;
}

/** item.notificationMessages: the lines above a mail. */
export const notificationMessages = ({ answer, observe, shown, show }: NotificationParts) => {
  const others = (key: string) => shown().filter((line) => line.key !== key);
  const isShown = (key: string) => shown().some((line) => line.key === key);
  const replace = (key: string, details: { type?: string; message?: string }) => {
    const line = { key, type: details.type ?? '', message: details.message ?? '' };
    observe({ kind: 'lineShown', message: line.message });
    show([...others(key), line]);
  };
  return {
    addAsync: (key: string, details: object, ...args: unknown[]) =>
      answer(args, () => {
        if (isShown(key)) {
          throw new OfficeError('DuplicateMessageKey', 9018, 'The key is in use already');
        }
        replace(key, details);
      }),
    replaceAsync: (key: string, details: object, ...args: unknown[]) =>
      answer(args, () => replace(key, details)),
    removeAsync: (key: string, ...args: unknown[]) =>
      answer(args, () => {
        if (!isShown(key)) throw new OfficeError('KeyNotFound', 9057, 'No such notification');
        show(others(key));
      }),
    getAllAsync: (...args: unknown[]) => answer(args, () => shown().map((line) => ({ ...line }))),
  };
};
