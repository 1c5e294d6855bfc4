import type {
  CorrespondentKey,
  UnknownCorrespondent,
} from '../../contract/unknown-correspondent.ts';
import { DomainError } from '../../domain/domain-error.ts';
import { readAddress, withoutTag } from '../../domain/email/address.ts';
import { isNeverLogged } from '../../domain/email/decide-email.ts';
import { neverLogLists, type Setup } from '../../domain/setup/setup.ts';
import {
  isAutomatic,
  rankCorrespondents,
} from '../../domain/unknown-correspondent/rank-correspondents.ts';
import type { UnknownCorrespondentStore } from '../../domain/unknown-correspondent/unknown-correspondent-store.ts';
import type { ReadSetup } from '../setup/setup-snapshot.ts';
import { type Handle, type Storage, UniqueViolation } from '../storage.ts';

const maxShown = 100;

interface Sighted {
  kind: UnknownCorrespondent['kind'];
  value: string;
  name: string | null;
  direction: string | null;
  subject: string | null;
  at: number;
}

/** By the salesperson's own index: what was decided about their mails. */
const sightedMails = async ({ sql }: Handle, salespersonId: number): Promise<Sighted[]> =>
  (
    await sql
      .selectFrom('email_message as m')
      .innerJoin('capture_decision as d', 'd.email_message_id', 'm.id')
      .select(['d.address', 'd.name', 'm.direction', 'm.subject', 'm.sent_at'])
      .where('m.salesperson_id', '=', salespersonId)
      .where('m.purged', '=', 0)
      .where('d.reason', 'in', ['notAContact', 'unknownSender'])
      .execute()
  ).flatMap(({ address, name, direction, subject, sent_at }) =>
    address === null
      ? []
      : [
          {
            kind: 'address' as const,
            value: withoutTag(address) ?? address,
            name,
            direction,
            subject,
            at: sent_at,
          },
        ],
  );

const sightedCalls = async ({ sql }: Handle, salespersonId: number): Promise<Sighted[]> =>
  (
    await sql
      .selectFrom('call as l')
      .innerJoin('capture_decision as d', 'd.call_id', 'l.id')
      .select(['d.address', 'l.started_at'])
      .where('l.salesperson_id', '=', salespersonId)
      .where('d.reason', '=', 'notAContact')
      .execute()
  ).flatMap(({ address, started_at }) =>
    address === null
      ? []
      : [
          {
            kind: 'number' as const,
            value: address,
            name: null,
            direction: null,
            subject: null,
            at: started_at,
          },
        ],
  );

const keyOf = ({ kind, value }: CorrespondentKey): string => `${kind} ${value}`;

const together = (sighted: readonly Sighted[]): UnknownCorrespondent[] => {
  const found = new Map<string, UnknownCorrespondent>();
  for (const { kind, value, name, direction, subject, at } of [...sighted].sort(
    (a, b) => b.at - a.at,
  )) {
    const one = found.get(keyOf({ kind, value })) ?? {
      kind,
      value,
      name,
      sent: 0,
      received: 0,
      calls: 0,
      lastAt: new Date(at).toISOString(),
      lastSubject: subject,
    };
    one.name ??= name;
    if (kind === 'number') one.calls += 1;
    else if (direction === 'inbound') one.received += 1;
    else one.sent += 1;
    found.set(keyOf(one), one);
  }
  return [...found.values()];
};

/** Whoever has become a contact since, and whoever is not to be shown. */
const notAsked = async (
  { sql, engine }: Handle,
  salespersonId: number,
  values: readonly string[],
): Promise<Set<string>> => {
  const known = await sql
    .selectFrom('contact_address')
    .select(['kind', 'value'])
    .where((eb) => engine.isOneOf(eb, 'kind', ['address', 'number']))
    .where((eb) => engine.isOneOf(eb, 'value', values))
    .execute();
  const hidden = await sql
    .selectFrom('hidden_correspondent')
    .select(['kind', 'value'])
    .where('salesperson_id', '=', salespersonId)
    .execute();
  return new Set([...known, ...hidden].map((one) => keyOf(one as CorrespondentKey)));
};

const isNeverAsked = (
  setup: Setup,
  salespersonId: number,
  { kind, value }: CorrespondentKey,
): boolean => {
  const lists = neverLogLists(setup, salespersonId);
  return kind === 'number'
    ? lists.some((one) => one.numbers.has(value))
    : isAutomatic(value) || isNeverLogged(value, lists);
};

const normal = ({ kind, value }: CorrespondentKey): CorrespondentKey => {
  const address = kind === 'address' ? readAddress(value) : value;
  return { kind, value: address.includes('@') ? (withoutTag(address) ?? address) : value };
};

const ownerOf = (salespersonId: number | null): number => {
  if (salespersonId !== null) return salespersonId;
  throw new DomainError('notAllowed', 'Only a salesperson has people to write to.');
};

export const createUnknownCorrespondentStore = (
  storage: Storage,
  readSetup: ReadSetup,
): UnknownCorrespondentStore => ({
  async list({ salespersonId }) {
    if (salespersonId === null) return [];
    const setup = await readSetup(storage.read);
    const all = together([
      ...(await sightedMails(storage.read, salespersonId)),
      ...(await sightedCalls(storage.read, salespersonId)),
    ]);
    if (all.length === 0) return [];
    const values = all.map(({ value }) => value);
    const left = await notAsked(storage.read, salespersonId, values);
    return rankCorrespondents(
      all.filter((one) => !left.has(keyOf(one)) && !isNeverAsked(setup, salespersonId, one)),
      Date.now(),
    ).slice(0, maxShown);
  },
  async hide({ salespersonId }, key) {
    const row = { salesperson_id: ownerOf(salespersonId), ...normal(key), hidden_at: Date.now() };
    try {
      await storage.write(({ sql }) =>
        sql.insertInto('hidden_correspondent').values(row).execute(),
      );
    } catch (error) {
      // It is hidden already.
      if (!(error instanceof UniqueViolation)) throw error;
    }
  },
  async show({ salespersonId }, key) {
    const { kind, value } = normal(key);
    const owner = ownerOf(salespersonId);
    await storage.write(({ sql }) =>
      sql
        .deleteFrom('hidden_correspondent')
        .where('salesperson_id', '=', owner)
        .where('kind', '=', kind)
        .where('value', '=', value)
        .execute(),
    );
  },
});
