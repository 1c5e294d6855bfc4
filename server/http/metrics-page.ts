import type { Request, RequestHandler } from 'express';
import type { Actor } from '../domain/actor.ts';
import { DomainError } from '../domain/domain-error.ts';
import type { Metrics } from './metrics.ts';

/** The socket says where a request comes from; a proxy on this machine says that it does not. */
const isFromThisMachine = (request: Request): boolean => {
  const address = (request.socket.remoteAddress ?? '').replace(/^::ffff:/, '');
  const isLoopback = address === '::1' || address.startsWith('127.');
  const forwarded = request.headers['x-forwarded-for'] ?? request.headers.forwarded;
  return isLoopback && forwarded === undefined;
};

/** Prometheus metrics: for this machine, and for keys with their scope. */
export const createMetricsPage =
  (metrics: Metrics, authenticate: (request: Request) => Promise<Actor>): RequestHandler =>
  async (request, response) => {
    if (!isFromThisMachine(request)) {
      const { serviceKey } = await authenticate(request);
      if (!serviceKey?.scopes.has('metricsRead'))
        throw new DomainError('notAllowed', 'This needs a service key with the scope metricsRead.');
      metrics.serviceKeyUsed(serviceKey.id, 'metricsRead');
    }
    const { type, text } = await metrics.read();
    response.set('Cache-Control', 'no-store').type(type).send(text);
  };
