import type { Me } from '../../server/contract/me.ts';
import { countPending } from '../launch-event/pending.ts';
import { buildId } from './build-id.ts';
import { type LastProblem, lastProblem } from './last-problem.ts';
import type { Mailbox } from './mailbox.ts';
import { type OutlookFacts, readOutlookFacts } from './outlook-facts.ts';
import { getPaneToken } from './pane-token.ts';

/** What may be told of a token; the token itself never is. */
export interface TokenFacts {
  state: 'given' | 'nobody' | 'refused';
  issuer: string | null;
  tenant: string | null;
  expiresAt: string | null;
}
export interface ServerFacts {
  reachable: boolean;
  milliseconds: number;
  version: string | null;
  build: string | null;
}
export interface Diagnostics {
  addInBuild: string;
  server: ServerFacts;
  token: TokenFacts;
  outlook: OutlookFacts;
  mailbox: string;
  me: Me | null;
  kept: number;
  lastProblem: LastProblem | null;
}

const longestWait = 10_000;

const textIn = (claims: Record<string, unknown>, name: string): string | null => {
  const value = claims[name];
  return typeof value === 'string' && value !== '' ? value : null;
};

function claimsOf(token: string): Record<string, unknown> {
  try {
    const part = token.split('.')[1] ?? '';
    const bytes = Uint8Array.from(atob(part.replace(/-/g, '+').replace(/_/g, '/')), (char) =>
      char.charCodeAt(0),
    );
    return JSON.parse(new TextDecoder().decode(bytes)) as Record<string, unknown>;
  } catch {
    return {};
  }
}

async function readToken(): Promise<TokenFacts> {
  const none = { issuer: null, tenant: null, expiresAt: null };
  try {
    const token = await getPaneToken(false);
    if (token === null) return { state: 'nobody', ...none };
    const claims = claimsOf(token);
    const expires = Number(claims.exp);
    return {
      state: 'given',
      issuer: textIn(claims, 'iss'),
      tenant: textIn(claims, 'tid'),
      expiresAt: Number.isFinite(expires) ? new Date(expires * 1000).toISOString() : null,
    };
  } catch {
    return { state: 'refused', ...none };
  }
}

async function readServer(): Promise<ServerFacts> {
  const startedAt = performance.now();
  const elapsed = () => Math.round(performance.now() - startedAt);
  try {
    const answer = await fetch('/healthz', {
      cache: 'no-store',
      credentials: 'omit',
      signal: AbortSignal.timeout(longestWait),
    });
    const milliseconds = elapsed();
    const body = (await answer.json()) as Record<string, unknown>;
    return {
      reachable: answer.ok,
      milliseconds,
      version: textIn(body, 'version'),
      build: textIn(body, 'build'),
    };
  } catch {
    return { reachable: false, milliseconds: elapsed(), version: null, build: null };
  }
}

/** Everything a help desk asks for; nothing of any mail, and no token. */
export async function readDiagnostics(mailbox: Mailbox, me: Me | null): Promise<Diagnostics> {
  const [server, token] = await Promise.all([readServer(), readToken()]);
  return {
    addInBuild: buildId,
    server,
    token,
    outlook: readOutlookFacts(),
    mailbox: mailbox.address,
    me,
    kept: countPending(mailbox.address),
    lastProblem: lastProblem(),
  };
}
