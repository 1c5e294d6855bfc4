import { randomInt } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { Kysely, sql as raw } from 'kysely';
import mssql from 'mssql';
import type { Database } from '../database.ts';
import type { ColumnTypes } from '../migrations/migration.ts';
import { migrations, refuseNewerSchema } from '../migrations/migrations.ts';
import type { Engine, Handle, Storage } from '../storage.ts';
import { createFullTextIndex, createSearchTable, fullTextInstalled } from './search-statements.ts';
import { errorNumber, sqlServerDialect } from './sqlserver-driver.ts';
import { fullTextEngine, sqlServerEngine } from './sqlserver-engine.ts';

const columnTypes: ColumnTypes = {
  identity: 'int identity(1, 1) not null primary key',
  text: (length) => `nvarchar(${length})`,
  exactText: (length) => `nvarchar(${length}) collate Latin1_General_BIN2`,
  longText: 'nvarchar(max)',
  bytes: 'varbinary(max)',
  rename: (table, name) => `exec sp_rename '${table}', '${name}', 'OBJECT'`,
  afterAt: (column) => `substring(${column}, charindex('@', ${column}) + 1, 254)`,
  searchIndex: [],
  searchEverything: createSearchTable,
};

const deadlock = 1205;
const maxAttempts = 6;

const migrate = async (db: Kysely<Database>): Promise<void> => {
  await raw`if object_id('migration') is null create table migration (version int not null primary key, name nvarchar(100) not null, applied_at bigint not null)`.execute(
    db,
  );
  await db.transaction().execute(async (sql) => {
    await sqlServerEngine.lock(sql, 'migration');
    const row = await sql
      .selectFrom('migration')
      .select((eb) => eb.fn.max('version').as('version'))
      .executeTakeFirst();
    const current = Number(row?.version ?? 0);
    refuseNewerSchema(current);
    for (const { version, name, statements, fill } of migrations) {
      if (version <= current) continue;
      for (const statement of statements(columnTypes)) await raw.raw(statement).execute(sql);
      await fill?.(sql);
      await sql.insertInto('migration').values({ version, name, applied_at: Date.now() }).execute();
    }
  });
};

/** The search uses full-text where it is installed and we may make an index; else it looks through the texts. */
const findEngine = async (
  db: Kysely<Database>,
): Promise<{ engine: Engine; warnings: string[] }> => {
  const { rows } = await raw.raw<{ installed: number | null }>(fullTextInstalled).execute(db);
  if (rows[0]?.installed !== 1) return { engine: sqlServerEngine, warnings: [] };
  try {
    for (const statement of createFullTextIndex) await raw.raw(statement).execute(db);
    return { engine: fullTextEngine, warnings: [] };
  } catch (error) {
    const warning = `Full-text search is installed, but its index could not be made, so that searching takes longer: ${String((error as Error).message)}`;
    return { engine: sqlServerEngine, warnings: [warning] };
  }
};

const transact = async <T>(
  { sql: db, engine }: Handle,
  job: (handle: Handle) => Promise<T>,
): Promise<T> => {
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.transaction().execute((sql) => job({ sql, engine }));
    } catch (error) {
      if (errorNumber(error) !== deadlock || attempt === maxAttempts) throw error;
      await wait(randomInt(5, 25 * attempt));
    }
  }
};

const snapshotWarning = async (db: Kysely<Database>): Promise<string[]> => {
  const { rows } = await raw<{ is_on: number | boolean }>`
    select is_read_committed_snapshot_on as is_on from sys.databases where name = db_name()`.execute(
    db,
  );
  return rows[0]?.is_on
    ? []
    : [
        'READ_COMMITTED_SNAPSHOT is off: lists wait behind writes. Switch it on with ALTER DATABASE CURRENT SET READ_COMMITTED_SNAPSHOT ON.',
      ];
};

/** Opens (and migrates) the SQL Server database of a connection string. */
export const openSqlServerStorage = async (connectionString: string): Promise<Storage> => {
  const pool = new mssql.ConnectionPool(connectionString);
  await pool.connect();
  const db = new Kysely<Database>({ dialect: sqlServerDialect(pool) });
  let found: Awaited<ReturnType<typeof findEngine>>;
  try {
    await migrate(db);
    found = await findEngine(db);
  } catch (error) {
    await db.destroy();
    throw error;
  }
  const { engine, warnings } = found;
  const read: Handle = { sql: db, engine };
  const inFlight = new Set<Promise<unknown>>();
  return {
    engine,
    read,
    longRead: read,
    async write(job) {
      const work = transact(read, job);
      inFlight.add(work);
      try {
        return await work;
      } finally {
        inFlight.delete(work);
      }
    },
    warnings: async () => [...warnings, ...(await snapshotWarning(db))],
    async close() {
      await Promise.allSettled(inFlight);
      await db.destroy();
    },
  };
};
