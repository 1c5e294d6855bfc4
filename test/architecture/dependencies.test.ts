import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { repository, sourceFiles } from '../support/source-files.ts';

interface Cruise {
  modules: { source: string; dependencies: { resolved: string }[] }[];
  summary: {
    violations: { rule: { name: string }; from: string; to: string }[];
    ruleSetUsed: { forbidden: { name: string }[] };
  };
}

/** The folders that `npm run boundaries` checks. */
const cruisedFolders = (): string[] => {
  const { scripts } = JSON.parse(readFileSync(path.join(repository, 'package.json'), 'utf8')) as {
    scripts: { boundaries: string };
  };
  return scripts.boundaries.split(' --config .dependency-cruiser.mjs ')[1]?.split(' ') ?? [];
};

describe('dependencies', () => {
  let cruise: Cruise;
  beforeAll(() => {
    const cli = path.join('node_modules', 'dependency-cruiser', 'bin', 'dependency-cruiser.mjs');
    const { stdout, stderr } = spawnSync(
      process.execPath,
      [cli, '--config', '.dependency-cruiser.mjs', '--output-type', 'json', ...cruisedFolders()],
      { cwd: repository, encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 },
    );
    if (stdout === '') throw new Error(stderr);
    cruise = JSON.parse(stdout) as Cruise;
  });

  it('point one way', () => {
    expect(
      cruise.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`),
    ).toEqual([]);
  });

  it('are seen in every source file', () => {
    const seen = new Set(cruise.modules.map((one) => one.source));
    const sources = sourceFiles('server', 'addin', 'manifest').map((one) => one.path);
    expect(sources.filter((file) => !seen.has(file) && !file.endsWith('.d.ts'))).toEqual([]);
    const dependenciesOf = (source: string) =>
      cruise.modules.find((one) => one.source === source)?.dependencies.map((one) => one.resolved);
    expect(dependenciesOf('server/http/app.ts')).toEqual(
      expect.arrayContaining(['server/contract/api.ts', expect.stringMatching(/express/)]),
    );
    expect(dependenciesOf('server/storage/sqlserver/sqlserver-driver.ts')).toEqual(
      expect.arrayContaining([expect.stringMatching(/node_modules\/mssql/)]),
    );
    expect(dependenciesOf('server/storage/sqlite/sqlite-driver.ts')?.join()).toMatch(/sqlite/);
  });

  it('let form and API fill and judge an interaction by the same code (rule 15.1)', () => {
    const usersOf = (file: string) =>
      cruise.modules
        .filter((one) => one.dependencies.some(({ resolved }) => resolved === file))
        .map((one) => one.source);
    const form = 'addin/create-interaction/interaction-form.ts';
    for (const [name, server] of [
      ['fill-draft', 'server/storage/interaction-log-entry/settle-draft.ts'],
      ['check-draft', 'server/storage/interaction-log-entry/log-interactions.ts'],
    ])
      expect(usersOf(`server/domain/interaction-log-entry/${name}.ts`)).toEqual(
        expect.arrayContaining([form, server]),
      );
  });

  it('are held by every rule', () => {
    expect(cruise.summary.ruleSetUsed.forbidden.map((one) => one.name).sort()).toEqual([
      'contract-is-alone',
      'domain-is-pure',
      'express-in-one-place',
      'features-know-no-host',
      'http-gets-its-stores',
      'integrations-know-domain',
      'mssql-in-one-place',
      'no-circles',
      'pages-know-no-server',
      'sqlite-in-one-place',
      'storage-knows-domain',
      'teams-js-in-one-place',
      'ui-knows-no-feature',
    ]);
  });
});
