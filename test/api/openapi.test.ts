import { spawnSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Express } from 'express';
import { pino } from 'pino';
import { z } from 'zod';
import { api, apiRoot } from '../../server/contract/api.ts';
import type { Endpoint } from '../../server/contract/endpoint.ts';
import { createApp } from '../../server/http/app.ts';
import { createMetrics } from '../../server/http/metrics.ts';
import type { Stores } from '../../server/http/stores.ts';
import { type ApiServer, embeddedServer } from '../support/servers.ts';

const endpoints: Endpoint[] = Object.values(api);
const repository = path.join(import.meta.dirname, '..', '..');

interface Operation {
  operationId: string;
  parameters?: { name: string; in: string; required: boolean }[];
  requestBody?: unknown;
  responses: Record<string, { content?: Record<string, unknown> }>;
  security: unknown[];
}
interface Document {
  openapi: string;
  servers: { url: string }[];
  paths: Record<string, Record<string, Operation>>;
}

interface Layer {
  route?: { path: string; methods: Record<string, boolean> };
  handle: { stack?: Layer[] };
}

/** Every route of an app, as `get /contacts/:no`. */
const routesOf = (layers: readonly Layer[]): string[] =>
  layers.flatMap(({ route, handle }) =>
    route === undefined
      ? routesOf(handle.stack ?? [])
      : Object.keys(route.methods).map((method) => `${method} ${route.path}`),
  );

describe('the description of the API', () => {
  let server: ApiServer;
  let text: string;
  let document: Document;
  beforeAll(async () => {
    server = await embeddedServer.start({ publicUrl: 'https://log.us.example', demo: true });
    const answer = await fetch(`${server.url}${apiRoot}/openapi.json`);
    expect(answer.headers.get('content-type')).toMatch(/^application\/json/);
    text = await answer.text();
    document = JSON.parse(text) as Document;
  });
  afterAll(() => server[Symbol.asyncDispose]());

  const operations = () =>
    Object.entries(document.paths).flatMap(([route, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ route, method, operation })),
    );

  it('passes the recommended rules of Redocly without a warning', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'interaction-log-'));
    const file = path.join(folder, 'openapi.json');
    writeFileSync(file, text);
    const cli = path.join(repository, 'node_modules', '@redocly', 'cli', 'bin', 'cli.js');
    const linted = spawnSync(
      process.execPath,
      [cli, 'lint', file, '--format=json', `--config=${path.join(repository, 'redocly.yaml')}`],
      {
        encoding: 'utf8',
        env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' },
      },
    );
    rmSync(folder, { recursive: true });
    const report = JSON.parse(linted.stdout) as { totals: unknown; problems: unknown[] };
    expect(report.problems).toEqual([]);
    expect(report.totals).toEqual({ errors: 0, warnings: 0, ignored: 0 });
    expect(linted.status).toBe(0);
  });

  it('describes every route that is mounted, and no other', () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const { express } = createApp({
      stores: {} as Stores,
      verify: () => Promise.reject(new Error('nobody asks')),
      localKey: privateKey,
      provider: null,
      publicUrl: 'http://localhost',
      pagesFolder: repository,
      release: { version: '0.0.0', build: null },
      rateLimit: null,
      trustedProxies: 0,
      metrics: createMetrics({ version: '0' }),
      log: pino({ level: 'silent' }),
    });
    const { router } = express as Express & { router: { stack: Layer[] } };
    const described = operations().map(
      ({ route, method }) => `${method} ${route.replaceAll(/\{(\w+)\}/g, ':$1')}`,
    );
    const pages = [
      'get /',
      'get /.well-known/microsoft-officeaddins-allowed.json',
      'get /docs',
      'get /docs/start.js',
      'get /healthz',
      'get /launchevent.html',
      'get /launchevent.js',
      'get /metrics',
      'get /openapi.json',
      'get /readyz',
      'get /pane.html',
      'get /sandbox',
      'get /sandbox-office.js',
      'get /sandbox-pane.html',
      'get /privacy',
      'get /sign-in-done.html',
      'get /tab.html',
      'get /tab-config.html',
      'get /terms',
    ];
    const mounted = routesOf(router.stack).filter((route) => !pages.includes(route));
    expect(mounted.sort()).toEqual(described.sort());
    expect(described).toHaveLength(endpoints.length);
  });

  it('says of each call what it takes, answers and refuses', () => {
    expect(document).toMatchObject({
      openapi: '3.1.0',
      servers: [{ url: 'https://log.us.example/api/v1' }],
    });
    for (const endpoint of endpoints) {
      const operation = document.paths[endpoint.path]?.[endpoint.method];
      if (operation === undefined) throw new Error(`${endpoint.operationId} is missing`);
      const parameters = (operation.parameters ?? []).map((one) => `${one.in} ${one.name}`);
      const wanted = [
        ...Object.keys(endpoint.params?.shape ?? {}).map((name) => `path ${name}`),
        ...Object.keys(endpoint.query?.shape ?? {}).map((name) => `query ${name}`),
        ...(endpoint.versioned ? ['header If-Match'] : []),
        ...(endpoint.idempotent ? ['header Idempotency-Key'] : []),
      ];
      expect([endpoint.operationId, parameters]).toEqual([endpoint.operationId, wanted]);
      expect(operation.requestBody !== undefined).toBe(endpoint.body !== undefined);
      expect(operation.security).toEqual(endpoint.roles === 'anonymous' ? [] : [{ bearer: [] }]);
      expect(Object.keys(operation.responses)).toEqual(
        expect.arrayContaining([
          ...Object.keys(endpoint.answers),
          ...(endpoint.versioned ? ['412', '428'] : []),
        ]),
      );
    }
  });

  it('holds for what is answered: no property more, none less', async () => {
    const read = async <T>(route: string): Promise<T> => (await server.send<T>('GET', route)).body;
    const [contact] = (await read<{ items: { no: string }[] }>('/contacts?type=company')).items;
    const [entry] = (await read<{ items: { entryNo: number }[] }>('/interaction-log-entries'))
      .items;
    const { body: file } = await server.send<{ id: number }>('POST', '/attachments', {
      fileName: 'Offer.pdf',
      size: 10,
    });
    const { body: applied } = await server.send<{ id: number }>('POST', '/rule-applications', {
      name: 'Bank mail',
      change: { neverLog: { add: { kind: 'domain', value: 'bank.example' } } },
    });
    const keys: Record<string, string> = {
      '/contacts/{no}': `/contacts/${contact?.no}`,
      '/contacts/{no}/missed': `/contacts/${contact?.no}/missed`,
      '/salespeople/{code}': '/salespeople/JO',
      '/teams/{code}': '/teams/SALE',
      '/interaction-groups/{code}': '/interaction-groups/SYSTEM',
      '/interaction-templates/{code}': '/interaction-templates/EMAIL',
      '/interaction-log-entries/{entryNo}': `/interaction-log-entries/${entry?.entryNo}`,
      '/attachments/{id}': `/attachments/${file.id}`,
      '/rule-applications/{id}': `/rule-applications/${applied.id}`,
    };
    await server.send('POST', '/service-keys', { name: 'ERP', scopes: ['logRead'] });
    await server.send('POST', '/emails', {
      captureId: 'one',
      from: { address: 'jo@harmaja.example' },
      to: [{ address: 'stranger@nowhere.example' }],
    });
    const mayBeEmpty = new Set([
      '/postponed-interactions',
      '/contacts/{no}/missed',
      '/unknown-correspondents',
    ]);
    const reads = endpoints.filter((one) => one.method === 'get' && one.answerType === undefined);
    expect(reads.length).toBeGreaterThan(15);
    for (const endpoint of reads) {
      const route = keys[endpoint.path] ?? endpoint.path;
      const { status, body } = await server.send('GET', route);
      expect([route, status]).toEqual([route, 200]);
      const schema = endpoint.answers[200];
      if (!(schema instanceof z.ZodObject)) throw new Error(`${route} answers with no object`);
      // A schema that strips what it does not know shows a property too many as a difference.
      expect(schema.parse(body)).toEqual(body);
      const { items } = body as { items?: unknown[] };
      if (items !== undefined && !mayBeEmpty.has(endpoint.path))
        expect([route, items.length > 0]).toEqual([route, true]);
    }
  });

  it('is shown on a page that loads all it needs from here', async () => {
    const page = await fetch(`${server.url}${apiRoot}/docs`);
    expect([page.status, page.headers.get('content-type')]).toEqual([
      200,
      'text/html; charset=utf-8',
    ]);
    const html = await page.text();
    const assets = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, url]) => url ?? '');
    expect(assets).toHaveLength(3);
    for (const url of assets) {
      const asset = await fetch(new URL(url, page.url));
      expect([url, asset.status]).toEqual([url, 200]);
      expect(asset.headers.get('content-type')).toMatch(/javascript|css/);
      expect((await asset.text()).length).toBeGreaterThan(20);
    }
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
  });
});
