/**
 * The part of Office.js that the handlers use, as the newest Outlook has it. Any member can be
 * missing, throw or never call back at run time: read it inside `ask` or `attempt`.
 */
export interface AsyncResult<Value> {
  status: string;
  value: Value;
}
export type Callback<Value> = (result: AsyncResult<Value>) => void;

interface Readable<Value> {
  getAsync(callback: Callback<Value>): void;
}
export interface EmailAddressDetails {
  emailAddress: string;
  displayName: string;
}
export interface SessionData {
  getAllAsync(callback: Callback<unknown>): void;
  getAsync(name: string, callback: Callback<string>): void;
  setAsync(name: string, value: string, callback: Callback<void>): void;
}
export interface CustomProperties {
  get(name: string): unknown;
  set(name: string, value: string): void;
  saveAsync(callback: Callback<void>): void;
}
interface NotificationMessages {
  replaceAsync(
    key: string,
    details: { type: string; message: string; icon: string; persistent: boolean },
    callback: Callback<void>,
  ): void;
  removeAsync(key: string, callback: Callback<void>): void;
}
interface MessageCompose {
  from: Readable<EmailAddressDetails>;
  to: Readable<EmailAddressDetails[]>;
  cc: Readable<EmailAddressDetails[]>;
  bcc: Readable<EmailAddressDetails[]>;
  subject: Readable<string>;
  sensitivityLabel: Readable<string | null>;
  conversationId: string | null;
  inReplyTo: string | null;
  sessionData: SessionData;
  notificationMessages: NotificationMessages;
  loadCustomPropertiesAsync(callback: Callback<CustomProperties>): void;
}
interface AppointmentCompose {
  organizer: Readable<EmailAddressDetails>;
  requiredAttendees: Readable<EmailAddressDetails[]>;
  optionalAttendees: Readable<EmailAddressDetails[]>;
  subject: Readable<string>;
  start: Readable<Date>;
  end: Readable<Date>;
  location: Readable<string>;
  sensitivityLabel: Readable<string | null>;
  sensitivity: Readable<string>;
  /** Of one date of a series, the series' item id. */
  seriesId: string | null;
  sessionData: SessionData;
  loadCustomPropertiesAsync(callback: Callback<CustomProperties>): void;
  /** Fails while the appointment has never been saved. */
  getItemIdAsync(callback: Callback<string>): void;
}
interface Auth {
  getAccessToken(options: { allowSignInPrompt: boolean }): Promise<string>;
}

/** What Outlook hands to a handler; the handler owes it one `completed`. */
export interface LaunchEvent {
  completed(options: { allowEvent: boolean }): void;
}

declare const Office: {
  actions: { associate(actionId: string, run: (event: LaunchEvent) => void): void };
  auth: Auth;
  context: {
    displayLanguage: string;
    diagnostics: { platform: string; version: string };
    mailbox: { item: MessageCompose & AppointmentCompose; userProfile: { emailAddress: string } };
  };
};
declare const OfficeRuntime: { auth: Auth };

export function associate(actionId: string, run: (event: LaunchEvent) => void): void {
  Office.actions.associate(actionId, run);
}

/** The message being written: throws where there is none. */
export function currentMessage(): MessageCompose {
  return Office.context.mailbox.item;
}

/** The appointment being organised: throws where there is none. */
export function currentAppointment(): AppointmentCompose {
  return Office.context.mailbox.item;
}

export function officeContext(): typeof Office.context {
  return Office.context;
}

export function officeAuth(): Auth {
  return Office.auth;
}

export function officeRuntimeAuth(): Auth {
  return OfficeRuntime.auth;
}
