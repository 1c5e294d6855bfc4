import type { Request, RequestHandler, Response } from 'express';
import { api } from '../contract/api.ts';
import type { Change } from '../contract/change.ts';
import type { Actor } from '../domain/actor.ts';
import type { Admit } from './admission.ts';
import type { Authenticate } from './authentication.ts';
import type { Stores } from './stores.ts';
import { setRouteTimes } from './watch-requests.ts';

const heartbeatMilliseconds = 20_000;
const maxReplayed = 1000;
/** A key may be good for a year; a longer timer would go off at once. */
const longestTimer = 2 ** 31 - 1;

const event = (change: Change): string =>
  `id: ${change.id}\nevent: change\ndata: ${JSON.stringify(change)}\n\n`;

/** What somebody sees hangs on these; whoever has changed opens a stream again, and is checked. */
const isTheSame = (one: Actor, other: Actor): boolean =>
  one.salespersonId === other.salespersonId &&
  one.teamId === other.teamId &&
  one.expiresAt === other.expiresAt &&
  one.roles.join() === other.roles.join();

const lastEventId = (request: Request): number | null => {
  const id = Number(request.get('last-event-id'));
  return Number.isInteger(id) && id > 0 ? id : null;
};

export interface Streams {
  handler: RequestHandler;
  count(): number;
  /** Ends all streams, so that the server can close. */
  end(): void;
}

/** Server-sent events: a hint for each change, until the token ends. */
export const createStreams = (
  { admit, authenticate }: { admit: Admit; authenticate: Authenticate },
  { changes }: Stores,
): Streams => {
  const open = new Set<Response>();

  const listen = async (request: Request, response: Response, actor: Actor): Promise<void> => {
    response.writeHead(200, {
      'Content-Type': 'text/event-stream',
      'Cache-Control': 'no-store, no-transform',
      'X-Accel-Buffering': 'no',
    });
    response.write('retry: 2000\n\n');
    const sent = new Set<number>();
    const send = (items: readonly Change[]) => {
      if (response.writableEnded) return;
      for (const change of items) {
        if (sent.has(change.id)) continue;
        sent.add(change.id);
        response.write(event(change));
      }
    };
    // A change of set-up may have blocked or linked the listener: asked before more is told.
    const endUnlessTheSame = async (): Promise<void> => {
      const now = await authenticate(request).catch(() => null);
      if (now === null || !isTheSame(actor, now)) response.end();
    };
    const tell = async (items: readonly Change[]) => {
      // Set-up is everybody's: whoever is blocked hears that something changed, and asks.
      const setup = items.filter((one) => one.entity === 'setup');
      send(setup);
      if (setup.length > 0) await endUnlessTheSame();
      send(items);
    };
    const unsubscribe = changes.subscribe(actor, (items) => void tell(items));
    const heartbeat = setInterval(() => {
      response.write(': still here\n\n');
      void endUnlessTheSame();
    }, heartbeatMilliseconds);
    const tokenEnds =
      actor.expiresAt === null
        ? null
        : setTimeout(
            () => response.end(),
            Math.min(Math.max(0, actor.expiresAt - Date.now()), longestTimer),
          );
    open.add(response);
    response.on('close', () => {
      unsubscribe();
      clearInterval(heartbeat);
      if (tokenEnds !== null) clearTimeout(tokenEnds);
      open.delete(response);
    });
    const after = lastEventId(request);
    if (after !== null) send((await changes.list(actor, after, maxReplayed)).items);
  };

  return {
    handler: async (request, response) => {
      setRouteTimes(response, null);
      await listen(request, response, await admit(api.openStream, request));
    },
    count: () => open.size,
    end: () => {
      for (const response of open) response.end();
    },
  };
};
