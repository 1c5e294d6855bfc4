import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  exportSPKI,
  generateKeyPair,
  importJWK,
  type JWTHeaderParameters,
  type JWTPayload,
  SignJWT,
} from 'jose';
import { api } from '../../server/contract/api.ts';
import type { Me, SignInSettings } from '../../server/contract/me.ts';
import { createVerifier } from '../../server/http/authentication.ts';
import { createEntraTrust } from '../../server/http/entra-trust.ts';
import { clientId, identityPeople, tenantId } from '../identity/identity-people.ts';
import { type IdentityProvider, startIdentityProvider } from '../identity/identity-provider.ts';
import { refreshTokens, signInWithCode } from '../support/sign-in-with-code.ts';
import { problemOf, startTestServer, type TestServer } from '../support/test-server.ts';

const page = 'https://log.us.example';
const johanna = 'johanna.ojala@harmaja.example';

const startServerFor = (
  provider: IdentityProvider,
  authorizedClients: string[] = [],
): Promise<TestServer> =>
  startTestServer({
    auth: {
      mode: 'entra',
      tenantId,
      clientId,
      authority: provider.authority,
      authorizedClients,
    },
    publicUrl: page,
    demo: false,
  });

const meOf = (server: TestServer, token: string | null) =>
  server.send<Me>('GET', '/me', undefined, { token });

const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

const inSeconds = (seconds: number) => Math.floor(Date.now() / 1000) + seconds;

describe('signing in with a provider', () => {
  let provider: IdentityProvider;
  let server: TestServer;
  beforeAll(async () => {
    provider = await startIdentityProvider({ pages: [page] });
    server = await startServerFor(provider, ['11111111-0000-4000-8000-000000000011']);
  });
  afterAll(async () => {
    await server[Symbol.asyncDispose]();
    await provider[Symbol.asyncDispose]();
  });

  it('tells the pages whom to ask for a token, and for which', async () => {
    const { status, body } = await server.send<SignInSettings>('GET', '/sign-in');
    expect([status, body]).toEqual([
      200,
      {
        mode: 'entra',
        clientId,
        authority: provider.authority,
        tenantId,
        scope: `api://log.us.example/${clientId}/access_as_user`,
      },
    ]);
    expect(api.getSignIn.answers[200].parse(body)).toEqual(body);
  });

  it('admits who signed in by code and PKCE, with the roles of the token', async () => {
    const { accessToken, refreshToken } = await signInWithCode(provider, page, johanna);
    const { status, body } = await meOf(server, accessToken);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      name: 'Johanna Ojala',
      userName: johanna,
      roles: ['salesperson'],
      salespersonCode: null,
      signedInBy: 'entra',
    });
    const renewed = await refreshTokens(provider, page, refreshToken);
    expect((await meOf(server, renewed.accessToken)).body).toEqual(body);
  });

  it('gives a person without roles nothing but /me', async () => {
    const { accessToken: token } = await signInWithCode(
      provider,
      page,
      'nils.nyberg@harmaja.example',
    );
    expect((await meOf(server, token)).body).toMatchObject({ name: 'Nils Nyberg', roles: [] });
    expect((await server.send('GET', '/contacts', undefined, { token })).status).toBe(403);
  });

  it('knows a person by tenant and object id, not by a name', async () => {
    const [anna] = identityPeople;
    const first = await meOf(server, await provider.sign());
    const renamed = await meOf(
      server,
      await provider.sign({ preferred_username: 'other@x.example' }),
    );
    const other = await meOf(
      server,
      await provider.sign({ oid: 'cccccccc-0000-4000-8000-000000000003', name: 'Another Anna' }),
    );
    expect([first.body.name, renamed.body.userName]).toEqual([anna?.name, anna?.userName]);
    expect([other.body.name, other.body.userName]).toEqual(['Another Anna', anna?.userName]);
  });

  it('admits a token of Microsoft’s hosts and of clients that the settings add', async () => {
    for (const azp of [
      'ea5a67f6-b6f3-4338-b240-c655ddc3cc8e',
      '1fec8e78-bce4-4aaf-ab1b-5451cc387264',
      '5e3ce6c0-2b1f-4285-8d4b-75ee78787346',
      'd3590ed6-52b3-4102-aeff-aad2292ab01c',
      'bc59ab01-8403-45c6-8796-ac3ef710b3e3',
      '11111111-0000-4000-8000-000000000011',
    ])
      expect([azp, (await meOf(server, await provider.sign({ azp }))).status]).toEqual([azp, 200]);
  });

  it('forgives clocks that differ by half a minute', async () => {
    const late = await provider.sign({ exp: inSeconds(-30) });
    const early = await provider.sign({ nbf: inSeconds(30) });
    expect([(await meOf(server, late)).status, (await meOf(server, early)).status]).toEqual([
      200, 200,
    ]);
  });

  it('admits nobody without a token, and offers no local sign-in', async () => {
    const reply = await meOf(server, null);
    expect([reply.status, reply.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
    expect(
      (await server.send('POST', '/local-sign-in', { userName: 'administrator' })).status,
    ).toBe(404);
  });

  /** All are refused alike: who forges a token is not told what was wrong with it. */
  const expectRefused = async (token: string) => {
    const reply = await meOf(server, token);
    expect([reply.status, problemOf(reply).code, problemOf(reply).detail]).toEqual([
      401,
      'notSignedIn',
      'The sign-in is not valid or has ended. Sign in again.',
    ]);
    expect(reply.headers.get('www-authenticate')).toBe('Bearer');
  };

  const wrongClaims: [string, JWTPayload][] = [
    ['for another audience', { aud: 'another' }],
    ['for the address form of our own audience', { aud: `api://log.us.example/${clientId}` }],
    ['of another tenant', { tid: 'dddddddd-0000-4000-8000-000000000004' }],
    ['without a tenant', { tid: undefined }],
    ['of another issuer', { iss: 'https://evil.example' }],
    ['of the issuer with another path', { iss: 'https://login.microsoftonline.com/common/v2.0' }],
    ['without the scope', { scp: 'profile' }],
    ['with a scope that only begins like ours', { scp: 'access_as_user_of_all' }],
    ['of an app alone', { idtyp: 'app' }],
    [
      'of an app alone that says so by its roles only',
      { scp: undefined, roles: ['administrator'] },
    ],
    ['asked for by a foreign client', { azp: 'eeeeeeee-0000-4000-8000-000000000005' }],
    ['asked for by nobody', { azp: undefined }],
    ['of version 1, which names its client elsewhere', { azp: undefined, appid: clientId }],
    ['without an object id', { oid: undefined }],
    ['that has ended', { exp: inSeconds(-400) }],
    ['that never ends', { exp: undefined }],
    ['that is not valid yet', { nbf: inSeconds(400) }],
  ];
  it.each(wrongClaims)('refuses a token %s', async (_title, claims) => {
    await expectRefused(await provider.sign(claims));
  });

  const wrongHeaders: [string, Partial<JWTHeaderParameters>][] = [
    ['names a key nobody has', { kid: 'unknown' }],
    ['names no key', { kid: undefined }],
  ];
  it.each(wrongHeaders)('refuses a token that %s', async (_title, header) => {
    await expectRefused(await provider.sign({}, header));
  });

  it('refuses a token of a person of another tenant who signed in', async () => {
    const { accessToken } = await signInWithCode(provider, page, 'gunnar.gast@elsewhere.example');
    await expectRefused(accessToken);
  });

  it('refuses an ID token, and a refresh token', async () => {
    const { idToken, refreshToken } = await signInWithCode(provider, page, johanna);
    await expectRefused(idToken);
    await expectRefused(refreshToken);
  });

  it('refuses a token that is not signed, or by nobody we know', async () => {
    const [header = '', payload = '', signature = ''] = (await provider.sign()).split('.');
    const { kid } = JSON.parse(Buffer.from(header, 'base64url').toString()) as { kid: string };
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as JWTPayload;
    const foreign = await generateKeyPair('RS256');
    const signedWithForeignKey = await new SignJWT(claims)
      .setProtectedHeader({ alg: 'RS256', kid })
      .sign(foreign.privateKey);
    const flipped = `${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`;
    for (const token of [
      signedWithForeignKey,
      `${encoded({ alg: 'none', typ: 'JWT' })}.${payload}.`,
      `${encoded({ alg: 'none', kid })}.${payload}.${signature}`,
      `${header}.${encoded({ ...claims, roles: ['administrator'], oid: 'x' })}.${signature}`,
      `${header}.${payload}.${flipped}`,
      `${header}.${payload}.AAAA`,
      `${header}.${payload}`,
      'not-a-token',
    ])
      await expectRefused(token);
  });

  it('refuses the public key as a shared secret, and other ways to sign with the right key', async () => {
    const [jwk] = await provider.publicKeys();
    if (jwk === undefined) throw new Error('The provider has a key.');
    const payload = (await provider.sign()).split('.')[1] ?? '';
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as JWTPayload;
    const publicKey = await importJWK(jwk, 'RS256', { extractable: true });
    if (publicKey instanceof Uint8Array) throw new Error('An RSA key is no secret.');
    const secrets = [await exportSPKI(publicKey), JSON.stringify(jwk), String(jwk.n)];
    for (const secret of secrets)
      await expectRefused(
        await new SignJWT(claims)
          .setProtectedHeader({ alg: 'HS256', kid: String(jwk.kid) })
          .sign(Buffer.from(secret)),
      );
    for (const alg of ['RS512', 'PS256']) await expectRefused(await provider.sign({}, { alg }));
  });
});

describe('the keys of the provider', () => {
  const trustIn = (provider: IdentityProvider, unknownKeyCooldown?: number) =>
    createVerifier(
      createEntraTrust(
        { tenantId, clientId, authority: provider.authority },
        { onFailure: () => undefined, unknownKeyCooldown },
      ),
    );

  it('are learned anew when it signs with another', async () => {
    await using provider = await startIdentityProvider();
    const verify = trustIn(provider, 0);
    await verify(await provider.sign());
    const old = await provider.sign({ name: 'Signed before' });
    provider.rotateKey();
    const fresh = await provider.sign({ name: 'Signed after' });
    expect(await verify(fresh)).toMatchObject({ name: 'Signed after' });
    await expect(verify(old)).rejects.toMatchObject({ code: 'notSignedIn' });
  });

  it('are asked for once for many tokens, and seldom for keys that nobody has', async () => {
    await using provider = await startIdentityProvider();
    await using server = await startServerFor(provider);
    const many = await Promise.all(
      Array.from({ length: 20 }, (_, at) => provider.sign({ name: `Person ${at}` })),
    );
    const answers = await Promise.all(many.map((token) => meOf(server, token)));
    expect(answers.map(({ status }) => status)).toEqual(many.map(() => 200));
    const forged = await Promise.all(
      Array.from({ length: 50 }, (_, at) => provider.sign({}, { kid: `unknown ${at}` })),
    );
    const refused = await Promise.all(forged.map((token) => meOf(server, token)));
    expect(refused.map(({ status }) => status)).toEqual(forged.map(() => 401));
    expect(provider.asked.get('/jwks')).toBe(1);
    expect(provider.asked.get('/.well-known/openid-configuration')).toBe(1);
  });
});

describe('a provider that does not answer', () => {
  const until = async <T>(ask: () => Promise<T>, fits: (answer: T) => boolean): Promise<T> => {
    const end = Date.now() + 10_000;
    for (;;) {
      const answer = await ask();
      if (fits(answer) || Date.now() > end) return answer;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };

  it('keeps nobody from starting the server, lets nobody in, and is found when it is back', async () => {
    await using provider = await startIdentityProvider();
    const token = await provider.sign();
    await provider.stop();
    await using server = await startServerFor(provider);
    const down = await meOf(server, token);
    expect([down.status, problemOf(down).code]).toEqual([503, 'providerUnreachable']);
    expect(problemOf(down).detail).toMatch(/^The sign-in service .+ Try again in a minute/);
    expect((await meOf(server, null)).status).toBe(401);
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
    await provider.start();
    const back = await until(
      () => meOf(server, token),
      ({ status }) => status !== 503,
    );
    expect([back.status, back.body.name]).toEqual([200, 'Anna Andersson']);
  });

  it('ends no sign-in that it has vouched for', async () => {
    await using provider = await startIdentityProvider();
    await using server = await startServerFor(provider);
    const [seen, unseen] = [await provider.sign(), await provider.sign({ name: 'Unseen before' })];
    expect((await meOf(server, seen)).status).toBe(200);
    await provider.stop();
    expect((await meOf(server, seen)).status).toBe(200);
    expect((await meOf(server, unseen)).status).toBe(200);
    await provider.start();
  });
});
