import type { RequestHandler } from 'express';
import helmet from 'helmet';
import { DomainError } from '../domain/domain-error.ts';

/** Microsoft's hosts that may show our pages in a frame, and whose scripts they need. */
const hostFrames = [
  "'self'",
  'https://*.cloud.microsoft',
  'https://teams.microsoft.com',
  'https://*.teams.microsoft.com',
  'https://*.microsoft365.com',
  'https://*.office.com',
  'https://outlook.office.com',
  'https://outlook.office365.com',
  'https://outlook-sdf.office.com',
  'https://outlook-sdf.office365.com',
  'https://outlook.live.com',
];

const microsoft = 'https://login.microsoftonline.com';

const policy = (frameAncestors: string[], secure: boolean, provider: string) =>
  helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'", 'https://appsforoffice.microsoft.com'],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'", 'data:', 'https://res.cdn.office.net'],
        connectSrc: ["'self'", 'https://res.cdn.office.net', provider],
        frameSrc: ["'self'", provider],
        objectSrc: ["'none'"],
        baseUri: ["'self'"],
        formAction: ["'self'"],
        frameAncestors,
        ...(secure && { upgradeInsecureRequests: [] }),
      },
    },
    frameguard: false,
    crossOriginResourcePolicy: { policy: 'cross-origin' },
    crossOriginOpenerPolicy: { policy: 'same-origin-allow-popups' },
    strictTransportSecurity: secure,
  });

/** Pages ask the provider for tokens: by themselves, and in a frame that nobody sees. */
export const pageHeaders = (secure: boolean, authority: string = microsoft): RequestHandler =>
  policy(hostFrames, secure, new URL(authority).origin);
export const apiHeaders = (secure: boolean): RequestHandler =>
  policy(["'none'"], secure, microsoft);

const loopbackHosts = new Set(['localhost', '127.0.0.1', '[::1]']);

const hostName = (host: string): string => host.toLowerCase().replace(/:\d+$/, '');

/**
 * Local mode lets everybody in who reaches it, so a page from elsewhere must not: the Host must be
 * ours (DNS rebinding), and what writes must not come from another origin.
 */
export const guardLocalMode =
  (publicHost: string | null): RequestHandler =>
  (request, _response, next) => {
    const host = request.get('host') ?? '';
    const known = loopbackHosts.has(hostName(host)) || host === publicHost;
    if (!known) throw new DomainError('foreignOrigin', `This server does not answer to ${host}.`);
    if (request.method === 'GET' || request.method === 'HEAD') return next();
    const site = request.get('sec-fetch-site');
    const origin = request.get('origin');
    const foreignSite = site !== undefined && site !== 'same-origin' && site !== 'none';
    const foreignOrigin =
      origin !== undefined &&
      ![`http://${host}`, `https://${host}`].includes(origin.replace(/\/$/, ''));
    if (foreignSite || foreignOrigin)
      throw new DomainError('foreignOrigin', 'Another site may not write here.');
    next();
  };
