import { type KeyObject, randomBytes } from 'node:crypto';
import express, { type Express, Router } from 'express';
import type { Logger } from 'pino';
import { api, apiRoot } from '../contract/api.ts';
import { DomainError } from '../domain/domain-error.ts';
import type { TokenPerson } from '../domain/person/person-store.ts';
import { countingBadTokens, createAdmit } from './admission.ts';
import { mountAttachmentContent, mountAttachments } from './attachment-routes.ts';
import { mountAudit, mountAuditExport } from './audit-routes.ts';
import { createAuthenticate } from './authentication.ts';
import { mountContactImport } from './contact-import-routes.ts';
import {
  mountContactHistory,
  mountContactMerges,
  mountUnknownCorrespondents,
} from './contact-routes.ts';
import type { EntraSettings } from './entra-trust.ts';
import { mountCalls, mountContacts, mountEmails, mountEntries } from './interaction-routes.ts';
import { mountLogExport } from './log-routes.ts';
import { mountMeetings } from './meeting-routes.ts';
import type { Metrics } from './metrics.ts';
import { createMetricsPage } from './metrics-page.ts';
import { createMount } from './mount.ts';
import { openApiDocument } from './openapi.ts';
import { allowOwnOrigin } from './own-origin.ts';
import { createApiPage, createPages } from './pages.ts';
import { mountPeople } from './people-routes.ts';
import { problemHandler } from './problems.ts';
import { createRateLimits } from './rate-limit.ts';
import { apiHeaders, guardLocalMode, pageHeaders } from './security.ts';
import { mountServiceKeys } from './service-key-routes.ts';
import { mountSetUp } from './set-up-routes.ts';
import { mountLocalSignIn, mountMe, mountSignIn, signInSettingsOf } from './sign-in-routes.ts';
import { mountStatistics } from './statistics-routes.ts';
import type { Stores } from './stores.ts';
import { createStreams } from './stream.ts';
import { watchRequests } from './watch-requests.ts';
import { mountWhatIf } from './what-if-routes.ts';

export interface AppOptions {
  stores: Stores;
  verify: (token: string) => Promise<TokenPerson>;
  /** Signs local people in; null where a provider does. */
  localKey: KeyObject | null;
  /** Signs people in; null in local mode. */
  provider: EntraSettings | null;
  publicUrl: string;
  pagesFolder: string;
  /** What `/healthz` tells a help desk. */
  release: { version: string; build: string | null };
  /** Requests per minute and person; null: no limit. */
  rateLimit: number | null;
  /** How many proxies’ word is taken for where a request comes from. */
  trustedProxies: number;
  metrics: Metrics;
  log: Logger;
}

export interface App {
  express: Express;
  /** Ends what would keep the server open. */
  end(): void;
}

const createApi = (options: AppOptions) => {
  const { stores, verify, localKey, provider, publicUrl, rateLimit, metrics } = options;
  const router = Router();
  const limits = createRateLimits(rateLimit, metrics);
  const authenticate = countingBadTokens({
    authenticate: createAuthenticate(verify, stores, {
      anonymousIsAdministrator: localKey !== null,
    }),
    limits,
  });
  const admit = createAdmit({ authenticate, limits, metrics });
  const streams = createStreams({ admit, authenticate }, stores);
  const mount = createMount(router, { admit, metrics });
  if (localKey !== null) mountLocalSignIn(mount, stores, localKey);
  mountSignIn(mount, signInSettingsOf(provider, publicUrl));
  mountMe(mount, stores);
  mountContactImport(mount, stores);
  mountContacts(mount, stores);
  mountContactMerges(mount, stores);
  mountContactHistory(mount, stores);
  mountUnknownCorrespondents(mount, stores);
  mountEmails(mount, stores, metrics);
  mountCalls(mount, stores, metrics);
  mountMeetings(mount, stores, metrics);
  mountLogExport(router, admit, stores);
  mountStatistics(mount, stores);
  mountEntries(mount, stores, metrics);
  mountSetUp(mount, stores);
  mountServiceKeys(mount, stores);
  mountPeople(mount, stores, { publicUrl, signIn: localKey === null ? 'entra' : 'local' });
  mountWhatIf(mount, stores);
  mountAudit(mount, stores);
  mountAuditExport(router, admit, stores);
  mountAttachments(mount, stores);
  mountAttachmentContent(router, admit, stores);
  router.get(api.openStream.path, streams.handler);
  const document = JSON.stringify(openApiDocument(publicUrl));
  router.get('/openapi.json', (_request, response) => {
    response.type('application/json').send(document);
  });
  router.use((request) => {
    throw new DomainError('notFound', `There is no ${request.method} ${request.originalUrl}.`);
  });
  metrics.connect({
    openStreams: streams.count,
    feedLagSeconds: () => stores.changes.lagSeconds(),
    setupRevision: async () => (await stores.people.setup()).revision,
  });
  return { router, authenticate, end: streams.end };
};

const mountHealth = (app: Express, { ready }: Stores, release: AppOptions['release']): void => {
  app.get('/healthz', (_request, response) => {
    response.json({ status: 'ok', ...release });
  });
  app.get('/readyz', async (_request, response) => {
    try {
      response.json({ status: 'ok', warnings: await ready() });
    } catch {
      throw new DomainError('notReady', 'The database does not answer. See the log of the server.');
    }
  });
};

/** The whole server on one origin: API, pages, health. */
export const createApp = (options: AppOptions): App => {
  const { log, publicUrl, localKey, provider, pagesFolder, metrics } = options;
  const secure = publicUrl.startsWith('https:');
  const pageRules = pageHeaders(secure, provider?.authority);
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);
  app.set('trust proxy', options.trustedProxies);
  app.set('query parser', 'simple');
  const boot = randomBytes(4).toString('hex');
  let requests = 0;
  app.use((request, response, next) => {
    requests += 1;
    response.locals.requestId = `${boot}-${requests}`;
    response.set('X-Request-Id', response.locals.requestId);
    log.debug({ requestId: response.locals.requestId, method: request.method, url: request.url });
    next();
  });
  app.use(watchRequests(metrics));
  if (localKey !== null) app.use(guardLocalMode(new URL(publicUrl).host));
  mountHealth(app, options.stores, options.release);
  const { router, authenticate, end } = createApi(options);
  app.get('/metrics', createMetricsPage(metrics, authenticate));
  app.use(`${apiRoot}/docs`, pageRules);
  app.use(apiRoot, createApiPage());
  app.use(apiRoot, apiHeaders(secure), allowOwnOrigin(publicUrl), router);
  app.use(pageRules, createPages(pagesFolder, { publicUrl, sandbox: localKey !== null }));
  app.use((request) => {
    throw new DomainError('notFound', `There is no page ${request.path}.`);
  });
  app.use(problemHandler(log));
  return { express: app, end };
};
