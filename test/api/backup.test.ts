import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { EmailResult } from '../../server/contract/email.ts';
import type { Me } from '../../server/contract/me.ts';
import type { ServiceKeyWithSecret } from '../../server/contract/service-key.ts';
import type { CaptureDecisionPage } from '../../server/domain/capture-decision/capture-decision-store.ts';
import { newestSchema } from '../../server/storage/migrations/migrations.ts';
import { openSqliteStorage } from '../../server/storage/sqlite/sqlite-storage.ts';
import { endServers, runScript, runServer, temporaryFolder } from '../support/server-process.ts';

const databaseFile = 'interaction-log.sqlite';

const ask = async <T>(
  url: string,
  method: string,
  route: string,
  { body, token }: { body?: unknown; token?: string } = {},
): Promise<{ status: number; body: T }> => {
  const answer = await fetch(`${url}/api/v1${route}`, {
    method,
    headers: {
      ...(body !== undefined && { 'Content-Type': 'application/json' }),
      ...(token !== undefined && { Authorization: `Bearer ${token}` }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return { status: answer.status, body: (await answer.json()) as T };
};

const report = (at: number, more: object = {}) => ({
  captureId: `mail-${at}`,
  from: { address: 'jo@us.example' },
  to: [{ address: 'aino@tammela.example' }],
  subject: `Mail ${at}`,
  sentAt: '2026-03-02T12:00:00Z',
  ...more,
});
const privateReport = report(0, { captureId: 'private', sensitivity: 'Private' });

/** A company with one salesperson and one contact. */
const fill = async (url: string): Promise<void> => {
  await ask(url, 'POST', '/salespeople', {
    body: { code: 'JO', name: 'Jo', emailAddresses: [{ address: 'jo@us.example' }] },
  });
  await ask(url, 'POST', '/contacts', {
    body: { type: 'person', name: 'Aino', emailAddresses: ['aino@tammela.example'] },
  });
};

/** How many entries each mail has, by its subject. */
const entriesIn = async (folder: string): Promise<Map<string, number>> => {
  const storage = await openSqliteStorage(folder);
  try {
    const rows = await storage.read.sql
      .selectFrom('interaction_log_entry')
      .select('subject')
      .execute();
    const found = new Map<string, number>();
    for (const { subject } of rows) found.set(subject ?? '', (found.get(subject ?? '') ?? 0) + 1);
    return found;
  } finally {
    await storage.close();
  }
};

const backupsIn = (folder: string) => readdirSync(folder).filter((name) => !name.startsWith('.'));
const onlyBackup = (folder: string): string => path.join(folder, backupsIn(folder)[0] ?? '');

afterEach(endServers);

describe('a restore drill', () => {
  it('brings back every entry acknowledged before the backup, takes the others again, and believes the same keys', async () => {
    using first = temporaryFolder();
    using kept = temporaryFolder();
    using second = temporaryFolder();
    const server = runServer({ DATA_DIR: first.path }, ['--empty']);
    const url = await server.ready;
    await fill(url);
    const { token } = (
      await ask<{ token: string }>(url, 'POST', '/local-sign-in', { body: { userName: 'jo' } })
    ).body;
    const key = (
      await ask<ServiceKeyWithSecret>(url, 'POST', '/service-keys', {
        body: { name: 'Dashboard', scopes: ['logRead'] },
      })
    ).body.secret;
    expect((await ask(url, 'POST', '/emails', { body: privateReport })).status).toBe(201);

    const acknowledged: number[] = [];
    let writing = true;
    const write = async () => {
      for (let at = 1; writing; at++) {
        const answer = await ask<EmailResult>(url, 'POST', '/emails', { body: report(at) });
        if (answer.status === 201) acknowledged.push(at);
      }
    };
    const writer = write().catch(() => undefined);
    const until = async (count: number) => {
      while (acknowledged.length < count) await new Promise((resolve) => setTimeout(resolve, 5));
    };
    await until(30);
    const before = [...acknowledged];
    const ended = await runScript('backup.ts', { DATA_DIR: first.path }, ['--to', kept.path]);
    expect([ended.code, ended.stderr]).toEqual([0, '']);
    expect(ended.stdout).toContain('secret.key, local-sign-in.pem');
    await until(before.length + 30);
    writing = false;
    await writer;
    server.signal('SIGKILL');
    await server.ended;

    const restored = await runScript('restore.ts', { DATA_DIR: second.path }, [
      '--from',
      onlyBackup(kept.path),
    ]);
    expect([restored.code, restored.stderr]).toEqual([0, '']);
    const inBackup = await entriesIn(second.path);
    expect(before.filter((at) => !inBackup.has(`Mail ${at}`))).toEqual([]);
    expect(inBackup.size).toBeLessThan(acknowledged.length);

    const again = runServer({ DATA_DIR: second.path });
    const newUrl = await again.ready;
    expect((await ask<Me>(newUrl, 'GET', '/me', { token })).body.salespersonCode).toBe('JO');
    expect(
      (await ask(newUrl, 'GET', '/interaction-log-entries?limit=1', { token: key })).status,
    ).toBe(200);
    for (const at of acknowledged) {
      const { status } = await ask(newUrl, 'POST', '/emails', { body: report(at) });
      expect([at, status]).toEqual([at, inBackup.has(`Mail ${at}`) ? 200 : 201]);
    }
    // The secret that hashes private mail came along: the same mail is still known.
    expect((await ask(newUrl, 'POST', '/emails', { body: privateReport })).status).toBe(200);
    const { body } = await ask<CaptureDecisionPage>(newUrl, 'GET', '/capture-decisions?limit=1');
    expect(body.privateCounts.map((one) => one.count)).toEqual([1]);
    again.signal('SIGTERM');
    await again.ended;
    expect([...(await entriesIn(second.path)).values()].every((count) => count === 1)).toBe(true);
    expect((await entriesIn(second.path)).size).toBe(acknowledged.length);
  });
});

/** A folder with a database nobody uses, holding one entry for each number. */
const databaseWith = async (folder: string, numbers: number[]): Promise<void> => {
  const server = runServer({ DATA_DIR: folder }, ['--empty']);
  const url = await server.ready;
  await fill(url);
  for (const at of numbers) await ask(url, 'POST', '/emails', { body: report(at) });
  server.signal('SIGTERM');
  await server.ended;
};

describe('npm run backup', () => {
  it('keeps the newest, says what it holds, and lets nobody else read it', async () => {
    using data = temporaryFolder();
    using kept = temporaryFolder();
    await databaseWith(data.path, [1, 2]);
    const run = () =>
      runScript('backup.ts', { DATA_DIR: data.path }, ['--to', kept.path, '--keep', '1']);
    expect((await run()).code).toBe(0);
    const first = onlyBackup(kept.path);
    const manifest = JSON.parse(readFileSync(path.join(first, 'manifest.json'), 'utf8')) as object;
    expect(manifest).toMatchObject({
      format: 1,
      schemaVersion: newestSchema,
      secretKeyIsSet: false,
      rows: { interaction_log_entry: 2, contact: 1, salesperson: 1 },
      files: [{ name: databaseFile }, { name: 'secret.key' }, { name: 'local-sign-in.pem' }],
    });
    for (const name of readdirSync(first))
      expect([name, statSync(path.join(first, name)).mode & 0o077]).toEqual([name, 0]);
    const older = path.join(kept.path, 'interaction-log-20200101T000000Z');
    renameSync(first, older);
    mkdirSync(path.join(kept.path, 'somebody-elses'));
    mkdirSync(path.join(kept.path, 'interaction-log-20200102T000000Z.unfinished'));
    expect((await run()).stdout).toContain('Removed 1 older');
    expect(existsSync(older)).toBe(false);
    expect(backupsIn(kept.path)).toEqual([
      expect.stringMatching(/^interaction-log-\d{8}T\d{6}Z$/),
      'somebody-elses',
    ]);
  });

  it('refuses SQL Server, a folder without a database and arguments that do not fit', async () => {
    using empty = temporaryFolder();
    const refusal = async (environment: Record<string, string>, args: string[] = []) => {
      const { code, stderr } = await runScript(
        'backup.ts',
        { DATA_DIR: empty.path, ...environment },
        args,
      );
      return [code, stderr.trim()];
    };
    expect(await refusal({ DATABASE_URL: 'Server=db' })).toEqual([
      2,
      expect.stringContaining('BACKUP DATABASE'),
    ]);
    expect(await refusal({})).toEqual([2, expect.stringContaining('There is no database in')]);
    expect(await refusal({}, ['--keep', '0'])).toEqual([2, expect.stringContaining('--keep')]);
    expect(await refusal({}, ['--where', 'x'])).toEqual([2, expect.stringContaining('--where')]);
    expect(readdirSync(empty.path)).toEqual([]);
  });

  it('fails, and leaves nothing behind, when the database is damaged', async () => {
    using data = temporaryFolder();
    using kept = temporaryFolder();
    await databaseWith(data.path, [1]);
    const file = path.join(data.path, databaseFile);
    const bytes = readFileSync(file);
    bytes.fill(0xff, 8192, bytes.length - 4096);
    writeFileSync(file, bytes);
    const { code, stderr } = await runScript('backup.ts', { DATA_DIR: data.path }, [
      '--to',
      kept.path,
    ]);
    expect([code, stderr]).toEqual([1, expect.stringMatching(/\S/)]);
    expect(readdirSync(kept.path)).toEqual([]);
  });
});

describe('npm run restore', () => {
  it('goes over no database in use, and over a newer one only when told; what was there stays aside', async () => {
    using data = temporaryFolder();
    using kept = temporaryFolder();
    await databaseWith(data.path, [1]);
    await runScript('backup.ts', { DATA_DIR: data.path }, ['--to', kept.path]);
    const restore = (...more: string[]) =>
      runScript('restore.ts', { DATA_DIR: data.path }, ['--from', onlyBackup(kept.path), ...more]);

    const server = runServer({ DATA_DIR: data.path });
    const url = await server.ready;
    await ask(url, 'POST', '/emails', { body: report(2) });
    const inUse = await restore('--replace');
    expect([inUse.code, inUse.stderr]).toEqual([2, expect.stringContaining('is in use')]);
    expect((await ask(url, 'GET', '/me')).status).toBe(200);
    server.signal('SIGKILL');
    await server.ended;

    const newer = await restore();
    expect([newer.code, newer.stderr]).toEqual([2, expect.stringContaining('--replace')]);
    expect([...(await entriesIn(data.path)).keys()].sort()).toEqual(['Mail 1', 'Mail 2']);

    const replaced = await restore('--replace');
    expect([replaced.code, replaced.stderr]).toEqual([0, '']);
    expect([...(await entriesIn(data.path)).keys()]).toEqual(['Mail 1']);
    const [aside = ''] = readdirSync(data.path).filter((name) => name.startsWith('replaced-'));
    expect([...(await entriesIn(path.join(data.path, aside))).keys()].sort()).toEqual([
      'Mail 1',
      'Mail 2',
    ]);
  });

  it('refuses what is no backup, a damaged one and one of a newer release, and changes nothing', async () => {
    using data = temporaryFolder();
    using kept = temporaryFolder();
    using target = temporaryFolder();
    await databaseWith(data.path, [1]);
    await runScript('backup.ts', { DATA_DIR: data.path }, ['--to', kept.path]);
    const backup = onlyBackup(kept.path);
    const refusal = async (from: string) => {
      const { code, stderr } = await runScript('restore.ts', { DATA_DIR: target.path }, [
        '--from',
        from,
      ]);
      return [code, stderr.trim()];
    };
    expect(await refusal(kept.path)).toEqual([2, expect.stringContaining('holds no backup')]);
    const manifest = path.join(backup, 'manifest.json');
    const text = readFileSync(manifest, 'utf8');
    writeFileSync(
      manifest,
      text.replace(`"schemaVersion": ${newestSchema}`, '"schemaVersion": 999'),
    );
    expect(await refusal(backup)).toEqual([2, expect.stringContaining('schema version 999')]);
    writeFileSync(manifest, text);
    appendFileSync(path.join(backup, databaseFile), 'x');
    expect(await refusal(backup)).toEqual([2, expect.stringContaining('is damaged')]);
    rmSync(path.join(backup, 'secret.key'));
    writeFileSync(
      path.join(backup, databaseFile),
      readFileSync(path.join(backup, databaseFile)).subarray(0, -1),
    );
    expect(await refusal(backup)).toEqual([2, expect.stringContaining('secret.key is not in')]);
    expect(readdirSync(target.path)).toEqual([]);
  });
});
