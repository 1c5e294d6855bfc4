import { cpus } from 'node:os';
import { openBareCommit } from './bare-commit.ts';
import { startBareExpress, startProduct, stopAllChildren } from './child-server.ts';
import { createDatabases, type Databases, smallEntries } from './databases.ts';
import { emailTo } from './email-report.ts';
import type { HttpRequest } from './http-load.ts';
import { measureExport } from './measure-export.ts';
import { measureImport } from './measure-import.ts';
import { measureLists } from './measure-lists.ts';
import { measureLogging } from './measure-logging.ts';
import { measureMatching } from './measure-matching.ts';
import { measurePages } from './measure-pages.ts';
import { measureMemory, measureStart } from './measure-process.ts';
import { measureSearch } from './measure-search.ts';
import { measureStatistics } from './measure-statistics.ts';
import { measureTab } from './measure-tab.ts';
import { type Options, type Part, readOptions } from './options.ts';
import { asTable, failed, type Row } from './report.ts';
import { signInAll } from './sign-in.ts';

const startedAt = performance.now();
const progress = (text: string): void => {
  const passed = ((performance.now() - startedAt) / 1000).toFixed(1);
  process.stderr.write(`${passed.padStart(6)} s  ${text}\n`);
};

/** A part that breaks off fails by itself; the others are measured all the same. */
const part = async (what: string, measure: () => Promise<Row[]>): Promise<Row[]> => {
  progress(what);
  try {
    return await measure();
  } catch (error) {
    return [failed(what, error)];
  }
};

const logFirstEmail = async (port: number, request: HttpRequest): Promise<number> => {
  const answer = await fetch(`http://127.0.0.1:${port}${request.path}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${request.token}`,
    },
    body: request.body ?? '',
  });
  const text = await answer.text();
  if (answer.status !== 201) throw new Error(`The first e-mail answered ${answer.status}: ${text}`);
  return (JSON.parse(text) as { emailMessageId: number }).emailMessageId;
};

const measureServers = async (databases: Databases, options: Options): Promise<Row[]> => {
  const { contacts, rounds, milliseconds } = options;
  const bareExpress = await startBareExpress();
  const small = await startProduct(databases.small);
  const large = await startProduct(databases.large);
  const tokens = await signInAll(large.port);
  const smallTarget = {
    port: small.port,
    entries: smallEntries,
    tokens: await signInAll(small.port),
  };
  const largeTarget = { port: large.port, entries: options.entries, tokens };
  const [token] = tokens;
  if (token === undefined) throw new Error('Nobody could sign in');

  const { large: dataDir } = databases;
  const nextEmail = emailTo(tokens, contacts);
  const messageId = await logFirstEmail(large.port, nextEmail(0));
  const bareCommit = openBareCommit(dataDir, messageId, contacts);

  const lists = await part('listing', () =>
    measureLists(smallTarget, largeTarget, {
      contacts,
      bareExpress: bareExpress.port,
      rounds,
      milliseconds,
    }),
  );
  const searches = await part('searching', () =>
    measureSearch(largeTarget, { contacts, milliseconds }),
  );
  const exports = await part('exporting', () =>
    measureExport(large, { dataDir, token: token.token }),
  );
  const logging = await part('logging e-mail', () =>
    measureLogging({
      product: large.port,
      bareExpress: bareExpress.port,
      bareCommit,
      nextEmail,
      rounds,
      milliseconds,
    }),
  );
  const matching = await part('matching', () =>
    measureMatching({ port: large.port, dataDir, token }, { contacts, milliseconds }),
  );
  bareCommit.close();
  const imports = await part('importing', () => measureImport({ port: large.port, nextEmail }));
  const memory = await part('memory', () => measureMemory(large));
  return [...logging, ...lists, ...searches, ...exports, ...matching, ...imports, ...memory];
};

const machine = (): string => {
  const cores = cpus();
  return `${cores.length} × ${cores[0]?.model.trim() ?? 'unknown processor'}, ${process.platform} ${process.arch}, Node ${process.versions.node}`;
};

const measureTabOn = async (dataDir: string): Promise<Row[]> => {
  const server = await startProduct(dataDir);
  try {
    return await measureTab(server.port);
  } finally {
    await server.stop();
  }
};

const measureStatisticsOn = async (dataDir: string, options: Options): Promise<Row[]> => {
  const { entries, contacts, milliseconds } = options;
  const { port, stop } = await startProduct(dataDir);
  try {
    const tokens = await signInAll(port);
    return await measureStatistics({ port, entries, tokens }, { contacts, milliseconds, dataDir });
  } finally {
    await stop();
  }
};

const run = async (options: Options): Promise<Row[]> => {
  const wanted = (name: Part) => options.parts.includes(name);
  const pages = wanted('pages') ? await part('pages', measurePages) : [];
  if (options.parts.every((name) => name === 'pages')) return pages;
  const databases = await createDatabases(options, progress);
  const statistics = wanted('statistics')
    ? await part('statistics', () => measureStatisticsOn(databases.large, options))
    : [];
  const start = wanted('start') ? await part('starting', () => measureStart(databases.large)) : [];
  const servers = wanted('servers') ? await measureServers(databases, options) : [];
  const tab = wanted('tab') ? await part('the tab', () => measureTabOn(databases.large)) : [];
  return [...servers, ...statistics, ...start, ...pages, ...tab];
};

const main = async (): Promise<void> => {
  const options = readOptions(process.argv.slice(2));
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => process.exit(130));
  try {
    const rows = await run(options);
    const { entries, contacts } = options;
    const size = `${entries.toLocaleString('en-US')} entries, ${contacts.toLocaleString('en-US')} contacts`;
    process.stdout.write(`\n${machine()}\n${size}\n\n${asTable(rows)}\n`);
    const broken = rows.filter((row) => row.kept === false).length;
    if (broken > 0) process.stdout.write(`\n${broken} promises are not kept.\n`);
    process.exitCode = broken > 0 && !options.noFail ? 1 : 0;
  } finally {
    await stopAllChildren();
  }
};

await main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
