import { readFile } from 'node:fs/promises';
import { type ChildServer, checkPages, startProduct, untilReady } from './child-server.ts';
import { median } from './percentile.ts';
import { atMost, megabytes, type Row, seconds, told } from './report.ts';

const maxStartSeconds = 3;
const maxMegabytes = 250;
const starts = 3;

/** From the command to a server that says it is ready, on a database that exists. */
export const measureStart = async (dataDir: string): Promise<Row[]> => {
  const pages: number[] = [];
  const servers: number[] = [];
  for (let start = 0; start < starts; start++) {
    const startedAt = performance.now();
    await checkPages();
    const checkedAt = performance.now();
    const server = await startProduct(dataDir);
    try {
      await untilReady(server.port);
    } finally {
      servers.push((performance.now() - checkedAt) / 1000);
      pages.push((checkedAt - startedAt) / 1000);
      await server.stop();
    }
  }
  const whole = median(pages) + median(servers);
  return [
    told('start: checking the pages', seconds(median(pages))),
    atMost('start: a built clone until it is ready', whole, maxStartSeconds, seconds),
  ];
};

/** What Linux tells of the memory of a process, in megabytes. */
const readMemory = async (pid: number) => {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => null);
  if (status === null) return null;
  const read = (name: string) =>
    (Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1]) * 1024) / 1_000_000;
  return { resident: read('VmRSS'), own: read('RssAnon'), peak: read('VmHWM') };
};

export const measureMemory = async ({ pid }: ChildServer): Promise<Row[]> => {
  const memory = await readMemory(pid);
  if (memory === null) return [told('memory after the run', 'measured on Linux only')];
  return [
    atMost('memory after the run', memory.resident, maxMegabytes, megabytes),
    told('memory without mapped files', megabytes(memory.own)),
    told('memory at its peak', megabytes(memory.peak)),
  ];
};
