import type { RequestHandler } from 'express';

const methods = 'GET, POST, PUT, PATCH, DELETE';
const headers =
  'Authorization, Content-Type, If-Match, If-None-Match, Idempotency-Key, Last-Event-ID';
const exposed = 'ETag, X-Request-Id, Retry-After';
const preflightSeconds = '600';

/**
 * The runtime of classic Outlook asks before it posts, although script and API share an origin,
 * and names itself with a slash at the end (https://github.com/OfficeDev/office-js/issues/3907).
 * It alone is answered: a page from elsewhere gets no permission, and the browser keeps it out.
 */
export const allowOwnOrigin = (publicUrl: string): RequestHandler => {
  const { origin: own } = new URL(publicUrl);
  return (request, response, next) => {
    const origin = request.get('origin');
    response.vary('Origin');
    if (origin !== undefined && origin.replace(/\/$/, '') === own)
      response.set({
        'Access-Control-Allow-Origin': origin,
        'Access-Control-Expose-Headers': exposed,
      });
    if (request.method !== 'OPTIONS') return next();
    if (response.get('Access-Control-Allow-Origin') !== undefined)
      response.set({
        'Access-Control-Allow-Methods': methods,
        'Access-Control-Allow-Headers': headers,
        'Access-Control-Max-Age': preflightSeconds,
      });
    response.status(204).end();
  };
};
