import type { NeverLog, NewNeverLog } from '../../contract/never-log.ts';
import { type Actor, isAdministrator } from '../../domain/actor.ts';
import { readPhoneNumber } from '../../domain/contact/phone-number.ts';
import { DomainError, notFound } from '../../domain/domain-error.ts';
import { readDomain } from '../../domain/email/address.ts';
import type { NeverLogStore } from '../../domain/never-log/never-log-store.ts';
import type { NeverLogLine } from '../../domain/what-if/changed-setup.ts';
import { differences } from '../audit.ts';
import { contains } from '../contains.ts';
import { readCursor, toPage } from '../cursor.ts';
import { FieldProblems } from '../setup/field-problems.ts';
import { recordSetupChange } from '../setup/setup-change.ts';
import { writeSetup } from '../setup/write-setup.ts';
import type { Handle, Storage } from '../storage.ts';

/** The salesperson of a line that holds for everyone. */
const forEveryone = 0;

const selectLines = ({ sql }: Handle) =>
  sql
    .selectFrom('never_log as n')
    .leftJoin('salesperson as s', 's.id', 'n.salesperson_id')
    .selectAll('n')
    .select('s.code as owner');

type LineRow = Awaited<ReturnType<ReturnType<typeof selectLines>['executeTakeFirstOrThrow']>>;

const present = (row: LineRow): NeverLog => ({
  id: row.id,
  kind: row.kind as NeverLog['kind'],
  value: row.value,
  owner: row.owner,
  createdAt: new Date(row.created_at).toISOString(),
  createdBy: row.created_by,
});

const requireMayWrite = (actor: Actor, salespersonId: number): void => {
  if (isAdministrator(actor)) return;
  if (salespersonId !== forEveryone) {
    if (salespersonId === actor.salespersonId) return;
    throw new DomainError(
      'notAllowed',
      'This line is somebody else’s. You can only change your own lines.',
    );
  }
  if (!actor.roles.includes('manager'))
    throw new DomainError(
      'notAllowed',
      'Only managers and administrators change what is never logged for everyone. Put yourself as the owner.',
    );
};

const readNumber = async ({ sql }: Handle, raw: string): Promise<string | null> => {
  const { country_code } = await sql
    .selectFrom('marketing_setup')
    .select('country_code')
    .where('id', '=', 1)
    .executeTakeFirstOrThrow();
  return readPhoneNumber(raw, country_code);
};

const readValue = async (
  handle: Handle,
  { kind, value }: NewNeverLog,
  problems: FieldProblems,
): Promise<string> => {
  if (kind === 'address') return problems.readAddress('value', value) ?? '';
  const read = kind === 'domain' ? readDomain(value) : await readNumber(handle, value);
  if (read === null && kind === 'domain')
    problems.add('value', 'unreadableDomain', `${value} is no domain. Write it as example.com.`);
  if (read === null && kind === 'number')
    problems.add('value', 'unreadableNumber', `${value} is no telephone number.`);
  return read ?? '';
};

const readOwner = async (
  { sql }: Handle,
  owner: string | null,
  problems: FieldProblems,
): Promise<number> => {
  if (owner === null) return forEveryone;
  const salesperson = await sql
    .selectFrom('salesperson')
    .select('id')
    .where('code', '=', owner)
    .executeTakeFirst();
  if (salesperson === undefined) problems.unknownCode('owner', 'salesperson', owner);
  return salesperson?.id ?? forEveryone;
};

/** A line as it is compared, once it is known that the actor may write it. */
export const readNeverLogLine = async (
  handle: Handle,
  actor: Actor,
  line: NewNeverLog,
): Promise<NeverLogLine> => {
  const problems = new FieldProblems();
  const value = await readValue(handle, line, problems);
  const salespersonId = await readOwner(handle, line.owner, problems);
  problems.throwAny();
  requireMayWrite(actor, salespersonId);
  return {
    kind: line.kind,
    value,
    salespersonId: salespersonId === forEveryone ? null : salespersonId,
  };
};

export const findNeverLogLine = async (
  handle: Handle,
  actor: Actor,
  id: number,
): Promise<NeverLogLine> => {
  const row = await selectLines(handle).where('n.id', '=', id).executeTakeFirst();
  if (row === undefined) throw notFound('never-log line', id);
  requireMayWrite(actor, row.salesperson_id);
  const { salesperson_id: owner, value } = row;
  return {
    kind: row.kind as NeverLog['kind'],
    value,
    salespersonId: owner === forEveryone ? null : owner,
  };
};

const create =
  (storage: Storage): NeverLogStore['create'] =>
  (caller, line) =>
    writeSetup(storage, caller.once, async (handle, now) => {
      const { actor } = caller;
      const read = await readNeverLogLine(handle, actor, line);
      const { value } = read;
      const salespersonId = read.salespersonId ?? forEveryone;
      const find = () =>
        selectLines(handle)
          .where('n.kind', '=', line.kind)
          .where('n.value', '=', value)
          .where('n.salesperson_id', '=', salespersonId);
      const known = await find().executeTakeFirst();
      if (known !== undefined) return present(known);
      const [id = 0] = await handle.engine.insert(handle.sql, 'never_log', 'id', [
        {
          kind: line.kind,
          value,
          salesperson_id: salespersonId,
          created_at: now,
          created_by: actor.label,
        },
      ]);
      const detail = differences({}, { ...line, value });
      await recordSetupChange(
        handle,
        actor,
        { entity: 'neverLog', key: String(id), action: 'created', detail },
        now,
      );
      return present(await find().executeTakeFirstOrThrow());
    });

export const createNeverLogStore = (storage: Storage): NeverLogStore => ({
  async list(actor, { limit, cursor, kind, search }) {
    const place = readCursor(cursor, ['number']);
    let query = selectLines(storage.read).orderBy('n.id');
    if (!isAdministrator(actor))
      query = query.where('n.salesperson_id', 'in', [
        forEveryone,
        actor.salespersonId ?? forEveryone,
      ]);
    if (kind !== undefined) query = query.where('n.kind', '=', kind);
    if (search !== undefined && search !== '')
      query = query.where(contains('n.value', search.toLowerCase()));
    if (place !== null) query = query.where('n.id', '>', Number(place[0]));
    const rows = await storage.engine.first(query, limit + 1).execute();
    return toPage(rows, limit, present, (row) => [row.id]);
  },
  create: create(storage),
  delete: ({ actor, once }, id) =>
    writeSetup(storage, once, async (handle, now) => {
      const row = await selectLines(handle).where('n.id', '=', id).executeTakeFirst();
      if (row === undefined) throw notFound('never-log line', id);
      requireMayWrite(actor, row.salesperson_id);
      await handle.sql.deleteFrom('never_log').where('id', '=', id).execute();
      const { kind, value, owner } = present(row);
      const detail = { kind: [kind, null], value: [value, null], owner: [owner, null] };
      await recordSetupChange(
        handle,
        actor,
        { entity: 'neverLog', key: String(id), action: 'deleted', detail },
        now,
      );
    }),
});
