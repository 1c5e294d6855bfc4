import mssql from 'mssql';

const bigintColumns = (columns: mssql.IColumnMetadata): string[] =>
  Object.values(columns)
    .filter((column) => column.type === mssql.BigInt)
    .map((column) => column.name);

/** The driver hands bigint out as text; ours are instants, money and numbers, all below 2^53. */
export const withNumbers = <R>(rows: readonly R[], columns: mssql.IColumnMetadata): R[] => {
  const names = bigintColumns(columns);
  if (names.length === 0) return [...rows];
  return rows.map((row) => {
    const read = { ...row } as Record<string, unknown>;
    for (const name of names) if (typeof read[name] === 'string') read[name] = Number(read[name]);
    return read as R;
  });
};
