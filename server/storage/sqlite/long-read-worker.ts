import { DatabaseSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';
import type { LongReadAnswer, LongReadRequest, LongReadRows } from './long-read-message.ts';
import { toInput } from './to-input.ts';

type Stream = { columns: string[]; rows: Iterator<readonly unknown[]> };

const { file, maxRows } = workerData as { file: string; maxRows: number };
const database = new DatabaseSync(file, { readOnly: true, timeout: 5000 });
database.exec('pragma cache_size = -16000');
const streams = new Map<number, Stream>();

const open = (sql: string, parameters: readonly unknown[]): Stream => {
  const statement = database.prepare(sql);
  statement.setReturnArrays(true);
  return {
    columns: statement.columns().map(({ name }) => name),
    rows: statement.iterate(...parameters.map(toInput)) as unknown as Iterator<unknown[]>,
  };
};

const take = <T>(rows: Iterator<T>, count: number): T[] => {
  const taken: T[] = [];
  while (taken.length < count) {
    const next = rows.next();
    if (next.done === true) break;
    taken.push(next.value);
  }
  return taken;
};

const readAll = (sql: string, parameters: readonly unknown[]): LongReadRows => {
  const { columns, rows } = open(sql, parameters);
  const read = take(rows, maxRows);
  if (rows.next().done !== true) {
    rows.return?.();
    throw new Error(`The query brings more than ${maxRows} rows: read them as a stream`);
  }
  return { columns, rows: read, ended: true };
};

const readMore = (id: number, count: number): LongReadRows => {
  const stream = streams.get(id);
  if (stream === undefined) throw new Error('The long read broke off. Ask again.');
  const rows = take(stream.rows, count);
  const ended = rows.length < count;
  if (ended) streams.delete(id);
  return { columns: stream.columns, rows, ended };
};

const answer = (request: LongReadRequest): LongReadRows => {
  switch (request.kind) {
    case 'all':
      return readAll(request.sql, request.parameters);
    case 'open':
      streams.set(request.stream, open(request.sql, request.parameters));
      return readMore(request.stream, request.rows);
    case 'more':
      return readMore(request.stream, request.rows);
    case 'close':
      // Ends the statement, and with it the moment of the database that it holds on to.
      streams.get(request.stream)?.rows.return?.();
      streams.delete(request.stream);
      return { columns: [], rows: [], ended: true };
  }
};

const reply = (message: LongReadAnswer): void => parentPort?.postMessage(message);

parentPort?.on('message', (request: LongReadRequest) => {
  try {
    reply({ read: answer(request) });
  } catch (error) {
    const { message, stack, ...facts } = error as Error;
    reply({ failure: { message, stack, facts } });
  }
});
