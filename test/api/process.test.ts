import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import path from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { ContactListItem } from '../../server/contract/contact.ts';
import type { EmailResult } from '../../server/contract/email.ts';
import type { InteractionLogEntry } from '../../server/contract/interaction-log-entry.ts';
import { standardSetup } from '../../server/domain/standard-setup/standard-setup.ts';
import { openSqliteStorage } from '../../server/storage/sqlite/sqlite-storage.ts';
import type { Storage } from '../../server/storage/storage.ts';
import { endServers, runServer, temporaryFolder } from '../support/server-process.ts';

const databaseFile = 'interaction-log.sqlite';

const ask = async <T>(url: string, route: string): Promise<T> =>
  (await (await fetch(`${url}/api/v1${route}`)).json()) as T;

const itemsOf = async <T>(url: string, route: string): Promise<T[]> =>
  (await ask<{ items: T[] }>(url, route)).items;

const report = (captureId: string, address: string) => ({
  captureId,
  from: { address: 'jo@harmaja.example' },
  to: [{ address }, { address: 'stranger@nowhere.example' }],
  subject: `Mail ${captureId}`,
  sentAt: '2026-03-02T12:00:00Z',
});

const post = async (url: string, body: unknown): Promise<{ status: number; body: EmailResult }> => {
  const answer = await fetch(`${url}/api/v1/emails`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  return { status: answer.status, body: (await answer.json()) as EmailResult };
};

const inDatabase = async <T>(
  folder: string,
  read: (storage: Storage) => Promise<T>,
): Promise<T> => {
  const storage = await openSqliteStorage(folder);
  try {
    return await read(storage);
  } finally {
    await storage.close();
  }
};

/** How many entries each message has of each contact, by capture id. */
const entriesByCaptureId = (folder: string): Promise<Map<string, number[]>> =>
  inDatabase(folder, async ({ read }) => {
    const rows = await read.sql
      .selectFrom('email_message_capture as x')
      .innerJoin('interaction_log_entry as e', 'e.email_message_id', 'x.email_message_id')
      .select(['x.capture_id', 'e.entry_no'])
      .execute();
    const entries = new Map<string, number[]>();
    for (const { capture_id, entry_no } of rows)
      entries.set(capture_id, [...(entries.get(capture_id) ?? []), entry_no]);
    return entries;
  });

/** The address of a demo contact that nobody else has. */
const someAddress = async (url: string): Promise<string> => {
  const contacts = await itemsOf<ContactListItem>(url, '/contacts?type=person&limit=200');
  const counts = new Map<string, number>();
  for (const { emailAddresses } of contacts)
    for (const address of emailAddresses) counts.set(address, (counts.get(address) ?? 0) + 1);
  const [unique] = [...counts].find(([, count]) => count === 1) ?? [];
  if (unique === undefined) throw new Error('The demo company has no such contact');
  return unique;
};

const expectSentence = (stderr: string, sentence: RegExp) => {
  expect(stderr).toMatch(sentence);
  expect(stderr).toMatch(/^[^\n]+[.]\n$/);
  expect(stderr).not.toMatch(/^\s+at |node:internal|Error:/m);
};

afterEach(endServers);

describe('a start that fails', () => {
  it('names the port that is in use', async () => {
    using folder = temporaryFolder();
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    const { code, stdout, stderr } = await runServer(
      { DATA_DIR: folder.path, PORT: String(port) },
      ['--empty'],
    ).ended;
    other.close();
    expect([code, stdout]).toEqual([1, '']);
    expectSentence(stderr, new RegExp(`^Port ${port} is in use by another program: .*PORT`));
  });

  it('names the data folder when a file is in its place', async () => {
    using folder = temporaryFolder();
    const file = path.join(folder.path, 'data');
    writeFileSync(file, 'a file');
    for (const place of [file, path.join(file, 'below')]) {
      const { code, stdout, stderr } = await runServer({ DATA_DIR: place }).ended;
      expect([code, stdout]).toEqual([1, '']);
      expectSentence(stderr, /^The data folder .+ cannot be used .+DATA_DIR/);
      expect(stderr).toContain(place);
    }
  });

  it('names the data folder when its file is no database', async () => {
    using folder = temporaryFolder();
    for (const content of ['This is no database. '.repeat(100), 'short']) {
      writeFileSync(path.join(folder.path, databaseFile), content);
      const { code, stderr } = await runServer({ DATA_DIR: folder.path }).ended;
      expect(code).toBe(1);
      expectSentence(stderr, /^The data folder .+ cannot be used .+DATA_DIR/);
    }
  });

  it('names the data folder when the database is a folder', async () => {
    using folder = temporaryFolder();
    mkdirSync(path.join(folder.path, databaseFile));
    const { code, stderr } = await runServer({ DATA_DIR: folder.path }).ended;
    expect(code).toBe(1);
    expectSentence(stderr, /^The data folder .+ cannot be used .+DATA_DIR/);
  });

  it('says that the database is newer than the program', async () => {
    using folder = temporaryFolder();
    await inDatabase(folder.path, ({ write }) =>
      write(({ sql }) =>
        sql
          .insertInto('migration')
          .values({ version: 999, name: 'from the future', applied_at: Date.now() })
          .execute(),
      ),
    );
    const { code, stderr } = await runServer({ DATA_DIR: folder.path }).ended;
    expect(code).toBe(1);
    expectSentence(stderr, /^The database has schema version 999, but this release .+ up to \d+\./);
  });

  it('lists every problem of the settings at once', async () => {
    using folder = temporaryFolder();
    const { code, stdout, stderr } = await runServer({
      DATA_DIR: folder.path,
      AUTH_MODE: 'entra',
    }).ended;
    expect([code, stdout]).toEqual([1, '']);
    expectSentence(stderr, /^The settings do not fit: /);
    for (const name of ['ENTRA_TENANT_ID', 'ENTRA_CLIENT_ID', 'PUBLIC_URL'])
      expect(stderr).toContain(name);
    const wrong = await runServer({ PORT: 'high', AUTH_MODE: 'none', SECRET_KEY: 'short' }, [
      '--language',
      'de',
    ]).ended;
    expect(wrong.code).toBe(1);
    expectSentence(wrong.stderr, /PORT.+AUTH_MODE.+SECRET_KEY.+--language/);
  });

  it('refuses to let everybody in over the network', async () => {
    const { code, stderr } = await runServer({ HOST: '0.0.0.0' }).ended;
    expect(code).toBe(1);
    expectSentence(stderr, /HOST must be a loopback address, not 0\.0\.0\.0/);
  });

  it('names an argument it does not know', async () => {
    const { code, stderr } = await runServer({}, ['--langage', 'fi']).ended;
    expect(code).toBe(1);
    expectSentence(stderr, /--langage/);
  });

  it('says that SQL Server cannot be reached', async () => {
    using folder = temporaryFolder();
    const database = await runServer({
      DATA_DIR: folder.path,
      DATABASE_URL:
        'Server=127.0.0.1,1;Database=x;User Id=sa;Password=hidden-from-all;Encrypt=false',
    }).ended;
    expect(database.code).toBe(1);
    expectSentence(database.stderr, /^SQL Server cannot be used .+DATABASE_URL/);
    expect(database.stderr).not.toContain('hidden-from-all');
  });

  it('starts without its sign-in provider, and logs what to check', async () => {
    using folder = temporaryFolder();
    const server = runServer({
      DATA_DIR: folder.path,
      LOG_LEVEL: 'warn',
      AUTH_MODE: 'entra',
      ENTRA_TENANT_ID: 't',
      ENTRA_CLIENT_ID: 'c',
      ENTRA_AUTHORITY: 'http://127.0.0.1:1',
      PUBLIC_URL: 'http://log.us.example',
    });
    expect(await server.ready).toBe('http://log.us.example');
    server.signal('SIGTERM');
    expect((await server.ended).stdout).toMatch(/does not answer: check ENTRA_AUTHORITY/);
  });

  it('takes no name for the ids of Entra ID, and no provider that anybody could play', async () => {
    const entra = { AUTH_MODE: 'entra', PUBLIC_URL: 'https://log.us.example' };
    const named = await runServer({
      ...entra,
      ENTRA_TENANT_ID: 'us.onmicrosoft.com',
      ENTRA_CLIENT_ID: 'Interaction Log',
    }).ended;
    expect(named.code).toBe(1);
    expectSentence(named.stderr, /ENTRA_TENANT_ID must be the id .+ENTRA_CLIENT_ID must be the id/);
    const open = await runServer({
      ...entra,
      ENTRA_TENANT_ID: 't',
      ENTRA_CLIENT_ID: 'c',
      ENTRA_AUTHORITY: 'http://login.us.example',
    }).ended;
    expect(open.code).toBe(1);
    expectSentence(open.stderr, /ENTRA_AUTHORITY must be https/);
  });
});

describe('a new database', () => {
  const startAndRead = async (args: string[]) => {
    using folder = temporaryFolder();
    const server = runServer({ DATA_DIR: folder.path }, args);
    const url = await server.ready;
    const read = {
      contacts: await itemsOf(url, '/contacts?limit=200'),
      salespeople: await itemsOf<{ code: string }>(url, '/salespeople'),
      entries: await itemsOf(url, '/interaction-log-entries?limit=200'),
      groups: await itemsOf(url, '/interaction-groups'),
      templates: await itemsOf<{ code: string; description: string }>(
        url,
        '/interaction-templates',
      ),
      people: await itemsOf<{ userName: string }>(url, '/local-sign-in'),
      setup: await ask<{ languageCode: string; currencyCode: string }>(url, '/marketing-setup'),
    };
    server.signal('SIGTERM');
    await server.ended;
    return read;
  };

  it('has the demo company', async () => {
    const { contacts, salespeople, entries, groups, templates } = await startAndRead([]);
    expect(salespeople.map((one) => one.code)).toEqual(['BC', 'EH', 'HR', 'JO', 'LT', 'OF', 'RB']);
    expect(contacts.length).toBeGreaterThanOrEqual(40);
    expect(entries).toHaveLength(200);
    expect([groups.length, templates.length]).toEqual([6, 31]);
  });

  it('has the standard set-up alone with --empty', async () => {
    const { contacts, salespeople, entries, groups, templates, people, setup } = await startAndRead(
      ['--empty'],
    );
    expect([contacts, salespeople, entries]).toEqual([[], [], []]);
    expect([groups.length, templates.length]).toEqual([6, 31]);
    expect(people.map((one) => one.userName)).toEqual(['administrator', 'manager', 'reader']);
    expect(setup).toMatchObject({ languageCode: 'en', currencyCode: 'EUR' });
  });

  it.each([
    ['fi', 'EUR'],
    ['sv', 'SEK'],
  ] as const)('speaks %s', async (language, currencyCode) => {
    const english = standardSetup('en').templates;
    const { templates, setup } = await startAndRead(['--empty', '--language', language]);
    expect(setup).toMatchObject({ languageCode: language, currencyCode });
    expect(templates.map((one) => one.code)).toEqual(english.map((one) => one.code).sort());
    const descriptions = new Set(english.map((one) => one.description));
    expect(templates.filter((one) => descriptions.has(one.description))).toEqual([]);
  });

  it('is filled once: a second start keeps what was changed', async () => {
    using folder = temporaryFolder();
    const first = runServer({ DATA_DIR: folder.path });
    const url = await first.ready;
    const address = await someAddress(url);
    const logged = await post(url, report('kept', address));
    expect(logged.status).toBe(201);
    const contacts = await itemsOf(url, '/contacts?limit=200');
    const signedIn = await fetch(`${url}/api/v1/local-sign-in`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: '{"userName":"jo"}',
    });
    const { token } = (await signedIn.json()) as { token: string };
    first.signal('SIGINT');
    expect((await first.ended).code).toBe(0);

    const second = runServer({ DATA_DIR: folder.path }, ['--language', 'fi']);
    const again = await second.ready;
    expect(await itemsOf(again, '/contacts?limit=200')).toEqual(contacts);
    const repeated = await post(again, report('kept', address));
    expect([repeated.status, repeated.body]).toEqual([200, logged.body]);
    expect(await ask(again, '/marketing-setup')).toMatchObject({ languageCode: 'en' });
    const me = await fetch(`${again}/api/v1/me`, { headers: { Authorization: `Bearer ${token}` } });
    expect([me.status, await me.json()]).toEqual([
      200,
      expect.objectContaining({ userName: 'jo' }),
    ]);
    second.signal('SIGTERM');
    expect((await second.ended).code).toBe(0);
  });
});

/** Clients that post one mail after the other, until the server is gone. */
const load = (url: string, address: string, clients: number, name: string) => {
  const acknowledged = new Map<string, number>();
  const unexpected: unknown[] = [];
  let posted = 0;
  let stopped = false;
  const client = async () => {
    while (!stopped) {
      posted += 1;
      const captureId = `${name}-${posted}`;
      try {
        const { status, body } = await post(url, report(captureId, address));
        if (status === 201) acknowledged.set(captureId, body.entries[0]?.entryNo ?? 0);
        else unexpected.push([status, body]);
      } catch {
        return;
      }
    }
  };
  const done = Promise.all(Array.from({ length: clients }, client));
  return {
    acknowledged,
    unexpected,
    done,
    stop: () => {
      stopped = true;
    },
    async until(count: number) {
      while (acknowledged.size < count) await new Promise((resolve) => setTimeout(resolve, 5));
    },
  };
};

// Windows has no signals between processes.
const describeSignals = process.platform === 'win32' ? describe.skip : describe;

describeSignals.each(['SIGTERM', 'SIGINT'] as const)('%s', (signal) => {
  it('finishes what is in flight, and closes the database', async () => {
    using folder = temporaryFolder();
    const server = runServer({ DATA_DIR: folder.path });
    const url = await server.ready;
    const address = await someAddress(url);
    const many = Array.from({ length: 150 }, (_, at) =>
      post(url, report(`flight-${at}`, address)).then(
        ({ status, body }) => ({ at, status, entryNo: body.entries[0]?.entryNo }),
        () => ({ at, status: 0, entryNo: undefined }),
      ),
    );
    await many[0];
    server.signal(signal);
    const answers = await Promise.all(many);
    expect(await server.ended).toMatchObject({ code: 0, signal: null, stderr: '' });
    // A request that the server never accepted has no answer; whatever it answered is a success.
    const accepted = answers.filter((one) => one.status !== 0);
    expect(accepted.length).toBeGreaterThan(1);
    expect(accepted.filter((one) => one.status !== 201)).toEqual([]);
    const wal = path.join(folder.path, `${databaseFile}-wal`);
    expect(existsSync(wal) && statSync(wal).size > 0).toBe(false);
    const stored = await entriesByCaptureId(folder.path);
    for (const { at, entryNo } of accepted)
      expect([at, stored.get(`flight-${at}`)]).toEqual([at, [entryNo]]);
    expect(stored.size).toBe(accepted.length);
  });

  it('ends soon although clients keep asking', async () => {
    using folder = temporaryFolder();
    const server = runServer({ DATA_DIR: folder.path });
    const url = await server.ready;
    const clients = load(url, await someAddress(url), 8, 'busy');
    await clients.until(50);
    const stopped = Date.now();
    server.signal(signal);
    expect((await server.ended).code).toBe(0);
    expect(Date.now() - stopped).toBeLessThan(5000);
    await clients.done;
    expect(clients.unexpected).toEqual([]);
    const stored = await entriesByCaptureId(folder.path);
    for (const [captureId, entryNo] of clients.acknowledged)
      expect([captureId, stored.get(captureId)]).toEqual([captureId, [entryNo]]);
  });
});

describeSignals('SIGKILL', () => {
  it('loses nothing that was acknowledged, and logs nothing twice (rule 8.12)', async () => {
    using folder = temporaryFolder();
    const acknowledged = new Map<string, number>();
    let address = '';
    for (const round of ['first', 'second', 'third']) {
      const server = runServer({ DATA_DIR: folder.path });
      const url = await server.ready;
      address ||= await someAddress(url);
      const clients = load(url, address, 8, round);
      await clients.until(200);
      server.signal('SIGKILL');
      expect(await server.ended).toMatchObject({ code: null, signal: 'SIGKILL' });
      await clients.done;
      expect(clients.unexpected).toEqual([]);
      for (const [captureId, entryNo] of clients.acknowledged) acknowledged.set(captureId, entryNo);
    }

    const server = runServer({ DATA_DIR: folder.path });
    const url = await server.ready;
    await Promise.all(
      [...acknowledged].map(async ([captureId, entryNo]) => {
        const { status, body } = await post(url, report(captureId, address));
        expect([captureId, status, body.entries.map((one) => one.entryNo)]).toEqual([
          captureId,
          200,
          [entryNo],
        ]);
      }),
    );
    const [last] = acknowledged.values();
    expect(await ask<InteractionLogEntry>(url, `/interaction-log-entries/${last}`)).toMatchObject({
      contactVia: address,
    });
    server.signal('SIGTERM');
    expect((await server.ended).code).toBe(0);

    const stored = await entriesByCaptureId(folder.path);
    expect([...stored.values()].filter((entries) => entries.length !== 1)).toEqual([]);
    await inDatabase(folder.path, async ({ read }) => {
      const doubles = await read.sql
        .selectFrom('interaction_log_entry')
        .select(['email_message_id', 'contact_id'])
        .where('email_message_id', 'is not', null)
        .groupBy(['email_message_id', 'contact_id'])
        .having((eb) => eb.fn.countAll(), '>', 1)
        .execute();
      expect(doubles).toEqual([]);
      const decisions = await read.sql
        .selectFrom('capture_decision')
        .select(['email_message_id', (eb) => eb.fn.countAll().as('decisions')])
        .groupBy('email_message_id')
        .execute();
      expect(decisions.filter((one) => Number(one.decisions) !== 2)).toEqual([]);
    });
  });
});
