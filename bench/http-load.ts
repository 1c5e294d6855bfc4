import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** One request; a body makes it a POST of JSON. */
export interface HttpRequest {
  path: string;
  token?: string;
  body?: string;
}

export interface Load {
  port: number;
  clients: number;
  milliseconds: number;
  /** The next request of a client; asked for each time, so that no two reports are one message. */
  next: (client: number) => HttpRequest;
}

export interface LoadResult {
  perSecond: number;
  /** Of every request, in milliseconds. */
  latencies: number[];
  /** Bytes of the body of the last answer. */
  answerBytes: number;
}

const maxWaitMilliseconds = 30_000;

const render = (port: number, { path, token, body }: HttpRequest): string => {
  const bearer = token === undefined ? '' : `Authorization: Bearer ${token}\r\n`;
  const host = `Host: localhost:${port}\r\n${bearer}`;
  return body === undefined
    ? `GET ${path} HTTP/1.1\r\n${host}\r\n`
    : `POST ${path} HTTP/1.1\r\n${host}Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
};

interface Head {
  status: number;
  /** Where the body starts. */
  start: number;
  length: number;
}

const readHead = (received: Buffer): Head | null => {
  const end = received.indexOf('\r\n\r\n');
  if (end < 0) return null;
  const head = received.toString('latin1', 0, end);
  const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
  if (length === undefined) throw new Error(`An answer without a length: ${head}`);
  return { status: Number(head.slice(9, 12)), start: end + 4, length: Number(length) };
};

/** Sends one request after the other on one kept-alive connection until its time is over. */
const runClient = (load: Load, client: number, until: number, result: LoadResult): Promise<void> =>
  new Promise((resolve, reject) => {
    const socket = connect(load.port, '127.0.0.1').setNoDelay(true);
    let chunks: Buffer[] = [];
    let size = 0;
    let head: Head | null = null;
    let sentAt = 0;
    const send = () => {
      const request = render(load.port, load.next(client));
      sentAt = performance.now();
      socket.write(request);
    };
    const finish = ({ status, start, length }: Head) => {
      const now = performance.now();
      if (status >= 300) {
        const body = Buffer.concat(chunks)
          .subarray(start, start + 500)
          .toString();
        throw new Error(`Answered ${status}: ${body}`);
      }
      result.latencies.push(now - sentAt);
      result.answerBytes = length;
      chunks = [];
      size = 0;
      head = null;
      if (now < until) send();
      else socket.end(() => resolve());
    };
    const receive = (chunk: Buffer) => {
      chunks.push(chunk);
      size += chunk.length;
      head ??= readHead(chunks.length === 1 ? chunk : Buffer.concat(chunks));
      if (head !== null && size >= head.start + head.length) finish(head);
    };
    const fail = (error: unknown) => {
      socket.destroy();
      reject(error);
    };
    socket.on('connect', send);
    socket.on('error', fail);
    socket.setTimeout(maxWaitMilliseconds, () => fail(new Error('No answer')));
    socket.on('data', (chunk) => {
      try {
        receive(chunk);
      } catch (error) {
        fail(error);
      }
    });
  });

/**
 * Loads a server over loopback. It speaks just enough HTTP itself: on two cores every cycle of the
 * load generator is missing in the server, and the floors would look lower than they are.
 */
export const runLoad = async (load: Load): Promise<LoadResult> => {
  const result: LoadResult = { perSecond: 0, latencies: [], answerBytes: 0 };
  const startedAt = performance.now();
  const until = startedAt + load.milliseconds;
  const clients = Array.from({ length: load.clients }, (_, client) =>
    runClient(load, client, until, result),
  );
  await Promise.all(clients);
  result.perSecond = (result.latencies.length / (performance.now() - startedAt)) * 1000;
  return result;
};

/** As `runLoad`, after a part of the time has warmed everything up. */
export const runWarmLoad = async (load: Load): Promise<LoadResult> => {
  await runLoad({ ...load, milliseconds: Math.min(1000, load.milliseconds / 2) });
  await sleep(50);
  return runLoad(load);
};
