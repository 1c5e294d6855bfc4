import type { Salesperson } from '../../contract/salesperson.ts';
import { notFound } from '../../domain/domain-error.ts';
import { presentTrail } from '../setup/setup-change.ts';
import type { Handle } from '../storage.ts';

export const selectSalespeople = ({ sql }: Handle) =>
  sql
    .selectFrom('salesperson as s')
    .leftJoin('team as t', 't.id', 's.team_id')
    .selectAll('s')
    .select('t.code as team_code');

export type SalespersonRow = Awaited<
  ReturnType<ReturnType<typeof selectSalespeople>['executeTakeFirstOrThrow']>
>;

export const findSalesperson = async (handle: Handle, code: string): Promise<SalespersonRow> => {
  const row = await selectSalespeople(handle).where('s.code', '=', code).executeTakeFirst();
  if (row === undefined) throw notFound('salesperson', code);
  return row;
};

/** The rows with their addresses and delegates, in the same order. */
export const presentSalespeople = async (
  { sql, engine }: Handle,
  rows: readonly SalespersonRow[],
): Promise<Salesperson[]> => {
  const ids = rows.map((row) => row.id);
  const addresses = await sql
    .selectFrom('salesperson_address as a')
    .selectAll('a')
    .where((eb) => engine.isOneOf(eb, 'a.salesperson_id', ids))
    .orderBy('a.id')
    .execute();
  const delegates = await sql
    .selectFrom('salesperson_delegate as d')
    .innerJoin('salesperson as s', 's.id', 'd.delegate_id')
    .select(['d.salesperson_id', 's.code'])
    .where((eb) => engine.isOneOf(eb, 'd.salesperson_id', ids))
    .orderBy('s.code')
    .execute();
  return rows.map((row) => ({
    code: row.code,
    name: row.name,
    jobTitle: row.job_title,
    phoneNo: row.phone_no,
    teamCode: row.team_code,
    emailAddresses: addresses
      .filter((one) => one.salesperson_id === row.id)
      .map((one) => ({
        address: one.address,
        startingDate: one.starting_date,
        endingDate: one.ending_date,
      })),
    delegates: delegates.filter((one) => one.salesperson_id === row.id).map((one) => one.code),
    blocked: row.blocked === 1,
    ...presentTrail(row),
  }));
};

export const loadSalesperson = async (handle: Handle, code: string): Promise<Salesperson> => {
  const [salesperson] = await presentSalespeople(handle, [await findSalesperson(handle, code)]);
  if (salesperson === undefined) throw notFound('salesperson', code);
  return salesperson;
};
