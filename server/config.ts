import path from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { language } from './contract/enumerations.ts';

/** What is wrong with the settings, all of it; shown as it stands. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

const loopback = new Set(['localhost', '127.0.0.1', '::1']);

const blankAsMissing = (value: unknown) => (value === '' ? undefined : value);
const text = z.preprocess(blankAsMissing, z.string().trim().optional());

/** Requests per minute and person. */
const defaultRateLimit = { local: null, entra: 1200 };
const guid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

const environment = z.object({
  PORT: z.preprocess(
    blankAsMissing,
    z.coerce
      .number({ error: 'PORT must be a number' })
      .int()
      .min(0)
      .max(65_535, 'PORT must be at most 65535')
      .default(3978),
  ),
  HOST: text.default('127.0.0.1'),
  PUBLIC_URL: z.preprocess(
    blankAsMissing,
    z
      .url({ protocol: /^https?$/, error: 'PUBLIC_URL must be an http or https address' })
      .optional(),
  ),
  DATA_DIR: text.default('data'),
  DATABASE_URL: text,
  AUTH_MODE: z.preprocess(
    blankAsMissing,
    z.enum(['local', 'entra'], { error: 'AUTH_MODE must be local or entra' }).default('local'),
  ),
  ENTRA_TENANT_ID: text,
  ENTRA_CLIENT_ID: text,
  ENTRA_AUTHORITY: z.preprocess(
    blankAsMissing,
    z
      .url({ protocol: /^https?$/, error: 'ENTRA_AUTHORITY must be an address' })
      .refine(
        (url) =>
          url.startsWith('https:') || loopback.has(new URL(url).hostname.replace(/^\[|\]$/g, '')),
        {
          error: 'ENTRA_AUTHORITY must be https: whoever stands between could sign in as anybody',
          abort: true,
        },
      )
      .optional(),
  ),
  ENTRA_AUTHORIZED_CLIENTS: text.transform((list) => list?.split(/[\s,;]+/).filter(Boolean) ?? []),
  SECRET_KEY: z.preprocess(
    blankAsMissing,
    z.string().min(32, 'SECRET_KEY must have at least 32 characters').optional(),
  ),
  RATE_LIMIT: z.preprocess(
    blankAsMissing,
    z
      .string()
      .regex(/^(?:off|[1-9]\d{0,6})$/, 'RATE_LIMIT must be a number of requests per minute, or off')
      .transform((value) => (value === 'off' ? null : Number(value)))
      .optional(),
  ),
  TRUSTED_PROXIES: z.preprocess(
    blankAsMissing,
    z.coerce
      .number({ error: 'TRUSTED_PROXIES must be a number' })
      .int()
      .min(0, 'TRUSTED_PROXIES must be 0 or more')
      .max(10, 'TRUSTED_PROXIES must be at most 10')
      .default(0),
  ),
  VIRUS_SCANNER: z.preprocess(
    blankAsMissing,
    z
      .string()
      .regex(/^clamd:\/\/[^\s/:]+:\d{1,5}$/, 'VIRUS_SCANNER must be like clamd://127.0.0.1:3310')
      .transform((value) => {
        const { hostname, port } = new URL(value.replace(/^clamd:/, 'http:'));
        return { host: hostname, port: Number(port || 80) };
      })
      .optional(),
  ),
  LOG_LEVEL: z.preprocess(
    blankAsMissing,
    z
      .enum(['debug', 'info', 'warn', 'error', 'silent'], {
        error: 'LOG_LEVEL must be debug, info, warn, error or silent',
      })
      .default('info'),
  ),
});

export interface EntraConfig {
  tenantId: string;
  clientId: string;
  /** The address of the token issuer, without a trailing slash. */
  authority: string;
  /** Clients besides ours and Microsoft’s that may ask in a person’s name. */
  authorizedClients?: readonly string[];
}

export interface Config {
  port: number;
  host: string;
  /** Without a trailing slash; null: what it listens on. */
  publicUrl: string | null;
  dataDir: string;
  databaseUrl: string | null;
  auth: { mode: 'local' } | ({ mode: 'entra' } & EntraConfig);
  secretKey: string | null;
  /** Requests per minute and person; null: no limit. */
  rateLimit: number | null;
  /** Reverse proxies before it, whose X-Forwarded-For is believed. */
  trustedProxies: number;
  /** Where clamd listens; null: files are not scanned. */
  virusScanner: { host: string; port: number } | null;
  logLevel: string;
  language: 'en' | 'fi' | 'sv';
  /** Fill a new database with the demo company. */
  demo: boolean;
}

type Environment = z.output<typeof environment>;

const readEnvironment = (env: NodeJS.ProcessEnv, problems: string[]): Environment | null => {
  const parsed = environment.safeParse(env);
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues) problems.push(issue.message);
  return null;
};

const readFlags = (argv: readonly string[], problems: string[]) => {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: {
        empty: { type: 'boolean', default: false },
        demo: { type: 'boolean', default: false },
        language: { type: 'string', default: 'en' },
      },
    });
    const chosen = language.safeParse(values.language);
    if (!chosen.success) problems.push('--language must be en, fi or sv');
    if (values.empty && values.demo) problems.push('--empty and --demo exclude each other');
    return { ...values, language: chosen.data ?? 'en' };
  } catch (error) {
    problems.push(error instanceof Error ? error.message : String(error));
    return null;
  }
};

/** Entra ID takes names and aliases for a tenant too, but its tokens say the id. */
const checkEntraIds = (env: Environment, problems: string[]): void => {
  if (env.ENTRA_AUTHORITY !== undefined) return;
  for (const name of ['ENTRA_TENANT_ID', 'ENTRA_CLIENT_ID'] as const) {
    const id = env[name];
    if (id !== undefined && !guid.test(id))
      problems.push(`${name} must be the id (a GUID), not a name`);
  }
};

const readAuth = (env: Environment, problems: string[]): Config['auth'] => {
  const { ENTRA_TENANT_ID: tenantId, ENTRA_CLIENT_ID: clientId } = env;
  if (env.AUTH_MODE === 'local') {
    if (tenantId !== undefined || clientId !== undefined || env.ENTRA_AUTHORITY !== undefined)
      problems.push('ENTRA_… is set, but AUTH_MODE is local: set AUTH_MODE=entra or remove them');
    if (!loopback.has(env.HOST))
      problems.push(
        `AUTH_MODE local lets anybody in, so HOST must be a loopback address, not ${env.HOST}`,
      );
    return { mode: 'local' };
  }
  if (tenantId === undefined) problems.push('AUTH_MODE entra needs ENTRA_TENANT_ID');
  if (clientId === undefined) problems.push('AUTH_MODE entra needs ENTRA_CLIENT_ID');
  if (env.PUBLIC_URL === undefined) problems.push('AUTH_MODE entra needs PUBLIC_URL');
  checkEntraIds(env, problems);
  const authority =
    env.ENTRA_AUTHORITY ?? `https://login.microsoftonline.com/${tenantId ?? ''}/v2.0`;
  return {
    mode: 'entra',
    tenantId: tenantId ?? '',
    clientId: clientId ?? '',
    authority: authority.replace(/\/$/, ''),
    authorizedClients: env.ENTRA_AUTHORIZED_CLIENTS,
  };
};

/** Settings from environment and arguments, or one error that lists every problem. */
export const readConfig = (
  argv: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): Config => {
  const problems: string[] = [];
  const read = readEnvironment(env, problems);
  const flags = readFlags(argv, problems);
  const auth = read === null ? null : readAuth(read, problems);
  if (read === null || flags === null || auth === null || problems.length > 0)
    throw new ConfigError(`The settings do not fit: ${problems.join('; ')}.`);
  return {
    port: read.PORT,
    host: read.HOST,
    publicUrl: read.PUBLIC_URL?.replace(/\/$/, '') ?? null,
    dataDir: path.resolve(read.DATA_DIR),
    databaseUrl: read.DATABASE_URL ?? null,
    auth,
    secretKey: read.SECRET_KEY ?? null,
    rateLimit: read.RATE_LIMIT === undefined ? defaultRateLimit[auth.mode] : read.RATE_LIMIT,
    trustedProxies: read.TRUSTED_PROXIES,
    virusScanner: read.VIRUS_SCANNER ?? null,
    logLevel: read.LOG_LEVEL,
    language: flags.language,
    demo: read.DATABASE_URL === undefined ? !flags.empty : flags.demo,
  };
};
