import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { generateCertificates } from 'office-addin-dev-certs';
import { pino } from 'pino';
import { startServer } from '../../server/start.ts';
import { type ApiServer, embeddedServer } from '../support/servers.ts';
import { clientId, startTokenIssuer, type TokenIssuer, tenantId } from '../support/token-issuer.ts';

const own = 'https://log.us.example';

describe('a preflight', () => {
  let issuer: TokenIssuer;
  let server: ApiServer;
  beforeAll(async () => {
    issuer = await startTokenIssuer();
    server = await embeddedServer.start({
      auth: { mode: 'entra', tenantId, clientId, authority: issuer.authority },
      publicUrl: own,
    });
  });
  afterAll(async () => {
    await server[Symbol.asyncDispose]();
    await issuer[Symbol.asyncDispose]();
  });
  const preflight = (origin: string, route = '/emails') =>
    fetch(`${server.url}/api/v1${route}`, {
      method: 'OPTIONS',
      headers: {
        Origin: origin,
        'Access-Control-Request-Method': 'POST',
        'Access-Control-Request-Headers': 'authorization,content-type',
      },
    });

  it.each([own, `${own}/`])('from %s is granted, and its origin echoed', async (origin) => {
    const answer = await preflight(origin);
    expect(answer.status).toBe(204);
    expect(answer.headers.get('access-control-allow-origin')).toBe(origin);
    expect(answer.headers.get('access-control-allow-methods')).toContain('POST');
    expect(answer.headers.get('access-control-allow-headers')?.toLowerCase()).toMatch(
      /authorization.*content-type/,
    );
    expect(answer.headers.get('vary')).toContain('Origin');
  });

  it.each(['https://elsewhere.example', 'null', 'https://log.us.example.elsewhere.example'])(
    'from %s is granted nothing',
    async (origin) => {
      const answer = await preflight(origin);
      const granted = [...answer.headers.keys()].filter((name) => name.startsWith('access-'));
      expect(granted).toEqual([]);
    },
  );

  it('never allows cookies', async () => {
    const answer = await preflight(own);
    expect(answer.headers.get('access-control-allow-credentials')).toBeNull();
  });
});

describe('the server on a desk', () => {
  it('serves the same over https', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'interaction-log-https-'));
    const file = (name: string) => path.join(folder, name);
    await generateCertificates(file('ca.crt'), file('localhost.crt'), file('localhost.key'), 1);
    const [ca, cert, key] = await Promise.all(
      ['ca.crt', 'localhost.crt', 'localhost.key'].map((name) => readFile(file(name))),
    );
    if (ca === undefined || cert === undefined || key === undefined) throw new Error('No file');
    const running = await startServer(
      {
        port: 0,
        host: '127.0.0.1',
        publicUrl: null,
        dataDir: folder,
        databaseUrl: null,
        auth: { mode: 'local' },
        secretKey: null,
        rateLimit: null,
        trustedProxies: 0,
        virusScanner: null,
        logLevel: 'silent',
        language: 'en',
        demo: false,
      },
      pino({ level: 'silent' }),
      { cert, key },
    );
    try {
      expect(running.url).toMatch(/^https:\/\/localhost:\d+$/);
      const headers = await new Promise<Record<string, unknown>>((resolve, reject) => {
        request(`${running.url}/healthz`, { ca }, (answer) => {
          answer.resume();
          resolve({ ...answer.headers, status: answer.statusCode });
        })
          .on('error', reject)
          .end();
      });
      expect(headers.status).toBe(200);
    } finally {
      await running.close();
      await rm(folder, { recursive: true, force: true });
    }
  });
});
