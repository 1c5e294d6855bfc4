import type { Request, RequestHandler, Response } from 'express';
import { api } from '../contract/api.ts';
import type { Change } from '../contract/change.ts';
import type { Actor } from '../domain/actor.ts';
import type { Admit } from './admission.ts';
import type { Stores } from './stores.ts';
import { setRouteTimes } from './watch-requests.ts';

const heartbeatMilliseconds = 20_000;
const maxReplayed = 1000;

const event = (change: Change): string =>
  `id: ${change.id}\nevent: change\ndata: ${JSON.stringify(change)}\n\n`;

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
export const createStreams = (admit: Admit, { changes }: Stores): Streams => {
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
      for (const change of items) {
        if (sent.has(change.id)) continue;
        sent.add(change.id);
        response.write(event(change));
      }
    };
    const unsubscribe = changes.subscribe(actor, send);
    const heartbeat = setInterval(() => response.write(': still here\n\n'), heartbeatMilliseconds);
    const tokenEnds =
      actor.expiresAt === null
        ? null
        : setTimeout(() => response.end(), Math.max(0, actor.expiresAt - Date.now()));
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
