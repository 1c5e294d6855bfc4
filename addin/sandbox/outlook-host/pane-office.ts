import type { Theme } from '@fluentui/react-components';
import { localeOf } from '../strings.ts';
import { fluentTheme } from '../theme.ts';
import type { World } from '../world.ts';
import { createAnswer } from './async-calls.ts';
import { openNewMessage } from './new-message.ts';
import { hostInfo, mailboxDiagnostics, officeContext, profileOf } from './office-context.ts';
import { officeEnumerations } from './office-enumerations.ts';
import { createOfficeHandlers } from './office-handlers.ts';
import { followComposing, followReading, type PaneItemParts } from './pane-item.ts';
import { createTokenSource } from './token-source.ts';

export interface PaneOfficeParts extends Omit<PaneItemParts, 'answer'> {
  close: () => void;
}

/** What Office.js gives the pane's page. */
export interface PaneOffice {
  globals: { Office: object; OfficeRuntime: object };
  end: () => void;
}

/** Outlook gives colours, and leaves out isDarkTheme. */
const officeThemeOf = (theme: Theme) => ({
  bodyBackgroundColor: theme.colorNeutralBackground1,
  bodyForegroundColor: theme.colorNeutralForeground1,
  controlBackgroundColor: theme.colorNeutralBackground3,
  controlForegroundColor: theme.colorNeutralForeground2,
});

const themeNow = ({ settings }: World) => officeThemeOf(fluentTheme(settings.get().theme, 'web'));

/** What takes the pane away happens later, so that its page is still there when the call returns. */
const uiOf = ({ realm, close }: PaneOfficeParts) => ({
  openBrowserWindow: (address: string) => void realm.open(address, '_blank', 'noopener'),
  closeContainer: () => void setTimeout(close),
});

/** Office for the task pane, beside a mail that is read or written. */
export const createPaneOffice = (parts: PaneOfficeParts): PaneOffice => {
  const { world, owner, session, observe } = parts;
  const answer = createAnswer();
  const failed = (error: unknown) => observe({ kind: 'failed', message: String(error) });
  const handlers = createOfficeHandlers(answer, failed);
  const itemHandlers = createOfficeHandlers(answer, failed);
  const itemParts = { ...parts, answer };
  const item =
    session === null
      ? followReading(itemParts, handlers)
      : followComposing({ ...itemParts, session }, itemHandlers);
  const newMessage = (parameters: object) =>
    void setTimeout(() => openNewMessage(world, owner, parameters));
  const mailbox = {
    diagnostics: mailboxDiagnostics,
    userProfile: profileOf(owner),
    ...handlers.members,
    displayNewMessageForm: newMessage,
    displayNewMessageFormAsync: (parameters: object, ...args: unknown[]) =>
      answer(args, () => newMessage(parameters)),
  };
  Object.defineProperty(mailbox, 'item', { enumerable: true, get: item.get });
  const ui = uiOf(parts);
  const context = { ...officeContext(localeOf(world.settings.get().language), mailbox), ui };
  Object.defineProperty(context, 'officeTheme', { enumerable: true, get: () => themeNow(world) });
  let { theme } = world.settings.get();
  const unsubscribe = world.settings.subscribe(() => {
    if (theme === world.settings.get().theme) return;
    theme = world.settings.get().theme;
    handlers.fire('officeThemeChanged', { officeTheme: themeNow(world) });
  });
  const auth = {
    getAccessToken: createTokenSource({
      weather: world.weather.get,
      token: () => world.tokenOf(owner.userName ?? ''),
      observe,
    }),
  };
  const onReady = (ready?: (info: typeof hostInfo) => unknown) =>
    parts.realm.Promise.resolve(hostInfo).then((info) => {
      ready?.(info);
      return info;
    });
  return {
    globals: {
      Office: { ...officeEnumerations, auth, context, onReady, initialize: () => undefined },
      OfficeRuntime: { auth },
    },
    end: () => {
      unsubscribe();
      item.end();
    },
  };
};
