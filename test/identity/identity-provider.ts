import { generateKeyPairSync, type JsonWebKey, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { importJWK, type JWTHeaderParameters, type JWTPayload, SignJWT } from 'jose';
import Provider, { type Configuration, interactionPolicy } from 'oidc-provider';
import { choosePersonPage } from './choose-person-page.ts';
import { clientId, type IdentityPerson, identityPeople } from './identity-people.ts';
import { createMemoryAdapter } from './memory-adapter.ts';

export interface IdentityOptions {
  host?: string;
  /** 0 is any that is free. */
  port?: number;
  /** Without a certificate it speaks http, which browsers’ libraries refuse. */
  tls?: { cert: string; key: string };
  /** The origins whose pages may sign people in. */
  pages?: readonly string[];
}

/** An OpenID provider whose access tokens look like those of Entra ID. */
export interface IdentityProvider extends AsyncDisposable {
  /** Its address, which is its issuer too. */
  authority: string;
  /** How often each path was asked for. */
  asked: ReadonlyMap<string, number>;
  /** The public keys, as everybody can read them. */
  publicKeys(): Promise<JsonWebKey[]>;
  /** A token with a real signature, whatever it claims; by default a good one. */
  sign(claims?: JWTPayload, header?: Partial<JWTHeaderParameters>): Promise<string>;
  /** Signs with a new key from now on; the old one is withdrawn. */
  rotateKey(): void;
  /** Answers nobody until it is started again. */
  stop(): Promise<void>;
  start(): Promise<void>;
}

const hour = 3_600;

/** Like those of Entra ID, it does not say for which algorithm it is. */
const newKey = (): JsonWebKey => ({
  ...generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' }),
  kid: randomUUID(),
  use: 'sig',
});

const scopeOf = (page: string): string => `api://${new URL(page).host}/${clientId}/access_as_user`;

/** What Entra ID writes into a version 2 access token for our API. */
const entraClaims = ({ oid, tid, name, userName, roles }: IdentityPerson): JWTPayload => ({
  aud: clientId,
  azp: clientId,
  azpacr: '0',
  tid,
  oid,
  name,
  preferred_username: userName,
  ...(roles.length > 0 && { roles }),
  scp: 'access_as_user',
  ver: '2.0',
});

/** Asks for a person, and for nothing else: whoever is chosen has agreed to everything. */
const createPolicy = () => {
  const policy = interactionPolicy.base();
  policy.remove('consent');
  policy.add(new interactionPolicy.Prompt({ name: 'select_account', requestable: true }), 0);
  return policy;
};

const findPerson = (oid: string | undefined) => identityPeople.find((one) => one.oid === oid);

const resourceScopes = (pages: readonly string[]) => ['access_as_user', ...pages.map(scopeOf)];

const configurationOf = (key: JsonWebKey, pages: readonly string[]): Configuration => ({
  adapter: createMemoryAdapter(),
  jwks: { keys: [key] },
  clients: [
    {
      client_id: clientId,
      token_endpoint_auth_method: 'none',
      redirect_uris: pages.map((page) => `${page}/sign-in-done.html`),
      grant_types: ['authorization_code', 'refresh_token'],
      response_types: ['code'],
    },
  ],
  clientBasedCORS: (_ctx, origin) => pages.includes(origin),
  cookies: { keys: [randomUUID()] },
  scopes: ['openid', 'offline_access'],
  claims: { openid: ['sub'], profile: ['name', 'preferred_username', 'oid', 'tid'] },
  conformIdTokenClaims: false,
  findAccount: (_ctx, oid) => {
    const person = findPerson(oid);
    if (person === undefined) return undefined;
    const { tid, name, userName } = person;
    return {
      accountId: oid,
      claims: () => ({ sub: oid, oid, tid, name, preferred_username: userName }),
    };
  },
  features: {
    devInteractions: { enabled: false },
    resourceIndicators: {
      enabled: true,
      defaultResource: () => `api://${clientId}`,
      useGrantedResource: () => true,
      getResourceServerInfo: () => ({
        audience: clientId,
        scope: resourceScopes(pages).join(' '),
        accessTokenFormat: 'jwt',
        accessTokenTTL: hour,
        jwt: { sign: { alg: 'RS256' } },
      }),
    },
  },
  formats: {
    customizers: {
      jwt: (_ctx, token, parts) => {
        const person = findPerson('accountId' in token ? String(token.accountId) : undefined);
        const { iss, sub, iat, exp } = parts.payload;
        parts.header = { ...parts.header, typ: 'JWT' };
        parts.payload = { iss, sub, iat, nbf: iat, exp, ...(person && entraClaims(person)) };
      },
    },
  },
  interactions: {
    policy: createPolicy(),
    url: (_ctx, interaction) => `/choose/${interaction.uid}`,
  },
  issueRefreshToken: (_ctx, _client, source) => {
    // Else it drops the scope without a question for consent, which Entra ID does not ask either.
    source.scope = `${source.scope} offline_access`;
    return true;
  },
  loadExistingGrant: async ({ oidc }) => {
    const grant = new oidc.provider.Grant({
      clientId,
      accountId: oidc.session?.accountId ?? '',
    });
    grant.addOIDCScope('openid profile offline_access');
    grant.addResourceScope(`api://${clientId}`, resourceScopes(pages).join(' '));
    await grant.save();
    return grant;
  },
  renderError: (ctx, { error, error_description }) => {
    ctx.type = 'text/plain';
    ctx.body = `${error}: ${error_description}`;
  },
  ttl: {
    AccessToken: hour,
    Grant: 24 * hour,
    IdToken: hour,
    Interaction: hour,
    RefreshToken: 24 * hour,
    Session: 24 * hour,
  },
});

const createPersonChoice = (find: () => Provider) => {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (request.method !== 'POST') {
      response.setHeader('Content-Type', 'text/html; charset=utf-8');
      response.end(choosePersonPage(request.url ?? '', identityPeople));
      return;
    }
    const accountId = new URLSearchParams(await text(request)).get('person') ?? '';
    const result =
      findPerson(accountId) === undefined
        ? { error: 'access_denied', error_description: 'Nobody was chosen.' }
        : { login: { accountId }, select_account: {} };
    await find().interactionFinished(request, response, result);
  };
};

export const startIdentityProvider = async ({
  host = '127.0.0.1',
  port = 0,
  tls,
  pages = [],
}: IdentityOptions = {}): Promise<IdentityProvider> => {
  const asked = new Map<string, number>();
  let key = newKey();
  let provider: Provider;
  const choosePerson = createPersonChoice(() => provider);
  const handle = (request: IncomingMessage, response: ServerResponse): void => {
    const path = request.url?.split('?')[0] ?? '';
    asked.set(path, (asked.get(path) ?? 0) + 1);
    const answered = path.startsWith('/choose/')
      ? choosePerson(request, response)
      : provider.callback()(request, response);
    answered.catch((error: unknown) => {
      response.statusCode = 400;
      response.end(String(error));
    });
  };
  const server = tls === undefined ? createServer(handle) : createSecureServer(tls, handle);
  const listen = (at: number): Promise<void> =>
    new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen(at, host, resolve);
    });
  await listen(port);
  const bound = (server.address() as AddressInfo).port;
  const authority = `${tls === undefined ? 'http' : 'https'}://localhost:${bound}`;
  provider = new Provider(authority, configurationOf(key, pages));
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return {
    authority,
    asked,
    publicKeys: async () => {
      const answer = await fetch(`${authority}/jwks`);
      return ((await answer.json()) as { keys: JsonWebKey[] }).keys;
    },
    async sign(claims = {}, header = {}) {
      const now = Math.floor(Date.now() / 1000);
      const [person] = identityPeople;
      if (person === undefined) throw new Error('Somebody must be able to sign in.');
      return new SignJWT({
        iss: authority,
        sub: person.oid,
        iat: now,
        nbf: now,
        exp: now + hour,
        ...entraClaims(person),
        ...claims,
      })
        .setProtectedHeader({ typ: 'JWT', alg: 'RS256', kid: String(key.kid), ...header })
        .sign(await importJWK(key, header.alg ?? 'RS256'));
    },
    rotateKey() {
      key = newKey();
      provider = new Provider(authority, configurationOf(key, pages));
    },
    stop,
    start: () => listen(bound),
    [Symbol.asyncDispose]: stop,
  };
};
