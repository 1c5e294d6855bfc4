import type { SalespersonChange } from '../../contract/salesperson.ts';
import { FieldProblems } from '../setup/field-problems.ts';
import { readSharedMailboxes } from '../setup/shared-mailboxes.ts';
import type { Handle } from '../storage.ts';

type AddressInput = NonNullable<SalespersonChange['emailAddresses']>[number];

interface DatedAddress {
  address: string;
  startingDate: string | null;
  endingDate: string | null;
}

/** What a salesperson refers to, by id; undefined where nothing was said about it. */
export interface SalespersonLinks {
  teamId: number | null | undefined;
  addresses: DatedAddress[] | undefined;
  delegateIds: number[] | undefined;
}

const overlap = (one: DatedAddress, other: DatedAddress): boolean =>
  one.address === other.address &&
  (one.startingDate ?? '') <= (other.endingDate ?? '9999-12-31') &&
  (other.startingDate ?? '') <= (one.endingDate ?? '9999-12-31');

const readTeam = async (
  { sql }: Handle,
  code: string,
  problems: FieldProblems,
): Promise<number | null> => {
  const team = await sql
    .selectFrom('team')
    .select('id')
    .where('code', '=', code)
    .executeTakeFirst();
  if (team === undefined) problems.unknownCode('teamCode', 'team', code);
  return team?.id ?? null;
};

const readDelegates = async (
  { sql, engine }: Handle,
  codes: readonly string[],
  ownId: number | null,
  problems: FieldProblems,
): Promise<number[]> => {
  if (codes.length === 0) return [];
  const rows = await sql
    .selectFrom('salesperson')
    .select(['id', 'code'])
    .where((eb) => engine.isOneOf(eb, 'code', codes))
    .execute();
  const idOf = new Map(rows.map((row) => [row.code, row.id]));
  const ids = codes.flatMap((code, at) => {
    const id = idOf.get(code);
    if (id === undefined) problems.unknownCode(`delegates.${at}`, 'salesperson', code);
    if (id !== undefined && id === ownId)
      problems.add(`delegates.${at}`, 'self', 'Nobody is their own delegate.');
    return id ?? [];
  });
  return [...new Set(ids)];
};

const addressesOfOthers = async ({ sql, engine }: Handle, found: string[], ownId: number | null) =>
  sql
    .selectFrom('salesperson_address as a')
    .innerJoin('salesperson as s', 's.id', 'a.salesperson_id')
    .select([
      's.code',
      'a.address',
      'a.starting_date as startingDate',
      'a.ending_date as endingDate',
    ])
    .where((eb) => engine.isOneOf(eb, 'a.address', found))
    .where('a.salesperson_id', '<>', ownId ?? 0)
    .execute();

const readAddresses = async (
  handle: Handle,
  inputs: readonly AddressInput[],
  ownId: number | null,
  problems: FieldProblems,
): Promise<DatedAddress[]> => {
  const read = inputs.map((input, at) => {
    const path = `emailAddresses.${at}`;
    const { startingDate, endingDate } = input;
    if (startingDate !== null && endingDate !== null && startingDate > endingDate)
      problems.add(`${path}.endingDate`, 'beforeStartingDate', 'It ends before it starts.');
    const address = problems.readAddress(`${path}.address`, input.address) ?? '';
    return { address, startingDate, endingDate };
  });
  const readable = read.map((one) => one.address).filter((address) => address !== '');
  if (readable.length === 0) return read;
  const others = await addressesOfOthers(handle, readable, ownId);
  const mailboxes = new Set((await readSharedMailboxes(handle)).map((one) => one.address));
  read.forEach((one, at) => {
    if (one.address === '') return;
    const path = `emailAddresses.${at}.address`;
    const other = others.find((held) => overlap(held, one));
    if (other !== undefined)
      problems.add(
        path,
        'taken',
        `${one.address} belongs to salesperson ${other.code} on some of these days. End it there first.`,
      );
    if (mailboxes.has(one.address))
      problems.add(path, 'taken', `${one.address} is a shared mailbox.`);
    if (read.slice(0, at).some((earlier) => overlap(earlier, one)))
      problems.add(path, 'duplicate', `${one.address} is in the list already.`);
  });
  return read;
};

/** Finds what the input refers to, or refuses it with every field that is wrong. */
export const readLinks = async (
  handle: Handle,
  input: SalespersonChange,
  ownId: number | null,
): Promise<SalespersonLinks> => {
  const problems = new FieldProblems();
  const { teamCode, emailAddresses, delegates } = input;
  const links: SalespersonLinks = {
    teamId: typeof teamCode === 'string' ? await readTeam(handle, teamCode, problems) : teamCode,
    addresses: emailAddresses && (await readAddresses(handle, emailAddresses, ownId, problems)),
    delegateIds: delegates && (await readDelegates(handle, delegates, ownId, problems)),
  };
  problems.throwAny();
  return links;
};

/** Replaces the addresses and delegates that the input spoke of. */
export const writeLinks = async (
  { sql }: Handle,
  id: number,
  { addresses, delegateIds }: SalespersonLinks,
): Promise<void> => {
  if (addresses !== undefined) {
    await sql.deleteFrom('salesperson_address').where('salesperson_id', '=', id).execute();
    for (const { address, startingDate, endingDate } of addresses)
      await sql
        .insertInto('salesperson_address')
        .values({
          salesperson_id: id,
          address,
          starting_date: startingDate,
          ending_date: endingDate,
        })
        .execute();
  }
  if (delegateIds !== undefined) {
    await sql.deleteFrom('salesperson_delegate').where('salesperson_id', '=', id).execute();
    for (const delegate of delegateIds)
      await sql
        .insertInto('salesperson_delegate')
        .values({ salesperson_id: id, delegate_id: delegate })
        .execute();
  }
};
