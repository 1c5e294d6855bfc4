import type { StatementSync } from 'node:sqlite';

type Row = Record<string, unknown>;

/**
 * Rows of a statement that returns arrays. The driver's own objects are dictionaries once a row has
 * some dozens of columns, which made a page of the log three times as slow; a copy of one object
 * that has all columns keeps its shape.
 */
export const rowMaker = (statement: StatementSync): ((values: readonly unknown[]) => Row) => {
  let names: string[] = [];
  let blank: Row = {};
  const learnColumns = (): void => {
    names = statement.columns().map(({ name }) => name);
    blank = JSON.parse(JSON.stringify(Object.fromEntries(names.map((name) => [name, null]))));
  };
  learnColumns();
  return (values) => {
    // A table that was altered since gives a `select *` more columns.
    if (values.length !== names.length) learnColumns();
    const row = { ...blank };
    for (let at = 0; at < names.length; at++) row[names[at] as string] = values[at];
    return row;
  };
};
