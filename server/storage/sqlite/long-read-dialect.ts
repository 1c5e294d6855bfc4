import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import type { LongReadRows } from './long-read-message.ts';
import type { LongReadPool } from './long-read-pool.ts';
import { rowMaker } from './row-maker.ts';

const toRows = <R>({ columns, rows }: LongReadRows): R[] => rows.map(rowMaker(columns)) as R[];

class LongReadConnection implements DatabaseConnection {
  readonly #pool: LongReadPool;
  constructor(pool: LongReadPool) {
    this.#pool = pool;
  }
  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    return { rows: toRows<R>(await this.#pool.all(sql, parameters)) };
  }
  async *streamQuery<R>(
    { sql, parameters }: CompiledQuery,
    rows: number,
  ): AsyncIterableIterator<QueryResult<R>> {
    for await (const read of this.#pool.stream(sql, parameters, rows))
      yield { rows: toRows<R>(read) };
  }
}

class LongReadDriver implements Driver {
  readonly #pool: LongReadPool;
  readonly #connection: LongReadConnection;
  constructor(pool: LongReadPool) {
    this.#pool = pool;
    this.#connection = new LongReadConnection(pool);
  }
  async init(): Promise<void> {}
  async acquireConnection(): Promise<DatabaseConnection> {
    return this.#connection;
  }
  async beginTransaction(): Promise<void> {
    throw new Error('A long read has no transaction');
  }
  async commitTransaction(): Promise<void> {}
  async rollbackTransaction(): Promise<void> {}
  async releaseConnection(): Promise<void> {}
  async destroy(): Promise<void> {
    await this.#pool.close();
  }
}

/** With Kysely's own a second read would wait until the first, perhaps a whole export, has ended. */
class LongReadAdapter extends SqliteAdapter {
  override get supportsMultipleConnections(): boolean {
    return true;
  }
}

/** Kysely over the workers for long reads. */
export const longReadDialect = (pool: LongReadPool): Dialect => ({
  createAdapter: () => new LongReadAdapter(),
  createDriver: () => new LongReadDriver(pool),
  createQueryCompiler: () => new SqliteQueryCompiler(),
  createIntrospector: (db) => new SqliteIntrospector(db),
});
