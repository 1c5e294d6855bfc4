import type { Kysely } from 'kysely';
import type { Database } from '../database.ts';

/** How one database spells what both have. */
export interface ColumnTypes {
  /** An integer primary key that numbers itself and never reuses a number. */
  identity: string;
  text: (length: number) => string;
  /** Compares letter for letter: for ids that others make. */
  exactText: (length: number) => string;
  longText: string;
  bytes: string;
  /** The statement that gives a table another name. */
  rename: (table: string, name: string) => string;
  /** What follows the @ of a column with addresses. */
  afterAt: (column: string) => string;
  /** Statements that make the full-text index, where there is one. */
  searchIndex: string[];
  /** Statements that let the search know comments and names as well, with what is logged already. */
  searchEverything: string[];
}

export interface Migration {
  version: number;
  name: string;
  statements: (types: ColumnTypes) => string[];
  /** What SQL alone cannot compute; after the statements, in the same transaction. */
  fill?: (sql: Kysely<Database>) => Promise<void>;
}
