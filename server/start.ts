import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { Logger } from 'pino';
import type { Config } from './config.ts';
import { createApp } from './http/app.ts';
import { createVerifier, type TokenTrust } from './http/authentication.ts';
import { createEntraTrust, type EntraSettings } from './http/entra-trust.ts';
import { localTrust } from './http/local-sign-in.ts';
import { createMetrics } from './http/metrics.ts';
import { createVirusScanner } from './integrations/virus-scanner/clamd.ts';
import { readRelease } from './release.ts';
import { readLocalKey, readSecretKey } from './secrets.ts';
import { createStores } from './storage/create-stores.ts';
import { schedulePurge } from './storage/email/purge-emails.ts';
import { scheduleDeletion } from './storage/interaction-log-entry/delete-canceled.ts';
import { scheduleSearchRefresh } from './storage/interaction-log-entry/search-refresh.ts';
import { withMeasuredWrites } from './storage/measured-writes.ts';
import { scheduleMoves } from './storage/merge/move-entries.ts';
import { fillNewDatabase } from './storage/setup/fill-new-database.ts';
import { createSetupSnapshot } from './storage/setup/setup-snapshot.ts';
import { openSqliteStorage } from './storage/sqlite/sqlite-storage.ts';
import type { Storage } from './storage/storage.ts';

const pagesFolder = path.join(import.meta.dirname, '..', 'dist');

/** The driver of SQL Server takes half a second to load, and is loaded where it is used. */
const openStorage = async (config: Config): Promise<Storage> => {
  if (config.databaseUrl === null) return openSqliteStorage(config.dataDir);
  const { openSqlServerStorage } = await import('./storage/sqlserver/sqlserver-storage.ts');
  return openSqlServerStorage(config.databaseUrl);
};

/** Asked at once, so that a wrong address is in the log before the first request. */
const providerTrust = (settings: EntraSettings, log: Logger): (() => Promise<TokenTrust>) => {
  const findTrust = createEntraTrust(settings, {
    onFailure: (error) =>
      log.warn({ err: error }, 'the sign-in provider does not answer: check ENTRA_AUTHORITY'),
  });
  findTrust().catch(() => undefined);
  return findTrust;
};

const openSignIn = ({ auth, dataDir }: Config, log: Logger) => {
  if (auth.mode === 'entra')
    return { provider: auth, localKey: null, findTrust: providerTrust(auth, log) };
  const localKey = readLocalKey(dataDir);
  const trust = localTrust(localKey);
  return { provider: null, localKey, findTrust: async () => trust };
};

const listen = (server: Server, { port, host }: Config): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
  });

const idleCheckMilliseconds = 50;
const maxFlightMilliseconds = 10_000;

/** Takes no new connections, waits for the requests in flight, and for nobody longer than that. */
const closeServer = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    const idle = setInterval(() => server.closeIdleConnections(), idleCheckMilliseconds);
    const late = setTimeout(() => server.closeAllConnections(), maxFlightMilliseconds);
    server.close(() => {
      clearInterval(idle);
      clearTimeout(late);
      resolve();
    });
  });

/** Only for a desk, where nothing stands before the server that speaks TLS. */
export interface Certificate {
  cert: Buffer;
  key: Buffer;
}

export interface RunningServer {
  /** The address others see. */
  url: string;
  /** Where it listens. */
  localUrl: string;
  /** Finishes what is in flight, then closes the database. */
  close(): Promise<void>;
}

/** Opens the database, makes it current, and serves everything from one origin. */
export const startServer = async (
  config: Config,
  log: Logger,
  certificate: Certificate | null = null,
): Promise<RunningServer> => {
  mkdirSync(config.dataDir, { recursive: true });
  const secret = readSecretKey(config.secretKey, config.dataDir);
  const release = readRelease(pagesFolder);
  const metrics = createMetrics({ version: release.version });
  const storage = withMeasuredWrites(await openStorage(config), metrics);
  const { findTrust, ...signIn } = openSignIn(config, log);
  const server = certificate === null ? createServer() : createSecureServer(certificate);
  const onError = (error: unknown) => log.error({ err: error }, 'background work failed');
  try {
    await fillNewDatabase(storage, {
      language: config.language,
      demo: config.demo,
      timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      now: Date.now(),
    });
    const port = await listen(server, config);
    const host = config.host.includes(':') ? `[${config.host}]` : config.host;
    const scheme = certificate === null ? 'http' : 'https';
    const localUrl = `${scheme}://${host === '127.0.0.1' ? 'localhost' : host}:${port}`;
    const url = config.publicUrl ?? localUrl;
    const readSetup = createSetupSnapshot(storage.read);
    const stores = createStores(storage, readSetup, {
      secret,
      onError,
      scanner: config.virusScanner === null ? null : createVirusScanner(config.virusScanner),
    });
    const app = createApp({
      stores,
      verify: createVerifier(findTrust),
      ...signIn,
      publicUrl: url,
      pagesFolder,
      release,
      rateLimit: config.rateLimit,
      trustedProxies: config.trustedProxies,
      metrics,
      log,
    });
    server.on('request', app.express);
    const owner = randomUUID();
    const stops = [
      schedulePurge(storage, readSetup, owner, onError),
      scheduleDeletion(storage, owner, onError),
      scheduleSearchRefresh(storage, owner, onError),
      scheduleMoves(storage, onError),
    ];
    return {
      url,
      localUrl,
      async close() {
        app.end();
        await closeServer(server);
        await Promise.all(stops.map((stop) => stop()));
        await stores.changes.close();
        await storage.close();
      },
    };
  } catch (error) {
    await closeServer(server);
    await storage.close();
    throw error;
  }
};
