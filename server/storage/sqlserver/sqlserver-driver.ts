import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  MssqlAdapter,
  MssqlIntrospector,
  MssqlQueryCompiler,
  type QueryResult,
  type TransactionSettings,
} from 'kysely';
import mssql from 'mssql';
import { UniqueViolation } from '../storage.ts';
import { streamRows } from './stream-rows.ts';
import { withNumbers } from './with-numbers.ts';

/** Unique index and unique constraint: Microsoft tells them apart, we do not. */
const uniqueViolations = new Set([2601, 2627]);

export const errorNumber = (error: unknown): number | undefined =>
  error instanceof Error && 'number' in error && typeof error.number === 'number'
    ? error.number
    : undefined;

const translate = (error: unknown): unknown => {
  const number = errorNumber(error);
  return number !== undefined && uniqueViolations.has(number)
    ? new UniqueViolation((error as Error).message)
    : error;
};

class SqlServerConnection implements DatabaseConnection {
  readonly #pool: mssql.ConnectionPool;
  #transaction: mssql.Transaction | null = null;

  constructor(pool: mssql.ConnectionPool) {
    this.#pool = pool;
  }

  async begin(settings: TransactionSettings): Promise<void> {
    this.#transaction = new mssql.Transaction(this.#pool);
    await this.#transaction.begin(
      settings.isolationLevel === 'serializable'
        ? mssql.ISOLATION_LEVEL.SERIALIZABLE
        : mssql.ISOLATION_LEVEL.READ_COMMITTED,
    );
  }
  async commit(): Promise<void> {
    await this.#transaction?.commit();
    this.#transaction = null;
  }
  async rollback(): Promise<void> {
    const transaction = this.#transaction;
    this.#transaction = null;
    // A deadlock has rolled it back already; the first error is the one to tell.
    await transaction?.rollback().catch(() => undefined);
  }

  #request(query: CompiledQuery): mssql.Request {
    const request =
      this.#transaction === null ? this.#pool.request() : new mssql.Request(this.#transaction);
    query.parameters.forEach((value, at) => {
      const name = String(at + 1);
      if (value instanceof Uint8Array)
        request.input(
          name,
          mssql.VarBinary(mssql.MAX),
          Buffer.from(value.buffer, value.byteOffset, value.byteLength),
        );
      else request.input(name, value === undefined ? null : value);
    });
    return request;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const request = this.#request(query);
    try {
      const { recordset, rowsAffected } = await request.query<R>(query.sql);
      const affected = rowsAffected.reduce((sum, one) => sum + one, 0);
      return {
        rows: recordset === undefined ? [] : withNumbers(recordset, recordset.columns),
        numAffectedRows: BigInt(affected),
      };
    } catch (error) {
      throw translate(error);
    }
  }

  async *streamQuery<R>(query: CompiledQuery, rows: number): AsyncIterableIterator<QueryResult<R>> {
    for await (const read of streamRows<R>(this.#request(query), query.sql, rows))
      yield { rows: read };
  }
}

class SqlServerDriver implements Driver {
  readonly #pool: mssql.ConnectionPool;
  constructor(pool: mssql.ConnectionPool) {
    this.#pool = pool;
  }
  async init(): Promise<void> {}
  async acquireConnection(): Promise<SqlServerConnection> {
    return new SqlServerConnection(this.#pool);
  }
  async beginTransaction(connection: SqlServerConnection, settings: TransactionSettings) {
    await connection.begin(settings);
  }
  async commitTransaction(connection: SqlServerConnection): Promise<void> {
    await connection.commit();
  }
  async rollbackTransaction(connection: SqlServerConnection): Promise<void> {
    await connection.rollback();
  }
  async releaseConnection(): Promise<void> {}
  async destroy(): Promise<void> {
    await this.#pool.close();
  }
}

/** Kysely over the connection pool of `mssql`. */
export const sqlServerDialect = (pool: mssql.ConnectionPool): Dialect => ({
  createAdapter: () => new MssqlAdapter(),
  createDriver: () => new SqlServerDriver(pool),
  createQueryCompiler: () => new MssqlQueryCompiler(),
  createIntrospector: (db) => new MssqlIntrospector(db),
});
