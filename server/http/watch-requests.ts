import type { RequestHandler, Response } from 'express';
import type { Metrics, RouteTimes } from './metrics.ts';

const methods = ['GET', 'HEAD', 'POST', 'OPTIONS'];

/** Says which route answers, when it is not a page; null leaves the request out. */
export const setRouteTimes = (response: Response, times: RouteTimes | null): void => {
  response.locals.times = times;
};

/** Times every answer; shared functions and label sets, so that a request allocates none. */
export const watchRequests = (metrics: Metrics): RequestHandler => {
  const pages = new Map(methods.map((method) => [method, metrics.route(method, 'page')]));
  const others = metrics.route('other', 'page');
  function observe(this: Response): void {
    const { times, startedAt } = this.locals as { times: RouteTimes | null; startedAt: number };
    times?.(this.statusCode, (performance.now() - startedAt) / 1000);
  }
  return (request, response, next) => {
    response.locals.startedAt = performance.now();
    response.locals.times = pages.get(request.method) ?? others;
    response.on('finish', observe);
    next();
  };
};
