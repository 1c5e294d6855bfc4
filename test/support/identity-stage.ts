import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { afterAll } from '@jest/globals';
import { clientId, tenantId } from '../identity/identity-people.ts';
import { type IdentityProvider, startIdentityProvider } from '../identity/identity-provider.ts';
import { freePort } from './free-port.ts';
import { repository } from './source-files.ts';
import { type Stage, useStage } from './stage.ts';

/** Made as `npm run identity` makes it, and trusted by this process until it is over. */
const trustNewCertificate = () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'interaction-log-'));
  const made = spawnSync(
    process.execPath,
    ['test/identity/main.ts', '--certificates-only', '--certificates', folder],
    { cwd: repository, encoding: 'utf8' },
  );
  if (made.status !== 0) throw new Error(made.stderr);
  const read = (name: string) => readFileSync(path.join(folder, name), 'utf8');
  const tls = { cert: read('localhost.crt'), key: read('localhost.key') };
  const before = getCACertificates('default');
  setDefaultCACertificates([...before, read('ca.crt')]);
  rmSync(folder, { recursive: true });
  return { tls, distrust: () => setDefaultCACertificates(before) };
};

export interface IdentityStage extends Stage {
  readonly provider: IdentityProvider;
}

/** The server with accounts of a real OpenID provider over https, and one browser. */
export const useIdentityStage = (): IdentityStage => {
  let provider: IdentityProvider;
  let distrust = () => {};
  const stage = useStage(async () => {
    const trusted = trustNewCertificate();
    distrust = trusted.distrust;
    const port = await freePort();
    const publicUrl = `http://localhost:${port}`;
    provider = await startIdentityProvider({ pages: [publicUrl], tls: trusted.tls });
    return {
      port,
      publicUrl,
      auth: { mode: 'entra', tenantId, clientId, authority: provider.authority },
    };
  });
  afterAll(async () => {
    distrust();
    await provider[Symbol.asyncDispose]();
  });
  return Object.create(stage, { provider: { get: () => provider } }) as IdentityStage;
};
