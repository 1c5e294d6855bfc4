import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import type { VirusScanner } from '../../domain/attachment/virus-scanner.ts';

/** clamd scans while it listens, but a large archive takes its time. */
const silentMilliseconds = 60_000;
const longestReply = 4096;

/** The answer up to the zero that ends it, or to the end of the connection. */
const readReply = (socket: Socket): Promise<string> =>
  new Promise((resolve, reject) => {
    let reply = '';
    const done = () => resolve(reply.replace(/\0.*$/s, '').trim());
    socket.setEncoding('utf8');
    socket.on('data', (chunk: string) => {
      reply += chunk;
      if (reply.includes('\0') || reply.length > longestReply) done();
    });
    socket.once('end', done);
    socket.once('error', reject);
    socket.once('timeout', () => reject(new Error('clamd has been silent for too long')));
    socket.once('close', () => reject(new Error('clamd has closed the connection')));
  });

const write = async (socket: Socket, bytes: Uint8Array): Promise<void> => {
  if (!socket.write(bytes)) await once(socket, 'drain');
};

const sendParts = async (socket: Socket, parts: AsyncIterable<Uint8Array>): Promise<void> => {
  const length = Buffer.alloc(4);
  await write(socket, Buffer.from('zINSTREAM\0'));
  for await (const part of parts) {
    length.writeUInt32BE(part.byteLength);
    await write(socket, Buffer.from(length));
    await write(socket, part);
  }
  await write(socket, Buffer.alloc(4));
};

/** `stream: OK`, `stream: Eicar-Signature FOUND`, or why it could not. */
const readVerdict = (reply: string): string | null => {
  const found = /^stream: (.+) FOUND$/s.exec(reply)?.[1];
  if (found !== undefined) return found;
  if (reply === 'stream: OK') return null;
  throw new Error(`clamd says: ${reply}`);
};

/** ClamAV's daemon, by its INSTREAM command. */
export const createVirusScanner = (address: { host: string; port: number }): VirusScanner => ({
  async scan(parts) {
    const socket = connect(address);
    socket.setTimeout(silentMilliseconds);
    const reply = readReply(socket);
    try {
      // A refusal comes while parts are still being sent, and ends both.
      const sent = sendParts(socket, parts);
      for (const one of [sent, reply]) one.catch(() => undefined);
      await Promise.race([sent, reply]);
      const found = readVerdict(await reply);
      // What was not sent was not scanned, whatever it says.
      if (found === null) await sent;
      return found;
    } finally {
      socket.destroy();
    }
  },
});
