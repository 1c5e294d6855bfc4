import { slowMilliseconds } from '../weather.ts';
import { asyncResultStatus, OfficeError } from './async-calls.ts';
import { createItem, type ItemParts } from './item.ts';
import type { Observation } from './observation.ts';

export type Handler = (event: object) => unknown;

export interface OfficeParts extends ItemParts {
  locale: string;
  token: () => Promise<string>;
}

/** The globals that Office.js gives a page; the handlers are those the script associated. */
export interface OfficeGlobals {
  office: object;
  officeRuntime: object;
  handlers: Map<string, Handler>;
}

const newestMailbox = 1.14;
/** The number Office gives when the token service says no. */
const tokenNotIssued = 13007;

const wait = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Asks under the weather; told once, though the handler may ask twice. */
const createTokenSource = ({ weather, token, observe }: OfficeParts): (() => Promise<string>) => {
  let told = false;
  const tell = (observation: Observation) => {
    if (!told) observe(observation);
    told = true;
  };
  return async () => {
    const state = weather().token;
    if (state === 'refused') {
      tell({ kind: 'tokenRefused' });
      throw new OfficeError('AccessTokenError', tokenNotIssued, 'No access token was issued');
    }
    if (state === 'slow') {
      tell({ kind: 'tokenSlow', milliseconds: slowMilliseconds });
      await wait(slowMilliseconds);
    }
    return token();
  };
};

const enumerations = {
  AsyncResultStatus: asyncResultStatus,
  CoercionType: { Text: 'text', Html: 'html' },
  HostType: { Outlook: 'Outlook' },
  PlatformType: { OfficeOnline: 'OfficeOnline', PC: 'PC', Mac: 'Mac', Universal: 'Universal' },
  EventType: { RecipientsChanged: 'olkRecipientsChanged', ItemChanged: 'olkItemChanged' },
  MailboxEnums: {
    ItemType: { Message: 'message', Appointment: 'appointment' },
    ComposeType: { NewMail: 'newMail', Reply: 'reply', Forward: 'forward' },
    RecipientType: {
      User: 'user',
      ExternalUser: 'externalUser',
      DistributionList: 'distributionList',
      Other: 'other',
    },
    ItemNotificationMessageType: {
      InformationalMessage: 'informationalMessage',
      InsightMessage: 'insightMessage',
      ErrorMessage: 'errorMessage',
      ProgressIndicator: 'progressIndicator',
    },
    ActionType: { ShowTaskPane: 'showTaskPane' },
  },
};

const version = '16.0.18526.20000';

const contextOf = (parts: OfficeParts) => ({
  displayLanguage: parts.locale,
  contentLanguage: parts.locale,
  host: 'Outlook',
  platform: 'OfficeOnline',
  diagnostics: { host: 'Outlook', platform: 'OfficeOnline', version },
  requirements: {
    isSetSupported: (name: string, minimum: string | number = 1.1) =>
      name === 'Mailbox' && Number(minimum) <= newestMailbox,
  },
  mailbox: {
    item: createItem(parts),
    diagnostics: { hostName: 'OutlookWebApp', hostVersion: version, OWAView: 'ThreeColumns' },
    userProfile: {
      accountType: 'office365',
      displayName: parts.session.owner.name,
      emailAddress: parts.session.owner.address,
      timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    },
  },
});

export const createOffice = (parts: OfficeParts): OfficeGlobals => {
  const handlers = new Map<string, Handler>();
  const host = { host: 'Outlook', platform: 'OfficeOnline' };
  const auth = { getAccessToken: createTokenSource(parts) };
  return {
    handlers,
    officeRuntime: { auth },
    office: {
      ...enumerations,
      actions: { associate: (id: string, handler: Handler) => void handlers.set(id, handler) },
      auth,
      context: contextOf(parts),
      initialize: () => undefined,
      onReady: (ready?: (info: typeof host) => unknown) => {
        ready?.(host);
        return Promise.resolve(host);
      },
    },
  };
};
