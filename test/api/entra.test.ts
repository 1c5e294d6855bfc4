import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { JWTPayload } from 'jose';
import type { Me } from '../../server/contract/me.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';
import { clientId, startTokenIssuer, type TokenIssuer, tenantId } from '../support/token-issuer.ts';

describe('signing in with a provider', () => {
  let issuer: TokenIssuer;
  let server: TestServer;
  beforeAll(async () => {
    issuer = await startTokenIssuer();
    server = await startTestServer({
      auth: { mode: 'entra', tenantId, clientId, authority: issuer.authority },
      publicUrl: 'https://log.us.example',
    });
  });
  afterAll(async () => {
    await server[Symbol.asyncDispose]();
    await issuer[Symbol.asyncDispose]();
  });
  const me = async (token: string | null) => {
    // The public address is another machine's; the tests ask where the server listens.
    const { status, body } = await server.send<Me>('GET', '/me', undefined, { token });
    return { status, body };
  };

  it('knows the person by tenant and object id, with the roles of the token', async () => {
    const { status, body } = await me(await issuer.sign());
    expect(status).toBe(200);
    expect(body).toMatchObject({
      name: 'Anna Andersson',
      roles: ['manager'],
      salespersonCode: null,
      signedInBy: 'entra',
    });
  });

  it('admits nobody without a token, and offers no local sign-in', async () => {
    expect((await me(null)).status).toBe(401);
    expect(
      (await server.send('POST', '/local-sign-in', { userName: 'administrator' })).status,
    ).toBe(404);
  });

  const refused: [string, JWTPayload][] = [
    ['for another audience', { aud: 'another' }],
    ['of another tenant', { tid: 'dddddddd-0000-4000-8000-000000000004' }],
    ['of another issuer', { iss: 'https://evil.example' }],
    ['without the scope', { scp: 'profile' }],
    ['of an app alone', { idtyp: 'app' }],
    ['asked for by a foreign client', { azp: 'eeeeeeee-0000-4000-8000-000000000005' }],
    ['without an object id', { oid: undefined }],
  ];
  it.each(refused)('refuses a token %s', async (_title, claims) => {
    expect((await me(await issuer.sign(claims))).status).toBe(401);
  });

  it('refuses a token that has ended, is signed by another key, or is not signed', async () => {
    const [header, payload] = (await issuer.sign()).split('.');
    const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${payload}.`;
    for (const token of [
      await issuer.sign({}, { expiresIn: '-5m' }),
      await issuer.sign({}, { foreignKey: true }),
      unsigned,
      `${header}.${payload}.AAAA`,
      'not a token',
    ])
      expect((await me(token)).status).toBe(401);
  });

  it('gives a person without roles nothing but /me', async () => {
    const token = await issuer.sign({ oid: 'nobody', roles: [] });
    expect((await me(token)).status).toBe(200);
    expect((await server.send('GET', '/contacts', undefined, { token })).status).toBe(403);
  });
});
