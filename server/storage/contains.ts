import { type RawBuilder, sql as raw } from 'kysely';

/**
 * The column contains the word. A bracket begins a set on SQL Server and means itself in SQLite:
 * any one character stands for it, which both understand.
 */
export const contains = (column: string, word: string): RawBuilder<boolean> => {
  const pattern = `%${word.replaceAll(/[%_\\]/g, '\\$&').replaceAll('[', '_')}%`;
  return raw<boolean>`${raw.ref(column)} like ${pattern} escape '\\'`;
};
