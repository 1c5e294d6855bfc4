import type mssql from 'mssql';
import { withNumbers } from './with-numbers.ts';

/** Rows by and by: what has not been read yet waits at the server. */
export async function* streamRows<R>(
  request: mssql.Request,
  text: string,
  count: number,
): AsyncGenerator<R[], void, undefined> {
  let columns: mssql.IColumnMetadata = {};
  request.on('recordset', (found: mssql.IColumnMetadata) => {
    columns = found;
  });
  const read = request.toReadableStream({ highWaterMark: count });
  // Errors come by the stream.
  request.query(text).catch(() => undefined);
  let ended = false;
  let rows: R[] = [];
  try {
    for await (const row of read) {
      rows.push(row);
      if (rows.length < count) continue;
      yield withNumbers(rows, columns);
      rows = [];
    }
    ended = true;
    if (rows.length > 0) yield withNumbers(rows, columns);
  } finally {
    if (!ended) request.cancel();
  }
}
