import {
  type Callback,
  FakeOfficeCalls,
  type FakeOfficeCallsOptions,
} from './fake-office-calls.ts';

export interface FakeRecipient {
  emailAddress: string;
  displayName: string;
}

export interface FakeMessage {
  from: FakeRecipient;
  to: FakeRecipient[];
  cc: FakeRecipient[];
  bcc: FakeRecipient[];
  subject: string;
  sensitivityLabel: string | null;
  conversationId: string | null;
  inReplyTo: string | null;
}

export interface FakeAppointment {
  organizer: FakeRecipient;
  requiredAttendees: FakeRecipient[];
  optionalAttendees: FakeRecipient[];
  subject: string;
  start: Date;
  end: Date;
  location: string;
  sensitivityLabel: string | null;
  sensitivity: string;
  seriesId: string | null;
  /** Null until it has been saved. */
  itemId: string | null;
}

export interface FakeOutlookOptions extends FakeOfficeCallsOptions {
  message?: Partial<FakeMessage>;
  /** The item is an appointment instead. */
  appointment?: Partial<FakeAppointment>;
  mailbox?: string;
  displayLanguage?: string;
  /** What the session of this message holds. */
  session?: Record<string, string>;
  /** The whole session comes as JSON text, as it always does while it is empty (office-js #5353). */
  sessionAsText?: boolean;
  /** What the item was saved with, as a forward inherits it. */
  customProperties?: Record<string, string>;
}

export type Handler = (event: FakeEvent) => void;

/** The object Outlook hands to a handler: it remembers how it was completed. */
export class FakeEvent {
  completions: unknown[] = [];
  /** How long after it was handed over each of them came. */
  readonly delays: number[] = [];
  readonly #now: () => number;
  readonly #start: number;

  constructor(now: () => number = Date.now) {
    this.#now = now;
    this.#start = now();
  }

  completed = (options?: unknown): void => {
    this.completions.push(options);
    this.delays.push(this.#now() - this.#start);
  };
}

/** A stand-in for Outlook's composing side; each of its APIs can go wrong (`faults`). */
export class FakeOutlook {
  readonly message: FakeMessage;
  readonly appointment: FakeAppointment;
  readonly session: Map<string, string>;
  readonly customProperties: Map<string, string>;
  readonly notifications = new Map<string, { message: string; type: string }>();
  readonly calls: FakeOfficeCalls;
  /** Every change of the item, in order. */
  readonly changes: string[] = [];
  readonly #options: FakeOutlookOptions;

  constructor(options: FakeOutlookOptions) {
    this.#options = options;
    this.calls = new FakeOfficeCalls(options);
    this.session = new Map(Object.entries(options.session ?? {}));
    this.customProperties = new Map(Object.entries(options.customProperties ?? {}));
    this.message = {
      from: { emailAddress: 'sales@ours.example', displayName: 'Sam Sales' },
      to: [{ emailAddress: 'anna@contoso.example', displayName: 'Anna Berg' }],
      cc: [{ emailAddress: 'carl@fabrikam.example', displayName: 'carl@fabrikam.example' }],
      bcc: [],
      subject: 'Offer',
      sensitivityLabel: null,
      conversationId: 'conversation-1',
      inReplyTo: null,
      ...options.message,
    };
    this.appointment = {
      organizer: this.message.from,
      requiredAttendees: [{ emailAddress: 'anna@contoso.example', displayName: 'Anna Berg' }],
      optionalAttendees: [
        { emailAddress: 'carl@fabrikam.example', displayName: 'carl@fabrikam.example' },
      ],
      subject: 'Demo',
      start: new Date('2026-11-23T12:00:00Z'),
      end: new Date('2026-11-23T13:00:00Z'),
      location: 'Turku',
      sensitivityLabel: null,
      sensitivity: 'normal',
      seriesId: null,
      itemId: 'item-1',
      ...options.appointment,
    };
  }

  /** The names that Outlook puts into a script's global scope; the script fills the handlers. */
  globals(handlers: Map<string, Handler>): { Office: object; OfficeRuntime: object } {
    const auth = () =>
      this.calls.object('auth', {
        getAccessToken: () => this.calls.promise('auth.getAccessToken', 'token'),
      });
    const runtimeAuth = () =>
      this.calls.object('OfficeRuntime.auth', {
        getAccessToken: () =>
          this.calls.promise('OfficeRuntime.auth.getAccessToken', 'runtime-token'),
      });
    return {
      Office: this.calls.properties('', {
        actions: () => ({
          associate: (id: string, handler: Handler) => handlers.set(id, handler),
        }),
        auth,
        context: () => this.#context(),
      }),
      OfficeRuntime: this.calls.properties('OfficeRuntime.', { auth: runtimeAuth }),
    };
  }

  #context(): object {
    return this.calls.properties('', {
      displayLanguage: () => this.#options.displayLanguage ?? 'en-GB',
      diagnostics: () => ({ platform: 'OfficeOnline', version: '16.0.1', host: 'Outlook' }),
      mailbox: () =>
        this.calls.properties('', {
          userProfile: () => ({ emailAddress: this.#options.mailbox ?? 'Sales@ours.example' }),
          item: () =>
            this.#options.appointment === undefined ? this.#item() : this.#appointment(),
        }),
    });
  }

  #item(): object {
    const { message } = this;
    const field = (name: 'from' | 'to' | 'cc' | 'bcc' | 'subject' | 'sensitivityLabel') =>
      this.calls.object(name, {
        getAsync: (callback: Callback) =>
          this.calls.answer(`${name}.getAsync`, callback, message[name]),
        setAsync: (_value: unknown, callback: Callback) =>
          this.#change(`${name}.setAsync`, callback),
        addAsync: (_value: unknown, callback: Callback) =>
          this.#change(`${name}.addAsync`, callback),
      });
    return this.calls.properties('', {
      from: () => field('from'),
      to: () => field('to'),
      cc: () => field('cc'),
      bcc: () => field('bcc'),
      subject: () => field('subject'),
      sensitivityLabel: () => field('sensitivityLabel'),
      conversationId: () => message.conversationId,
      inReplyTo: () => message.inReplyTo,
      sessionData: () => this.#sessionData(),
      notificationMessages: () => this.#notificationMessages(),
      loadCustomPropertiesAsync: () => (callback: Callback) =>
        this.calls.answer('loadCustomPropertiesAsync', callback, this.#loadCustomProperties()),
      saveAsync: () => (callback: Callback) => this.#change('saveAsync', callback),
    });
  }

  #appointment(): object {
    const { appointment } = this;
    const field = (name: Exclude<keyof FakeAppointment, 'seriesId' | 'itemId'>) => () =>
      this.calls.object(name, {
        getAsync: (callback: Callback) =>
          this.calls.answer(`${name}.getAsync`, callback, appointment[name]),
      });
    return this.calls.properties('', {
      organizer: field('organizer'),
      requiredAttendees: field('requiredAttendees'),
      optionalAttendees: field('optionalAttendees'),
      subject: field('subject'),
      start: field('start'),
      end: field('end'),
      location: field('location'),
      sensitivityLabel: field('sensitivityLabel'),
      sensitivity: field('sensitivity'),
      seriesId: () => appointment.seriesId,
      sessionData: () => this.#sessionData(),
      getItemIdAsync: () => (callback: Callback) =>
        this.calls.answer('getItemIdAsync', callback, () => {
          if (appointment.itemId === null) throw new Error('The item was never saved');
          return appointment.itemId;
        }),
      loadCustomPropertiesAsync: () => (callback: Callback) =>
        this.calls.answer('loadCustomPropertiesAsync', callback, this.#loadCustomProperties()),
    });
  }

  #sessionData(): object {
    return this.calls.object('sessionData', {
      getAllAsync: (callback: Callback) =>
        this.calls.answer('sessionData.getAllAsync', callback, () => {
          const values = Object.fromEntries(this.session);
          const asText = this.#options.sessionAsText === true || this.session.size === 0;
          return asText ? JSON.stringify(values) : values;
        }),
      getAsync: (name: string, callback: Callback) =>
        this.calls.answer('sessionData.getAsync', callback, () => this.session.get(name)),
      setAsync: (name: string, value: string, callback: Callback) =>
        this.calls.answer('sessionData.setAsync', callback, () => {
          this.session.set(name, value);
        }),
    });
  }

  #loadCustomProperties(): object {
    const loaded = new Map(this.customProperties);
    return this.calls.object('customProperties', {
      get: (name: string) => this.calls.now('customProperties.get', () => loaded.get(name)),
      set: (name: string, value: string) => {
        this.changes.push('customProperties.set');
        this.calls.now('customProperties.set', () => loaded.set(name, value));
      },
      saveAsync: (callback: Callback) =>
        this.#change('customProperties.saveAsync', callback, () => {
          for (const [name, value] of loaded) this.customProperties.set(name, value);
        }),
    });
  }

  #notificationMessages(): object {
    return this.calls.object('notificationMessages', {
      replaceAsync: (key: string, details: { message: string; type: string }, callback: Callback) =>
        this.#change('notificationMessages.replaceAsync', callback, () => {
          if (details.message.length > 150) throw new RangeError('The message is too long');
          this.notifications.set(key, { ...details });
        }),
      removeAsync: (key: string, callback: Callback) =>
        this.#change('notificationMessages.removeAsync', callback, () => {
          if (!this.notifications.delete(key)) throw new RangeError('No such notification');
        }),
    });
  }

  #change(path: string, callback: Callback, change?: () => void): void {
    this.changes.push(path);
    this.calls.answer(path, callback, change ?? (() => undefined));
  }
}
