type Row = Record<string, unknown>;

/**
 * Rows of the values that node:sqlite brings as arrays. Its own objects are dictionaries once a row
 * has some dozens of columns, which made reading a page of the log take more than twice as long; a
 * copy of one object that has all columns keeps its shape.
 */
export const rowMaker = (columns: readonly string[]): ((values: readonly unknown[]) => Row) => {
  const blank: Row = JSON.parse(
    JSON.stringify(Object.fromEntries(columns.map((column) => [column, null]))),
  );
  return (values) => {
    const row = { ...blank };
    for (let at = 0; at < columns.length; at++) row[columns[at] as string] = values[at];
    return row;
  };
};
