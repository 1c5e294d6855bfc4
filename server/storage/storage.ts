import type {
  ExpressionBuilder,
  ExpressionWrapper,
  Kysely,
  SelectQueryBuilder,
  SqlBool,
} from 'kysely';
import type { Database } from './database.ts';

export type TableName = keyof Database & string;

export interface FoundEntries {
  entryNos: number[];
  /** Goes on before this number; null when all have been looked at. */
  before: number | null;
}

/** All that differs between the databases, beside driver and schema. */
export interface Engine {
  readonly name: 'sqlite' | 'sqlserver';
  /** At most `count` rows of an ordered query. */
  first<DB, TB extends keyof DB, O>(
    query: SelectQueryBuilder<DB, TB, O>,
    count: number,
  ): SelectQueryBuilder<DB, TB, O>;
  /** Inserts rows and returns their own numbers in the order of the rows. */
  insert<T extends TableName>(
    sql: Kysely<Database>,
    table: T,
    idColumn: string,
    rows: readonly object[],
  ): Promise<number[]>;
  /** The column is one of the values; one parameter, however many there are. */
  isOneOf<DB, TB extends keyof DB>(
    eb: ExpressionBuilder<DB, TB>,
    column: string,
    values: readonly (string | number)[],
  ): ExpressionWrapper<DB, TB, SqlBool>;
  /** The same of a list that is JSON already. */
  isInList<DB, TB extends keyof DB>(
    eb: ExpressionBuilder<DB, TB>,
    column: string,
    json: string,
    kind: 'text' | 'number',
  ): ExpressionWrapper<DB, TB, SqlBool>;
  /** Holds others with the same key off until the job has ended. */
  lock(sql: Kysely<Database>, key: string): Promise<void>;
  /** Holds off only those who `lock` the key; any number may share it. */
  lockShared(sql: Kysely<Database>, key: string): Promise<void>;
  /** Inserts a row that brings the number it had before. */
  insertNumbered<T extends TableName>(
    sql: Kysely<Database>,
    table: T,
    row: Record<string, unknown>,
  ): Promise<void>;
  /** Numbers of entries whose text has all the words, newest first. */
  searchEntries(
    sql: Kysely<Database>,
    words: readonly string[],
    page: { before: number | null; count: number },
  ): Promise<FoundEntries>;
  /** Brings what the search knows of entries up to date: their text, comments and names. */
  indexEntries(sql: Kysely<Database>, entryNos: readonly number[]): Promise<void>;
  unindexEntries(sql: Kysely<Database>, entryNos: readonly number[]): Promise<void>;
}

/** What a read or a job works with. */
export interface Handle {
  readonly sql: Kysely<Database>;
  readonly engine: Engine;
}

export interface Storage {
  readonly engine: Engine;
  /** Reads what is committed, beside the jobs that write. */
  readonly read: Handle;
  /**
   * As `read`, for what takes long or brings much (figures, exports): on SQLite it runs in a
   * worker, so that nothing else waits for it. Rows by and by come from a query's `stream`.
   */
  readonly longRead: Handle;
  /**
   * Runs a job whole or not at all; it has been made durable when the promise resolves.
   * A job awaits nothing but its own handle: concurrent jobs share one commit.
   */
  write<T>(job: (handle: Handle) => Promise<T>): Promise<T>;
  /** Warnings about the database's settings, for the readiness page. */
  warnings(): Promise<string[]>;
  close(): Promise<void>;
}

/** A unique key said no: another row has the value. */
export class UniqueViolation extends Error {
  override name = 'UniqueViolation';
}

/** What `isOneOf` is on every engine, once it has `isInList`. */
export const listOf = (
  values: readonly (string | number)[],
): { json: string; kind: 'text' | 'number' } => ({
  json: JSON.stringify(values),
  kind: typeof values[0] === 'number' ? 'number' : 'text',
});
