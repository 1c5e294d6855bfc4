import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ServiceKeyWithSecret } from '../../server/contract/service-key.ts';
import { listen } from '../support/event-stream.ts';
import { rawRequest } from '../support/raw-request.ts';
import { type ApiServer, embeddedServer } from '../support/servers.ts';
import { problemOf, type Reply } from '../support/test-server.ts';

const perMinute = 12;

describe('rate limits', () => {
  let server: ApiServer;
  beforeAll(async () => {
    server = await embeddedServer.start({ rateLimit: perMinute, demo: true, trustedProxies: 1 });
  });
  afterAll(() => server[Symbol.asyncDispose]());

  const ask = async (token: string, times: number): Promise<Reply<unknown>[]> => {
    const replies: Reply<unknown>[] = [];
    for (let count = 0; count < times; count += 1)
      replies.push(await server.send('GET', '/teams', undefined, { token }));
    return replies;
  };
  const statuses = (replies: Reply<unknown>[]) => replies.map(({ status }) => status);

  it('hold up one person and nobody else (rule 13.12)', async () => {
    const jo = await server.signIn('jo');
    expect(statuses(await ask(jo, perMinute))).toEqual(Array(perMinute).fill(200));
    const [refused] = await ask(jo, 1);
    if (refused === undefined) throw new Error('There is an answer');
    expect(refused.status).toBe(429);
    const seconds = Number(refused.headers.get('retry-after'));
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(60);
    expect(problemOf(refused)).toMatchObject({
      code: 'tooManyRequests',
      title: 'Too many requests',
      detail: `These are more requests than the ${perMinute} a minute that are allowed. Try again in ${seconds} seconds.`,
    });
    expect(statuses(await ask(await server.signIn('eh'), 1))).toEqual([200]);
  });

  it('count what a role refuses, too', async () => {
    const reader = await server.signIn('reader');
    const create = () => server.send('POST', '/teams', { code: 'X', name: 'X' }, { token: reader });
    for (let count = 0; count < perMinute; count += 1) expect((await create()).status).toBe(403);
    expect((await create()).status).toBe(429);
  });

  it('count a stream once, however long it is open (rule 13.12)', async () => {
    const token = await server.signIn('lt');
    using stream = await listen(server.url, token);
    expect(stream.status).toBe(200);
    expect(statuses(await ask(token, perMinute - 1))).toEqual(Array(perMinute - 1).fill(200));
    expect((await listen(server.url, token)).status).toBe(429);
  });

  it('give a service key ten times as many (rule 13.12)', async () => {
    const { body } = await server.send<ServiceKeyWithSecret>(
      'POST',
      '/service-keys',
      { name: 'ERP', scopes: ['setupRead'] },
      { token: await server.signIn('administrator') },
    );
    const replies = statuses(await ask(body.secret, 10 * perMinute + 1));
    expect(replies).toEqual([...Array(10 * perMinute).fill(200), 429]);
  });

  it('hold up an address that sends tokens nobody believes, and nobody who is believed (rule 13.13)', async () => {
    const url = `${server.url}/api/v1/teams`;
    const from = async (address: string, bearer: string) =>
      (
        await rawRequest(url, {
          headers: { 'X-Forwarded-For': address, Authorization: `Bearer ${bearer}` },
        })
      ).status;
    const answers: number[] = [];
    for (let count = 0; count < 61; count += 1)
      answers.push(await from('192.0.2.1', `ilk_${count}`));
    expect(answers).toEqual([...Array(60).fill(401), 429]);
    expect(await from('192.0.2.1', 'no.token.either')).toBe(429);
    expect(await from('192.0.2.2', 'ilk_another')).toBe(401);
    expect(await from('192.0.2.1', await server.signIn('bc'))).toBe(200);
  });

  it('are seen in the metrics', async () => {
    const { text } = await rawRequest(`${server.url}/metrics`);
    const limited = text
      .split('\n')
      .filter((line) => line.startsWith('interaction_log_rate_limited_requests_total{'));
    expect(limited.sort()).toEqual([
      'interaction_log_rate_limited_requests_total{caller="address"} 2',
      'interaction_log_rate_limited_requests_total{caller="person"} 3',
      'interaction_log_rate_limited_requests_total{caller="serviceKey"} 1',
    ]);
  });
});
