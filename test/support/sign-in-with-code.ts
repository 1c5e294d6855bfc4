import { createHash, randomBytes } from 'node:crypto';
import { clientId, identityPeople } from '../identity/identity-people.ts';
import type { IdentityProvider } from '../identity/identity-provider.ts';

export interface Tokens {
  accessToken: string;
  idToken: string;
  refreshToken: string;
}

/** Keeps cookies and follows redirects up to the one that leaves the provider. */
const createVisitor = (origin: string) => {
  const cookies = new Map<string, string>();
  const visit = async (url: string, init: RequestInit = {}): Promise<Response | URL> => {
    const target = new URL(url, origin);
    if (target.origin !== origin) return target;
    const answer = await fetch(target, {
      ...init,
      redirect: 'manual',
      headers: {
        ...init.headers,
        Cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      },
    });
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      cookies.set(name, value);
    }
    const location = answer.headers.get('location');
    if (location === null) return answer;
    await answer.body?.cancel();
    return visit(location);
  };
  return visit;
};

const ask = async (provider: IdentityProvider, form: Record<string, string>): Promise<Tokens> => {
  const answer = await fetch(`${provider.authority}/token`, {
    method: 'POST',
    body: new URLSearchParams({ client_id: clientId, ...form }),
  });
  const body = (await answer.json()) as Record<string, string>;
  if (!answer.ok) throw new Error(`No token: ${JSON.stringify(body)}`);
  const { access_token = '', id_token = '', refresh_token = '' } = body;
  return { accessToken: access_token, idToken: id_token, refreshToken: refresh_token };
};

const scopesOf = (page: string): string =>
  `api://${new URL(page).host}/${clientId}/access_as_user openid profile offline_access`;

/** The authorization code flow with PKCE, as a browser walks through it. */
export const signInWithCode = async (
  provider: IdentityProvider,
  page: string,
  userName: string,
): Promise<Tokens> => {
  const redirectUri = `${page}/sign-in-done.html`;
  const verifier = randomBytes(32).toString('base64url');
  const query = new URLSearchParams({
    client_id: clientId,
    response_type: 'code',
    redirect_uri: redirectUri,
    scope: scopesOf(page),
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    prompt: 'select_account',
  });
  const visit = createVisitor(provider.authority);
  const choice = await visit(`/auth?${query}`);
  if (choice instanceof URL) throw new Error(`Nobody was asked: ${choice}`);
  const person = identityPeople.find((one) => one.userName === userName);
  if (!(await choice.text()).includes(`value="${person?.oid}"`))
    throw new Error(`${userName} cannot be chosen.`);
  const done = await visit(choice.url, {
    method: 'POST',
    body: new URLSearchParams({ person: person?.oid ?? '' }),
  });
  const code = done instanceof URL ? done.searchParams.get('code') : null;
  if (code === null) throw new Error('The provider gave no code.');
  return ask(provider, {
    grant_type: 'authorization_code',
    code,
    redirect_uri: redirectUri,
    code_verifier: verifier,
  });
};

export const refreshTokens = (
  provider: IdentityProvider,
  page: string,
  refreshToken: string,
): Promise<Tokens> =>
  ask(provider, {
    grant_type: 'refresh_token',
    refresh_token: refreshToken,
    scope: scopesOf(page),
  });
