import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { ConfigError, readConfig } from '../../server/config.ts';

const problemsOf = (env: Record<string, string>, argv: string[] = []): string => {
  try {
    readConfig(argv, env);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  return '';
};

const tenantId = 'aaaaaaaa-0000-4000-8000-000000000001';
const clientId = 'bbbbbbbb-0000-4000-8000-000000000002';

const entra = {
  AUTH_MODE: 'entra',
  ENTRA_TENANT_ID: tenantId,
  ENTRA_CLIENT_ID: clientId,
  PUBLIC_URL: 'https://log.us.example/',
};

describe('settings', () => {
  it('have defaults for a first try', () => {
    expect(readConfig([], {})).toEqual({
      port: 3978,
      host: '127.0.0.1',
      publicUrl: null,
      dataDir: path.resolve('data'),
      databaseUrl: null,
      auth: { mode: 'local' },
      secretKey: null,
      rateLimit: null,
      trustedProxies: 0,
      virusScanner: null,
      logLevel: 'info',
      language: 'en',
      demo: true,
    });
  });

  it('take an empty variable for one that is not set', () => {
    const names = [
      'PORT',
      'HOST',
      'PUBLIC_URL',
      'DATA_DIR',
      'DATABASE_URL',
      'AUTH_MODE',
      'SECRET_KEY',
    ];
    const blank = Object.fromEntries(names.map((name) => [name, '']));
    expect(readConfig([], blank)).toEqual(readConfig([], {}));
  });

  it('read where the virus scanner listens', () => {
    expect(readConfig([], { VIRUS_SCANNER: 'clamd://scanner.us.example:3310' })).toMatchObject({
      virusScanner: { host: 'scanner.us.example', port: 3310 },
    });
    for (const wrong of ['scanner:3310', 'http://scanner:3310', 'clamd://scanner'])
      expect(problemsOf({ VIRUS_SCANNER: wrong })).toContain('VIRUS_SCANNER must be like clamd://');
  });

  it('read a provider, and drop trailing slashes', () => {
    expect(readConfig([], { ...entra, HOST: '0.0.0.0', PORT: '80' })).toMatchObject({
      port: 80,
      host: '0.0.0.0',
      publicUrl: 'https://log.us.example',
      auth: {
        mode: 'entra',
        tenantId,
        clientId,
        authority: `https://login.microsoftonline.com/${tenantId}/v2.0`,
      },
    });
    const other = readConfig([], { ...entra, ENTRA_AUTHORITY: 'http://127.0.0.1:9/' });
    expect(other.auth).toMatchObject({ authority: 'http://127.0.0.1:9' });
  });

  it('limit requests where a provider signs people in, unless told otherwise', () => {
    expect(readConfig([], entra).rateLimit).toBe(1200);
    expect(readConfig([], { ...entra, RATE_LIMIT: '300' }).rateLimit).toBe(300);
    expect(readConfig([], { ...entra, RATE_LIMIT: 'off' }).rateLimit).toBeNull();
    expect(readConfig([], { RATE_LIMIT: '5', TRUSTED_PROXIES: '1' })).toMatchObject({
      rateLimit: 5,
      trustedProxies: 1,
    });
  });

  it('bring the demo company along with the embedded database, unless told otherwise', () => {
    const demo = (argv: string[], env: Record<string, string> = {}) => readConfig(argv, env).demo;
    const sqlServer = { DATABASE_URL: 'Server=x' };
    expect(demo([])).toBe(true);
    expect(demo(['--empty'])).toBe(false);
    expect(demo([], sqlServer)).toBe(false);
    expect(demo(['--demo'], sqlServer)).toBe(true);
    expect(problemsOf({}, ['--demo', '--empty'])).toMatch(/--empty and --demo exclude each other/);
  });

  it.each(['en', 'fi', 'sv'])('take the language %s', (language) => {
    expect(readConfig(['--language', language], {}).language).toBe(language);
  });

  it.each<[string, Record<string, string>, RegExp]>([
    ['a port that is no number', { PORT: 'x' }, /PORT must be a number/],
    ['a port beyond the last', { PORT: '70000' }, /PORT must be at most 65535/],
    ['a negative port', { PORT: '-1' }, /PORT/],
    ['half a port', { PORT: '80.5' }, /PORT/],
    ['an unknown mode', { AUTH_MODE: 'open' }, /AUTH_MODE must be local or entra/],
    ['a public address of another kind', { PUBLIC_URL: 'ftp://x.example' }, /PUBLIC_URL/],
    ['a short key', { SECRET_KEY: 'short' }, /SECRET_KEY must have at least 32 characters/],
    ['an unknown log level', { LOG_LEVEL: 'loud' }, /LOG_LEVEL/],
    [
      'a limit that is none',
      { RATE_LIMIT: '0' },
      /RATE_LIMIT must be a number of requests per minute, or off/,
    ],
    ['proxies without number', { TRUSTED_PROXIES: 'all' }, /TRUSTED_PROXIES must be a number/],
    ['local mode on the network', { HOST: '0.0.0.0' }, /loopback address, not 0\.0\.0\.0/],
    ['a provider in local mode', { ENTRA_TENANT_ID: 't' }, /AUTH_MODE is local/],
  ])('refuse %s', (_title, env, problem) => {
    expect(problemsOf(env)).toMatch(problem);
  });

  it('tell all problems in one sentence', () => {
    const message = problemsOf({ AUTH_MODE: 'entra', PORT: '5' }, ['--language', 'de']);
    expect(message).toMatch(/^The settings do not fit: .+\.$/);
    for (const part of ['ENTRA_TENANT_ID', 'ENTRA_CLIENT_ID', 'PUBLIC_URL', '--language'])
      expect(message).toContain(part);
    expect(message).not.toContain('\n');
    const many = problemsOf({ PORT: 'x', SECRET_KEY: 'y', AUTH_MODE: 'z' }, ['--nothing']);
    for (const part of ['PORT', 'SECRET_KEY', 'AUTH_MODE', '--nothing'])
      expect(many).toContain(part);
  });

  it.each(['127.0.0.1', 'localhost', '::1'])('let local mode listen on %s', (HOST) => {
    expect(readConfig([], { HOST }).host).toBe(HOST);
  });
});
