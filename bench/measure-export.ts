import { readFile } from 'node:fs/promises';
import { openBare } from './bench-database.ts';
import type { ChildServer } from './child-server.ts';
import { runLoad } from './http-load.ts';
import { percentile } from './percentile.ts';
import { atLeast, atMost, milliseconds, perSecond, type Row, times, told } from './report.ts';

const rows = 100_000;
/** The first rows fill buffers and caches that stay. */
const warmRows = 5000;
const maxGrowth = 1.5;
const maxListP95 = 50;
const minOfBare = 0.02;

const residentMegabytes = async (pid: number): Promise<number | null> => {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => null);
  const kilobytes = /^VmRSS:\s+(\d+) kB/m.exec(status ?? '')?.[1];
  return kilobytes === undefined ? null : Number(kilobytes) / 1000;
};

/** The same rows read through the bare driver, with the names that the export shows. */
const readBare = (dataDir: string): number => {
  const database = openBare(dataDir);
  try {
    const statement = database.prepare(
      `select e.*, c.no, c.name, k.no as company_no, k.name as company_name from interaction_log_entry e
       left join contact c on c.id = e.contact_id left join contact k on k.id = e.contact_company_id
       where e.postponed = 0 order by e.sort_time desc, e.entry_no desc limit ${rows}`,
    );
    const startedAt = performance.now();
    let read = 0;
    for (const _ of statement.iterate()) read += 1;
    return (read / (performance.now() - startedAt)) * 1000;
  } finally {
    database.close();
  }
};

/** Reads the export as fast as it comes, and how much memory the server has meanwhile. */
const readExport = async ({ port, pid }: ChildServer, token: string) => {
  const stop = new AbortController();
  const startedAt = performance.now();
  const answer = await fetch(`http://127.0.0.1:${port}/api/v1/interaction-log-entries/export`, {
    headers: { authorization: `Bearer ${token}` },
    signal: stop.signal,
  });
  if (answer.status !== 200 || answer.body === null)
    throw new Error(`The export answered ${answer.status}`);
  let read = 0;
  let before: number | null = null;
  let peak = 0;
  let sampledAt = 0;
  for await (const chunk of answer.body) {
    for (const byte of chunk as Uint8Array) if (byte === 10) read += 1;
    if (read < warmRows) continue;
    before ??= await residentMegabytes(pid);
    if (read - sampledAt > warmRows) {
      peak = Math.max(peak, (await residentMegabytes(pid)) ?? 0);
      sampledAt = read;
    }
    if (read >= rows) break;
  }
  const taken = (performance.now() - startedAt) / 1000;
  stop.abort();
  return { perSecond: read / taken, growth: before === null ? null : peak / before };
};

/** 100,000 rows as CSV while others read lists. */
export const measureExport = async (
  server: ChildServer,
  { dataDir, token }: { dataDir: string; token: string },
): Promise<Row[]> => {
  const bare = readBare(dataDir);
  let running = true;
  const latencies: number[] = [];
  const next = () => ({ path: '/api/v1/interaction-log-entries?limit=50', token });
  const reader = (async () => {
    while (running)
      latencies.push(
        ...(await runLoad({ port: server.port, clients: 1, milliseconds: 200, next })).latencies,
      );
  })();
  const exported = await readExport(server, token).finally(() => {
    running = false;
  });
  await reader;
  const what = `export of ${rows.toLocaleString('en-US')} rows`;
  return [
    told(`${what}: the bare driver reads`, perSecond(bare)),
    told(what, perSecond(exported.perSecond)),
    atLeast(`${what}: of the bare driver`, exported.perSecond / bare, minOfBare, times),
    exported.growth === null
      ? told(`${what}: memory`, 'measured on Linux only')
      : atMost(`${what}: memory at most, of before`, exported.growth, maxGrowth, times),
    atMost(`${what}: a list meanwhile, p95`, percentile(latencies, 0.95), maxListP95, milliseconds),
  ];
};
