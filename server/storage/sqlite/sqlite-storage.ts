import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { Kysely } from 'kysely';
import type { Database } from '../database.ts';
import type { ColumnTypes } from '../migrations/migration.ts';
import { migrations, refuseNewerSchema } from '../migrations/migrations.ts';
import type { Handle, Storage } from '../storage.ts';
import { longReadDialect } from './long-read-dialect.ts';
import { LongReadPool } from './long-read-pool.ts';
import { SqliteConnection, sqliteDialect } from './sqlite-driver.ts';
import { sqliteEngine } from './sqlite-engine.ts';

export const databaseFile = 'interaction-log.sqlite';

const columnTypes: ColumnTypes = {
  identity: 'integer primary key autoincrement',
  text: () => 'text',
  exactText: () => 'text',
  longText: 'text',
  bytes: 'blob',
  rename: (table, name) => `alter table ${table} rename to ${name}`,
  afterAt: (column) => `substr(${column}, instr(${column}, '@') + 1)`,
  searchEverything: [
    // A million rows take a minute: that waits until the server runs (search-refresh.ts).
    `insert into search_refresh (after_time, after_entry_no) select 0, 0 where exists (select 1 from interaction_log_entry)`,
  ],
  searchIndex: [
    `create virtual table interaction_log_entry_search using fts5 (text, content = '', contentless_delete = 1, prefix = '2 3', tokenize = 'unicode61 remove_diacritics 0')`,
  ],
};

/** A job that has not ended by then awaits something else than its handle. */
const maxJobMilliseconds = 30_000;
/** Jobs that share one commit at most, so that the first does not wait too long. */
const maxJobsPerCommit = 64;

interface Job {
  run: (handle: Handle) => Promise<unknown>;
  resolve: (value: unknown) => void;
  reject: (error: unknown) => void;
}

type Outcome = { job: Job; value: unknown } | { job: Job; error: unknown };

const migrate = async (connection: SqliteConnection, sql: Kysely<Database>): Promise<void> => {
  connection.run(
    'create table if not exists migration (version int not null primary key, name text not null, applied_at bigint not null)',
  );
  connection.run('begin immediate');
  try {
    const row = await sql
      .selectFrom('migration')
      .select((eb) => eb.fn.max('version').as('version'))
      .executeTakeFirst();
    const current = Number(row?.version ?? 0);
    refuseNewerSchema(current);
    for (const { version, name, statements, fill } of migrations) {
      if (version <= current) continue;
      for (const statement of statements(columnTypes)) connection.run(statement);
      await fill?.(sql);
      await sql.insertInto('migration').values({ version, name, applied_at: Date.now() }).execute();
    }
    connection.run('commit');
  } catch (error) {
    connection.run('rollback');
    throw error;
  }
};

/** The writer: takes all jobs that wait, runs each under a savepoint, and commits them together. */
class WriteQueue {
  readonly #connection: SqliteConnection;
  readonly #handle: Handle;
  readonly #waiting: Job[] = [];
  #draining: Promise<void> | null = null;
  #closed = false;

  constructor(connection: SqliteConnection, handle: Handle) {
    this.#connection = connection;
    this.#handle = handle;
  }

  add<T>(run: (handle: Handle) => Promise<T>): Promise<T> {
    if (this.#closed) return Promise.reject(new Error('The database is closed'));
    return new Promise<T>((resolve, reject) => {
      this.#waiting.push({ run, resolve: resolve as (value: unknown) => void, reject });
      this.#draining ??= this.#drain();
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#draining;
  }

  async #drain(): Promise<void> {
    while (this.#waiting.length > 0) {
      // One turn of the event loop lets the requests that came in meanwhile join this commit.
      await new Promise(setImmediate);
      await this.#commit(this.#waiting.splice(0, maxJobsPerCommit));
    }
    this.#draining = null;
  }

  async #commit(jobs: Job[]): Promise<void> {
    const outcomes: Outcome[] = [];
    try {
      this.#connection.run('begin immediate');
      for (const job of jobs) outcomes.push(await this.#runOne(job));
      this.#connection.run('commit');
    } catch (error) {
      this.#rollBack();
      for (const job of jobs) job.reject(error);
      return;
    }
    for (const outcome of outcomes) {
      if ('error' in outcome) outcome.job.reject(outcome.error);
      else outcome.job.resolve(outcome.value);
    }
  }

  async #runOne(job: Job): Promise<Outcome> {
    this.#connection.run('savepoint job');
    try {
      const value = await withinTime(job.run(this.#handle));
      this.#connection.run('release job');
      return { job, value };
    } catch (error) {
      this.#connection.run('rollback to job');
      this.#connection.run('release job');
      return { job, error };
    }
  }

  #rollBack(): void {
    try {
      this.#connection.run('rollback');
    } catch {
      // A failed begin or commit has ended the transaction already.
    }
  }
}

const withinTime = async <T>(work: Promise<T>): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Error('A write job awaited something other than its handle')),
      maxJobMilliseconds,
    );
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
};

const open = (file: string): SqliteConnection => {
  const connection = new SqliteConnection(file, { readOnly: false });
  connection.run('pragma journal_mode = wal');
  connection.run('pragma synchronous = full');
  connection.run('pragma cache_size = -32000');
  // A checkpoint costs the commit it falls on; pages changed again meanwhile are copied once.
  connection.run('pragma wal_autocheckpoint = 4000');
  return connection;
};

/** Opens (and makes, and migrates) the embedded database in a folder. */
export const openSqliteStorage = async (folder: string): Promise<Storage> => {
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, databaseFile);
  const writer = open(file);
  const sql = new Kysely<Database>({ dialect: sqliteDialect(writer) });
  try {
    await migrate(writer, sql);
  } catch (error) {
    await sql.destroy();
    throw error;
  }

  const reader = new SqliteConnection(file, { readOnly: true });
  reader.run('pragma cache_size = -32000');
  const read: Handle = {
    sql: new Kysely<Database>({ dialect: sqliteDialect(reader) }),
    engine: sqliteEngine,
  };
  const longRead: Handle = {
    sql: new Kysely<Database>({ dialect: longReadDialect(new LongReadPool(file)) }),
    engine: sqliteEngine,
  };
  const queue = new WriteQueue(writer, { sql, engine: sqliteEngine });
  return {
    engine: sqliteEngine,
    read,
    longRead,
    write: (job) => queue.add(job),
    warnings: async () => [],
    close: async () => {
      await queue.close();
      await longRead.sql.destroy();
      writer.run('pragma wal_checkpoint(truncate)');
      await read.sql.destroy();
      await sql.destroy();
    },
  };
};
