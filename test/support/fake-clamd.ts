import { createServer, type Socket } from 'node:net';

export interface FakeClamd extends AsyncDisposable {
  port: number;
  /** How many bytes each scan was given. */
  scanned: number[];
  /** Ends every connection without an answer. */
  silence(): void;
  speak(): void;
  [Symbol.asyncDispose](): Promise<void>;
}

/** Reads the chunks of INSTREAM from what has come so far; null until the last of them is there. */
const readStream = (received: Buffer): Buffer | null => {
  const chunks: Buffer[] = [];
  for (let at = 'zINSTREAM\0'.length; at + 4 <= received.length; ) {
    const length = received.readUInt32BE(at);
    if (length === 0) return Buffer.concat(chunks);
    chunks.push(received.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return null;
};

/** Speaks clamd's INSTREAM; it finds “Test-Signature” where the text VIRUS stands. */
export const startFakeClamd = async (): Promise<FakeClamd> => {
  const scanned: number[] = [];
  let silent = false;
  const serve = (socket: Socket) => {
    if (silent) {
      socket.destroy();
      return;
    }
    const parts: Buffer[] = [];
    socket.on('error', () => socket.destroy());
    socket.on('data', (part: Buffer) => {
      parts.push(part);
      const received = Buffer.concat(parts);
      if (!received.toString('latin1', 0, 10).startsWith('zINSTREAM\0'.slice(0, received.length))) {
        socket.end('UNKNOWN COMMAND\0');
        return;
      }
      const content = readStream(received);
      if (content === null) return;
      scanned.push(content.byteLength);
      socket.end(content.includes('VIRUS') ? 'stream: Test-Signature FOUND\0' : 'stream: OK\0');
    });
  };
  const server = createServer(serve);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('It has no port');
  return {
    port: address.port,
    scanned,
    silence() {
      silent = true;
    },
    speak() {
      silent = false;
    },
    [Symbol.asyncDispose]: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
      }),
  };
};
