import { DatabaseSync, type StatementSync } from 'node:sqlite';
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
import { UniqueViolation } from '../storage.ts';
import { rowMaker } from './row-maker.ts';
import { toInput } from './to-input.ts';

const maxCachedStatements = 500;

/** SQLITE_CONSTRAINT_PRIMARYKEY and SQLITE_CONSTRAINT_UNIQUE. */
const uniqueViolations = new Set<unknown>([1555, 2067]);

const translate = (error: unknown): unknown => {
  const { errcode, message } = error as { errcode?: unknown; message?: string };
  return uniqueViolations.has(errcode) ? new UniqueViolation(message) : error;
};

interface Prepared {
  statement: StatementSync;
  width: number;
  /** Null for what brings no rows. */
  toRow: ReturnType<typeof rowMaker> | null;
}

const rowsOf = (statement: StatementSync) => rowMaker(statement.columns().map(({ name }) => name));

const prepare = (database: DatabaseSync, sql: string): Prepared => {
  const statement = database.prepare(sql);
  if (statement.columns().length === 0) return { statement, width: 0, toRow: null };
  statement.setReturnArrays(true);
  return { statement, width: statement.columns().length, toRow: rowsOf(statement) };
};

/** One connection with its prepared statements; every call runs to its end before it returns. */
export class SqliteConnection implements DatabaseConnection {
  readonly #database: DatabaseSync;
  readonly #statements = new Map<string, Prepared>();

  constructor(file: string, options: { readOnly: boolean }) {
    this.#database = new DatabaseSync(file, {
      readOnly: options.readOnly,
      enableForeignKeyConstraints: true,
      timeout: 5000,
    });
  }

  run(sql: string): void {
    this.#database.exec(sql);
  }

  #prepare(sql: string): Prepared {
    const known = this.#statements.get(sql);
    if (known !== undefined) return known;
    if (this.#statements.size >= maxCachedStatements) {
      const oldest = this.#statements.keys().next().value;
      if (oldest !== undefined) this.#statements.delete(oldest);
    }
    const prepared = prepare(this.#database, sql);
    this.#statements.set(sql, prepared);
    return prepared;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    try {
      const { statement, width, toRow } = this.#prepare(query.sql);
      const parameters = query.parameters.map(toInput);
      if (toRow !== null) {
        const found = statement.all(...parameters) as unknown as unknown[][];
        // A table that was altered since gives a `select *` more columns.
        const isAltered = found[0] !== undefined && found[0].length !== width;
        return { rows: found.map(isAltered ? rowsOf(statement) : toRow) as R[] };
      }
      const { changes, lastInsertRowid } = statement.run(...parameters);
      return {
        rows: [],
        numAffectedRows: BigInt(changes),
        insertId: BigInt(lastInsertRowid),
      };
    } catch (error) {
      throw translate(error);
    }
  }

  async *streamQuery<R>(query: CompiledQuery): AsyncIterableIterator<QueryResult<R>> {
    const statement = this.#database.prepare(query.sql);
    for (const row of statement.iterate(...query.parameters.map(toInput)))
      yield { rows: [row as R] };
  }

  close(): void {
    this.#database.close();
  }
}

class SqliteDriver implements Driver {
  readonly #connection: SqliteConnection;
  constructor(connection: SqliteConnection) {
    this.#connection = connection;
  }
  async init(): Promise<void> {}
  async acquireConnection(): Promise<DatabaseConnection> {
    return this.#connection;
  }
  async beginTransaction(): Promise<void> {
    throw new Error('Transactions belong to storage.write');
  }
  async commitTransaction(): Promise<void> {}
  async rollbackTransaction(): Promise<void> {}
  async releaseConnection(): Promise<void> {}
  async destroy(): Promise<void> {
    this.#connection.close();
  }
}

/**
 * Kysely over one connection of node:sqlite. Kysely's own driver hands its connection out one
 * query at a time, so that a read waits for an open transaction and commits cannot be shared.
 */
export const sqliteDialect = (connection: SqliteConnection): Dialect => ({
  createAdapter: () => new SqliteAdapter(),
  createDriver: () => new SqliteDriver(connection),
  createQueryCompiler: () => new SqliteQueryCompiler(),
  createIntrospector: (db) => new SqliteIntrospector(db),
});
