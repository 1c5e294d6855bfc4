import type { EmailPreview } from '../../../server/contract/email.ts';
import type { Fault } from '../../support/fake-office-calls.ts';
import { FakeStorage } from './fake-storage.ts';
import type { NetworkAnswer, Request, RuntimeOptions } from './launch-event-runtime.ts';

/** One column of the matrix: what goes wrong, and how to make it so. */
export interface Situation {
  name: string;
  /** Made anew for each run: storage and session change. */
  options: () => RuntimeOptions;
  /** Which faults of Outlook somebody must meet, so that the column is not idle. */
  met: string[];
}

const calls = [
  'from.getAsync',
  'to.getAsync',
  'cc.getAsync',
  'bcc.getAsync',
  'subject.getAsync',
  'organizer.getAsync',
  'requiredAttendees.getAsync',
  'optionalAttendees.getAsync',
  'start.getAsync',
  'end.getAsync',
  'location.getAsync',
  'sensitivity.getAsync',
  'getItemIdAsync',
  'sensitivityLabel.getAsync',
  'sessionData.getAllAsync',
  'sessionData.getAsync',
  'sessionData.setAsync',
  'loadCustomPropertiesAsync',
  'customProperties.get',
  'customProperties.set',
  'customProperties.saveAsync',
  'notificationMessages.replaceAsync',
  'notificationMessages.removeAsync',
  'auth.getAccessToken',
  'OfficeRuntime.auth.getAccessToken',
];
const properties = [
  'context',
  'mailbox',
  'userProfile',
  'item',
  'diagnostics',
  'displayLanguage',
  'auth',
  'OfficeRuntime.auth',
  'from',
  'to',
  'cc',
  'bcc',
  'subject',
  'organizer',
  'requiredAttendees',
  'optionalAttendees',
  'start',
  'end',
  'location',
  'sensitivity',
  'seriesId',
  'sensitivityLabel',
  'sessionData',
  'notificationMessages',
  'conversationId',
  'inReplyTo',
];
/** Every member of Office that a fault stands for. */
export const faultyMembers = [...calls, ...properties];

/** What each requirement set brought; an Outlook that stops before it has none of it. */
const broughtBy: [set: string, members: string[]][] = [
  ['1.14', ['inReplyTo', 'sensitivity']],
  ['1.13', ['sensitivityLabel']],
  ['1.11', ['sessionData']],
  ['1.8', ['OfficeRuntime.auth', 'auth', 'getItemIdAsync']],
  ['1.7', ['from', 'organizer', 'seriesId']],
  ['1.3', ['notificationMessages']],
];

const anna: EmailPreview['decisions'][number] = {
  address: 'anna@contoso.example',
  role: 'to',
  outcome: 'logged',
  reason: 'matchedContact',
  contactNo: 'CT0001',
  contactName: 'Anna Berg',
  companyName: 'Contoso',
};

const answerWell = (request: Request): NetworkAnswer =>
  request.url.endsWith('/preview')
    ? { status: 200, body: { direction: 'outbound', decisions: [anna] } }
    : { status: 201 };

const keptReport = {
  captureId: 'kept',
  from: { address: 'sales@ours.example' },
  sentAt: '2026-11-20T08:00:00.000Z',
};

/** A browser in which an earlier report waits. */
const storageInUse = (): FakeStorage => {
  const storage = new FakeStorage();
  const key = `interaction-log.pending|sales@ours.example|kept|${keptReport.sentAt}`;
  storage.setItem(key, JSON.stringify(keptReport));
  return storage;
};

const wellWith = (more: RuntimeOptions): RuntimeOptions => ({
  seed: 7,
  answer: answerWell,
  localStorage: storageInUse(),
  ...more,
});

/** Where a member is asked only when something else is so. */
const needed: Record<string, RuntimeOptions> = {
  'sessionData.getAsync': { faults: { 'sessionData.getAllAsync': 'fails' } },
  'OfficeRuntime.auth.getAccessToken': { faults: { 'auth.getAccessToken': 'fails' } },
  'OfficeRuntime.auth': { faults: { 'auth.getAccessToken': 'fails' } },
  'notificationMessages.removeAsync': { session: { doNotLog: '1' } },
};

const wordsOf: Record<Fault, string> = {
  fails: 'fails',
  throws: 'throws',
  hangs: 'never answers',
  missing: 'is missing',
  null: 'is null',
  late: 'answers too late',
  twice: 'answers twice',
  nonsense: 'answers nonsense',
};

const officeFault = (path: string, fault: Fault): Situation => {
  const { faults, ...more } = needed[path] ?? {};
  return {
    name: `${path} ${wordsOf[fault]}`,
    options: () => wellWith({ ...more, faults: { ...faults, [path]: fault } }),
    met: [`${path} ${fault}`],
  };
};

/** Members that answer at once know no latency. */
const isSync = (path: string): boolean => /^customProperties\.[gs]et$/u.test(path);

const callFaults = calls.flatMap((path) => {
  const all: Fault[] = ['fails', 'throws', 'hangs', 'missing', 'null', 'late', 'twice', 'nonsense'];
  const sync: Fault[] = ['throws', 'missing', 'null', 'nonsense'];
  // A promise settles once, and with what it is given.
  const promised = all.filter((fault) => fault !== 'twice' && fault !== 'nonsense');
  const isPromise = path.endsWith('getAccessToken');
  const faults = isSync(path) ? sync : isPromise ? promised : all;
  return faults.map((fault) => officeFault(path, fault));
});

const propertyFaults = properties.flatMap((path) =>
  (['throws', 'missing', 'null'] as const).map((fault) => officeFault(path, fault)),
);

const everyCall = (['fails', 'throws', 'hangs', 'missing', 'late', 'nonsense'] as const).map(
  (fault): Situation => ({
    name: `every call ${wordsOf[fault]}`,
    options: () => wellWith({ faults: Object.fromEntries(calls.map((path) => [path, fault])) }),
    met: [],
  }),
);

const bothTokens = (['fails', 'throws', 'hangs', 'late', 'missing'] as const).map(
  (fault): Situation => ({
    name: `each source of tokens ${wordsOf[fault]}`,
    options: () =>
      wellWith({
        faults: { 'auth.getAccessToken': fault, 'OfficeRuntime.auth.getAccessToken': fault },
      }),
    met: [`auth.getAccessToken ${fault}`, `OfficeRuntime.auth.getAccessToken ${fault}`],
  }),
);

const olderSets = broughtBy.map(([set], index): Situation => {
  const missing = broughtBy.slice(0, index + 1).flatMap(([, members]) => members);
  return {
    name: `Outlook stops before Mailbox ${set}`,
    options: () =>
      wellWith({ faults: Object.fromEntries(missing.map((path) => [path, 'missing'])) }),
    met: [],
  };
});

const network = (name: string, answer: NetworkAnswer): Situation => ({
  name,
  options: () => wellWith({ answer: () => answer }),
  met: [],
});

const globals = (name: string, changed: Record<string, unknown>): Situation => ({
  name,
  options: () => wellWith({ globals: changed }),
  met: [],
});

const refuse = () => {
  throw new Error('Access is denied');
};

const storageWithout = (member: keyof FakeStorage) => (): RuntimeOptions => {
  const storage = storageInUse();
  Object.defineProperty(storage, member, { get: refuse });
  return wellWith({ localStorage: storage });
};

const storage = (name: string, options: () => RuntimeOptions): Situation => ({
  name,
  options,
  met: [],
});

const noWeather: Situation[] = [
  { name: 'all is well', options: () => wellWith({}), met: [] },
  {
    name: 'the person does not log it',
    options: () => wellWith({ session: { doNotLog: '1' } }),
    met: [],
  },
  {
    name: 'there is nobody to send to',
    options: () =>
      wellWith({
        message: { to: [], cc: [] },
        appointment: { requiredAttendees: [], optionalAttendees: [] },
      }),
    met: [],
  },
  {
    name: 'the appointment was never saved',
    options: () => wellWith({ appointment: { itemId: null } }),
    met: [],
  },
  {
    name: 'the appointment is one date of a series',
    options: () => wellWith({ appointment: { seriesId: 'series-1' } }),
    met: [],
  },
  { name: 'Outlook is slow', options: () => wellWith({ slowest: 600 }), met: [] },
  { name: 'Outlook is very slow', options: () => wellWith({ slowest: 5000 }), met: [] },
];

export const situations: Situation[] = [
  ...noWeather,
  network('there is no network', 'offline'),
  network('the API never answers', 'never'),
  network('the API is slow', { status: 200, body: { decisions: [anna] }, delay: 1400 }),
  network('the API answers at the last moment', { status: 201, delay: 1950 }),
  network('the API answers afterwards', { status: 201, delay: 5000 }),
  network('the API breaks off', 'broken'),
  network('the API answers nonsense', { status: 200, body: 'nonsense' }),
  network('the API answers without decisions', { status: 200, body: null }),
  ...[204, 302, 400, 401, 403, 404, 409, 413, 422, 429, 500, 503].map((status) =>
    network(`the API answers ${status}`, { status, body: {} }),
  ),
  globals('fetch is missing', { fetch: undefined }),
  globals('fetch throws', { fetch: refuse }),
  globals('fetch gives nothing', { fetch: () => undefined }),
  globals('OfficeRuntime is missing', { OfficeRuntime: undefined }),
  globals('the console is missing', { console: undefined }),
  globals('there is a crypto that throws', {
    crypto: { randomUUID: refuse, getRandomValues: refuse },
  }),
  storage('there is no storage', () => wellWith({ localStorage: undefined })),
  storage('storage is empty', () => wellWith({ localStorage: new FakeStorage() })),
  ...(['length', 'key', 'getItem', 'setItem', 'removeItem'] as const).map((member) =>
    storage(`storage refuses ${member}`, storageWithout(member)),
  ),
  storage('storage holds what is no report', () => {
    const broken = storageInUse();
    broken.setItem('interaction-log.pending|sales@ours.example|x|y', '{broken');
    return wellWith({ localStorage: broken });
  }),
  ...bothTokens,
  ...everyCall,
  ...olderSets,
  ...callFaults,
  ...propertyFaults,
];
