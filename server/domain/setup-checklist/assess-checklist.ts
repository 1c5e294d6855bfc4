import type {
  ChecklistItem,
  ChecklistKey,
  ConfirmableKey,
  SetupChecklist,
} from '../../contract/setup-checklist.ts';
import { businessDay } from '../business-day.ts';
import { suggestSalesperson } from '../person/suggest-salesperson.ts';
import { ownsAddressOn } from '../salesperson/sender.ts';
import { type Setup, templateFor } from '../setup/setup.ts';
import { type ChecklistPerson, whoIsNotSeen } from './who-is-not-seen.ts';

/** What the server was started with. */
export interface Installation {
  publicUrl: string;
  signIn: 'entra' | 'local';
}

export interface ChecklistFacts extends Installation {
  now: number;
  setup: Setup;
  /** Those who can sign in as the server is set up. */
  people: readonly ChecklistPerson[];
  warnings: readonly string[];
  /** Counted up to 10,000. */
  contacts: number;
  neverLogLines: number;
  /** Somebody has changed time zone, currency or country. */
  organisationChanged: boolean;
  confirmedAt: ReadonlyMap<ConfirmableKey, number>;
  /** Service keys that are not revoked. */
  serviceKeys: readonly { name: string; expiresAt: number | null }[];
}

const maxNames = 20;
const maxNotSeen = 200;
const keyWarningMilliseconds = 30 * 86_400_000;

type Found = Partial<Omit<ChecklistItem, 'key'>> & Pick<ChecklistItem, 'state'>;

const doneIf = (is: boolean): 'done' | 'todo' => (is ? 'done' : 'todo');
/** Nothing yet, some of it, or all. */
const partly = (count: number, total: number): ChecklistItem['state'] =>
  total === 0 || count === 0 ? 'todo' : count < total ? 'attention' : 'done';

const assessSalespeople = ({ setup, now }: ChecklistFacts): Found => {
  const today = businessDay(now, setup.timeZone);
  const active = [...setup.salespeople.values()].filter((one) => !one.blocked);
  const without = active.filter(
    (one) => !one.addresses.some(({ address }) => ownsAddressOn(one, address, today)),
  );
  const count = active.length - without.length;
  return {
    state: partly(count, active.length),
    count,
    total: active.length,
    names: without.map(({ code }) => code),
  };
};

/** Whoever sells has to be linked; an administrator or reader only when the address suggests it. */
const assessPeople = ({ setup, people, now }: ChecklistFacts): Found => {
  const today = businessDay(now, setup.timeZone);
  const active = people.filter((one) => !one.blocked);
  const linked = active.filter((one) => one.salespersonId !== null);
  const waiting = active.filter(
    (one) =>
      one.salespersonId === null &&
      (suggestSalesperson(setup, one, today) !== null ||
        (one.roles.includes('salesperson') && !one.roles.includes('administrator'))),
  );
  return {
    state: partly(linked.length, linked.length + waiting.length),
    count: linked.length,
    total: linked.length + waiting.length,
    names: waiting.map(({ name }) => name),
  };
};

const assessAddIn = ({ people }: ChecklistFacts): Found => {
  const reported = people
    .filter((one) => one.lastReportAt !== null)
    .sort((one, other) => (other.lastReportAt ?? 0) - (one.lastReportAt ?? 0));
  return {
    state: doneIf(reported.length > 0),
    count: reported.length,
    names: reported.map(({ name }) => name),
  };
};

const assessServiceKeys = ({ serviceKeys, now }: ChecklistFacts): Found => {
  const ending = serviceKeys.filter(
    ({ expiresAt }) => expiresAt !== null && expiresAt < now + keyWarningMilliseconds,
  );
  return {
    state: ending.length > 0 ? 'attention' : 'done',
    count: ending.length,
    total: serviceKeys.length,
    names: ending.map(({ name }) => name),
  };
};

const assess: Record<ChecklistKey, (facts: ChecklistFacts) => Found> = {
  publicAddress: ({ publicUrl }) => ({
    state: doneIf(publicUrl.startsWith('https:')),
    names: [publicUrl],
  }),
  signIn: ({ signIn }) => ({ state: doneIf(signIn === 'entra') }),
  administrator: ({ people }) => {
    const seen = people.filter(
      (one) =>
        one.provider === 'entra' && one.lastSeenAt !== null && one.roles.includes('administrator'),
    );
    return { state: doneIf(seen.length > 0), names: seen.map(({ name }) => name) };
  },
  database: ({ warnings }) => ({
    state: warnings.length > 0 ? 'attention' : 'done',
    names: [...warnings],
  }),
  organisation: ({ setup, organisationChanged, confirmedAt }) => ({
    state: doneIf(organisationChanged || confirmedAt.has('organisation')),
    names: [setup.timeZone, setup.currencyCode, setup.countryCode],
  }),
  ownDomains: ({ setup: { ownDomains } }) => ({
    state: doneIf(ownDomains.size > 0),
    count: ownDomains.size,
    names: [...ownDomains],
  }),
  emailTemplate: ({ setup }) => {
    const template = templateFor(setup, 'emails');
    return { state: doneIf(template !== null), names: template === null ? [] : [template.code] };
  },
  salespeople: assessSalespeople,
  people: assessPeople,
  contacts: ({ contacts }) => ({ state: doneIf(contacts > 0), count: contacts }),
  neverLog: ({ neverLogLines, setup, confirmedAt }) => ({
    state: doneIf(
      neverLogLines > 0 || setup.labelsNeverLogged.size > 0 || confirmedAt.has('neverLog'),
    ),
    count: neverLogLines,
    total: setup.labelsNeverLogged.size,
  }),
  addIn: assessAddIn,
  serviceKeys: assessServiceKeys,
};

/** What is set up and what is missing; service keys are spoken of once there are some. */
export const assessChecklist = (facts: ChecklistFacts): SetupChecklist => {
  const { setup, people, now, confirmedAt, publicUrl } = facts;
  const keys = (Object.keys(assess) as ChecklistKey[]).filter(
    (key) => key !== 'serviceKeys' || facts.serviceKeys.length > 0,
  );
  const notSeen = whoIsNotSeen(setup, people, now);
  return {
    items: keys.map((key) => {
      const found = assess[key](facts);
      const confirmed = confirmedAt.get(key as ConfirmableKey);
      return {
        key,
        count: null,
        total: null,
        ...found,
        names: (found.names ?? []).slice(0, maxNames),
        confirmedOn: confirmed === undefined ? null : businessDay(confirmed, setup.timeZone),
      };
    }),
    notSeen: notSeen.slice(0, maxNotSeen),
    notSeenCount: notSeen.length,
    publicUrl,
  };
};
