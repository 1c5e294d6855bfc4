import { DatabaseSync } from 'node:sqlite';
import { databaseFile } from './bench-database.ts';
import { type HttpRequest, type LoadResult, runLoad } from './http-load.ts';
import type { ListTarget } from './measure-lists.ts';
import { median, percentile } from './percentile.ts';
import { atMost, milliseconds, type Row, times, told } from './report.ts';
import { busyContacts, contactNo } from './sample-company.ts';

const maxOfContact = 150;
const maxOfCompany = 1000;
const maxListMeanwhile = 50;
const yearMilliseconds = 365 * 86_400_000;

const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 10);

interface Settings {
  contacts: number;
  milliseconds: number;
  dataDir: string;
}

/** The floor: every entry of the year read once through the driver alone, and nothing made of it. */
const bareScan = (dataDir: string, from: string, to: string): number => {
  const database = new DatabaseSync(databaseFile(dataDir), { readOnly: true });
  const scan = database.prepare(
    'select count(*), sum(cost), sum(duration_minutes) from interaction_log_entry where canceled = 0 and postponed = 0 and date >= ? and date <= ?',
  );
  const passed = Array.from({ length: 6 }, () => {
    const startedAt = performance.now();
    scan.all(from, to);
    return performance.now() - startedAt;
  });
  database.close();
  return median(passed.slice(1));
};

/** Figures of a contact and of the whole company over a year, and what lists take meanwhile. */
export const measureStatistics = async (
  { port, entries, tokens }: ListTarget,
  { contacts, milliseconds: length, dataDir }: Settings,
): Promise<Row[]> => {
  const token = tokens[0]?.token ?? '';
  const [from, to] = [dayOf(Date.now() - yearMilliseconds), dayOf(Date.now())];
  const year = `dateFrom=${from}&dateTo=${to}`;
  const busy = busyContacts(entries);
  const step = Math.floor(contacts / busy);
  let asked = 0;
  const ofContact = (): HttpRequest => {
    asked += 1;
    const no = contactNo((1 + (asked % busy)) * step);
    return { path: `/api/v1/statistics?contactNo=${no}&groupBy=month&${year}`, token };
  };
  const list = (): HttpRequest => {
    asked += 1;
    const no = contactNo((1 + (asked % busy)) * step);
    return { path: `/api/v1/interaction-log-entries?limit=50&contactNo=${no}`, token };
  };
  const company = (): HttpRequest => ({
    path: `/api/v1/statistics?groupBy=week&splitBy=group&compare=true&contacts=true&${year}`,
    token,
  });
  const load = (next: () => HttpRequest): Promise<LoadResult> =>
    runLoad({ port, clients: 1, milliseconds: length, next });
  // Until then the workers have started and the pages are in memory.
  await load(ofContact);
  await load(company);
  const contact = (await load(ofContact)).latencies;
  const alone = (await load(company)).latencies;
  const [meanwhile, lists] = await Promise.all([load(company), load(list)]);
  const bare = bareScan(dataDir, from, to);
  const p95 = (latencies: number[]) => percentile(latencies, 0.95);
  return [
    told('statistics of a contact over a year: p50', milliseconds(median(contact))),
    atMost('statistics of a contact over a year: p95', p95(contact), maxOfContact, milliseconds),
    told('statistics of the company over a year: p50', milliseconds(median(alone))),
    atMost('statistics of the company over a year: p95', p95(alone), maxOfCompany, milliseconds),
    told('statistics of the company: one scan of the year by the bare driver', milliseconds(bare)),
    told('statistics of the company: compared with that', times(median(alone) / bare)),
    told('statistics of the company beside lists: p95', milliseconds(p95(meanwhile.latencies))),
    atMost(
      '50 newest of a contact while the company is counted: p99',
      percentile(lists.latencies, 0.99),
      maxListMeanwhile,
      milliseconds,
    ),
  ];
};
