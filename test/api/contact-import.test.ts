import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Change } from '../../server/contract/change.ts';
import type {
  ContactImportProgress,
  ContactImportResult,
} from '../../server/contract/contact-import.ts';
import type { ServiceKeyWithSecret } from '../../server/contract/service-key.ts';
import { readCsv } from '../../server/domain/csv/read-csv.ts';
import { type Organisation, startOrganisation } from '../support/organisation.ts';
import { embeddedServer, servers } from '../support/servers.ts';
import { repository } from '../support/source-files.ts';
import { problemOf } from '../support/test-server.ts';

describe.each(servers())('an import over the API on the $name', (kind) => {
  let us: Organisation;
  beforeAll(async () => {
    us = await startOrganisation(kind);
  });
  afterAll(() => us.server[Symbol.asyncDispose]());

  const send = (body: unknown) =>
    us.mona.send<ContactImportResult>('POST', '/contacts/import', body);

  it('answers with a report of each row, and tells the feed in one line', async () => {
    const before = await us.jo.get<{ items: Change[] }>('/changes?limit=1000');
    const csv = 'Nimi;Yritys;Sähköposti;Myyjä\nIida;tammela OY;iida@tammela.example;JO of us\n;;x;';
    const reply = await send({ csv, dryRun: false });
    expect(reply.status).toBe(200);
    expect(reply.body).toMatchObject({
      dryRun: false,
      created: 1,
      refused: 1,
      columns: [
        { header: 'Nimi', field: 'name' },
        { header: 'Yritys', field: 'company' },
        { header: 'Sähköposti', field: 'emailAddresses' },
        { header: 'Myyjä', field: 'salespersonCode' },
      ],
      rows: [
        { line: 2, outcome: 'created', name: 'Iida', problems: [] },
        { line: 3, outcome: 'refused', contactNo: null },
      ],
    });
    const created = await us.jo.get(`/contacts/${reply.body.rows[0]?.contactNo}`);
    expect(created.body).toMatchObject({ companyNo: us.tammela.no, salespersonCode: 'JO' });
    const mail = await us.mail('jo', ['iida@tammela.example'], 'Known now');
    expect(mail.entries).toMatchObject([{ contactName: 'Iida' }]);
    const after = await us.jo.get<{ items: Change[] }>('/changes?limit=1000');
    const told = after.body.items.slice(before.body.items.length);
    expect(told.filter(({ entity }) => entity === 'contact').map(({ key }) => key)).toEqual(['*']);
    const progress = await us.mona.get<ContactImportProgress>('/contacts/import/progress');
    expect(progress.body).toEqual({ running: null });
  });

  it('refuses what it cannot understand, all of it at once', async () => {
    const reply = await send({ csv: 1, mapping: { Name: 'shoeSize' }, source: '' });
    expect(reply.status).toBe(400);
    const paths = problemOf(reply).fields?.map((one) => one.path);
    expect(paths?.sort()).toEqual(['csv', 'dryRun', 'mapping.Name', 'source']);
  });

  it('takes files far larger than other bodies, up to its own limit', async () => {
    const note = 'x'.repeat(1024 * 1024);
    const large = await send({ csv: `Name,Note\nLarge,${note}`, dryRun: true });
    expect([large.status, large.body.created]).toEqual([200, 1]);
    const larger = await send({ csv: 'x'.repeat(33 * 1024 * 1024), dryRun: true });
    expect([larger.status, problemOf(larger).code]).toEqual([413, 'bodyTooLarge']);
  });
});

describe('npm run import-contacts', () => {
  let us: Organisation;
  let folder: string;
  beforeAll(async () => {
    us = await startOrganisation(embeddedServer);
    folder = await mkdtemp(path.join(tmpdir(), 'interaction-log-import-'));
  });
  afterAll(async () => {
    await us.server[Symbol.asyncDispose]();
    await rm(folder, { recursive: true, force: true });
  });

  const run = (...args: string[]) =>
    new Promise<{ code: number | null; out: string; err: string }>((resolve) => {
      const child = spawn(
        process.execPath,
        ['server/import-contacts.ts', ...args, '--url', us.server.url],
        { cwd: repository },
      );
      let out = '';
      let err = '';
      child.stdout.on('data', (chunk: Buffer) => {
        out += chunk.toString();
      });
      child.stderr.on('data', (chunk: Buffer) => {
        err += chunk.toString();
      });
      child.on('close', (code) => resolve({ code, out, err }));
    });
  const fileWith = async (name: string, content: string | Uint8Array) => {
    const file = path.join(folder, name);
    await writeFile(file, content);
    return file;
  };

  it('imports the example of the README, the second time without a change', async () => {
    const example = ['docs/examples/contacts.csv', '--source', 'crm'];
    const dry = await run(...example, '--dry-run');
    expect([dry.code, dry.err]).toEqual([0, '']);
    expect(dry.out).toMatch(/dry run: nothing was stored\)\n +created +1\n +changed +2\n/);
    expect(await run(...example)).toMatchObject({
      code: 0,
      out: expect.stringMatching(/created +1\n +changed +2\n/),
    });
    const second = await run(...example);
    expect(second.out).toMatch(/created +0\n +changed +0\n +unchanged +3\n +refused +0/);
  });

  it('reads Windows-1252, asks with a key, and writes a report that runs nothing', async () => {
    const { body: key } = await us.administrator.send<ServiceKeyWithSecret>(
      'POST',
      '/service-keys',
      {
        name: 'import',
        scopes: ['contactsImport'],
      },
    );
    const bytes = Buffer.from('Name;E-Mail\n=Åke;åke\n=Öst;ost@k.example\n', 'latin1');
    const file = await fileWith('old.csv', bytes);
    const report = path.join(folder, 'report.csv');
    const keyFile = await fileWith('key.txt', `${key.secret}\n`);
    const done = await run(file, '--key-file', keyFile, '--report', report);
    expect(done.code).toBe(2);
    expect(done.out).toContain('line 2 (=Åke): E-Mail: åke is no e-mail address.');
    const rows = [...readCsv(await readFile(report, 'utf8'))].map(({ cells }) => cells);
    expect(rows.map((cells) => cells.slice(0, 4))).toEqual([
      ['Line', 'Outcome', 'No.', 'Name'],
      ['2', 'refused', '', "'=Åke"],
      ['3', 'created', expect.stringMatching(/^CT/), "'=Öst"],
    ]);
    const contact = await us.jo.get(`/contacts/${rows[2]?.[2]}`);
    expect(contact.body).toMatchObject({
      name: '=Öst',
      createdBy: expect.stringContaining('import'),
    });
  });

  it('says in one sentence why nothing could be done', async () => {
    const ids = await fileWith('ids.csv', 'Id,Name\n1,Ada\n');
    const cases: [string[], RegExp][] = [
      [[], /npm run import-contacts -- contacts\.csv/],
      [['--nonsense'], /--nonsense/],
      [[path.join(folder, 'missing.csv')], /cannot be read \(ENOENT\)/],
      [[ids], /source: The file has external ids/],
      [[ids, '--key', 'ilk_wrong'], /sign-in is not valid/],
      [[ids, '--map', 'Name'], /--map takes/],
    ];
    for (const [args, sentence] of cases) {
      const { code, out, err } = await run(...args);
      expect([code, out]).toEqual([1, '']);
      expect(err).toMatch(sentence);
      expect(err).not.toMatch(/\n\s+at /);
    }
  });
});
