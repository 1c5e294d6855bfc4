import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';

export const tenantId = 'aaaaaaaa-0000-4000-8000-000000000001';
export const clientId = 'bbbbbbbb-0000-4000-8000-000000000002';

/** The part of an OpenID provider that an API needs: discovery, keys, and tokens for tests. */
export interface TokenIssuer extends AsyncDisposable {
  authority: string;
  sign(
    claims?: JWTPayload,
    options?: { expiresIn?: string; foreignKey?: boolean },
  ): Promise<string>;
}

export const startTokenIssuer = async (): Promise<TokenIssuer> => {
  const { privateKey, publicKey } = await generateKeyPair('RS256');
  const foreign = await generateKeyPair('RS256');
  const jwk = { ...(await exportJWK(publicKey)), kid: 'first', alg: 'RS256', use: 'sig' };
  let authority = '';
  const server = createServer((request, response) => {
    response.setHeader('Content-Type', 'application/json');
    response.end(
      request.url === '/.well-known/openid-configuration'
        ? JSON.stringify({ issuer: authority, jwks_uri: `${authority}/keys` })
        : JSON.stringify({ keys: [jwk] }),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  authority = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    authority,
    sign: (claims = {}, { expiresIn = '1h', foreignKey = false } = {}) =>
      new SignJWT({
        iss: authority,
        aud: clientId,
        tid: tenantId,
        oid: 'cccccccc-0000-4000-8000-000000000003',
        scp: 'access_as_user',
        azp: clientId,
        name: 'Anna Andersson',
        preferred_username: 'anna@us.example',
        roles: ['manager'],
        ...claims,
      })
        .setProtectedHeader({ alg: 'RS256', kid: 'first' })
        .setExpirationTime(expiresIn)
        .sign(foreignKey ? foreign.privateKey : privateKey),
    [Symbol.asyncDispose]: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
