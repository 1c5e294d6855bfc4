import { setTimeout as sleep } from 'node:timers/promises';
import type { ContactImportResult } from '../server/contract/contact-import.ts';
import { type HttpRequest, runLoad } from './http-load.ts';
import { median, percentile } from './percentile.ts';
import { atMost, milliseconds, type Row, seconds, told } from './report.ts';

export interface ImportTarget {
  port: number;
  /** Logs mails meanwhile, as everybody goes on working. */
  nextEmail: (client: number) => HttpRequest;
}

const rows = 20_000;
const personsPerCompany = 4;
const maxSeconds = 60;
const maxP99 = 200;

/** Companies with their persons; no contact of the sample company has these addresses. */
const sampleFile = (): string => {
  const lines = ['Id;Type;Name;Company;E-Mail;E-Mail 2;Phone;Job title;City;Country'];
  for (let at = 0; at < rows; at++) {
    const company = Math.floor(at / (personsPerCompany + 1));
    const domain = `imported${company}.example`;
    lines.push(
      at % (personsPerCompany + 1) === 0
        ? `${at};company;Imported ${company} Ltd;;info@${domain};;+358 9 ${2_000_000 + at};;Helsinki;Finland`
        : `${at};person;Person ${at};Imported ${company} Ltd;person${at}@${domain};p${at}@home.example;+358 40 ${1_000_000 + at};Buyer;Turku;Finland`,
    );
  }
  return lines.join('\r\n');
};

const send = async (port: number, csv: string, dryRun: boolean): Promise<ContactImportResult> => {
  const answer = await fetch(`http://127.0.0.1:${port}/api/v1/contacts/import`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ csv, dryRun, source: 'bench' }),
  });
  const text = await answer.text();
  if (answer.status !== 200) throw new Error(`The import answered ${answer.status}: ${text}`);
  return JSON.parse(text) as ContactImportResult;
};

/** Runs an import while one client logs mails, and tells how long the mails took. */
const importMeanwhile = async (
  { port, nextEmail }: ImportTarget,
  { csv, expected, dryRun }: { csv: string; expected: 'created' | 'unchanged'; dryRun: boolean },
) => {
  let running = true;
  const latencies: number[] = [];
  const writer = (async () => {
    while (running)
      latencies.push(
        ...(await runLoad({ port, clients: 1, milliseconds: 200, next: nextEmail })).latencies,
      );
  })();
  const startedAt = performance.now();
  try {
    const result = await send(port, csv, dryRun);
    const taken = (performance.now() - startedAt) / 1000;
    if (result[expected] !== rows)
      throw new Error(`${result[expected]} rows were ${expected}, not ${rows}`);
    return { taken, latencies };
  } finally {
    running = false;
    await writer;
    await sleep(50);
  }
};

/** A file of 20,000 contacts, new and once more, while mails are logged. */
export const measureImport = async (target: ImportTarget): Promise<Row[]> => {
  const csv = sampleFile();
  const rowsOf = async (
    what: string,
    run: { expected: 'created' | 'unchanged'; dryRun: boolean },
  ): Promise<Row[]> => {
    const { taken, latencies } = await importMeanwhile(target, { csv, ...run });
    const name = `import ${rows.toLocaleString('en-US')} contacts, ${what}`;
    return [
      atMost(name, taken, maxSeconds, seconds),
      told(`${name}: a mail meanwhile, p50`, milliseconds(median(latencies))),
      atMost(`${name}: a mail meanwhile, p99`, percentile(latencies, 0.99), maxP99, milliseconds),
    ];
  };
  const undisturbed = await runLoad({
    port: target.port,
    clients: 1,
    milliseconds: 2000,
    next: target.nextEmail,
  });
  return [
    told('a mail without an import, p99', milliseconds(percentile(undisturbed.latencies, 0.99))),
    ...(await rowsOf('dry run', { expected: 'created', dryRun: true })),
    ...(await rowsOf('new', { expected: 'created', dryRun: false })),
    ...(await rowsOf('again', { expected: 'unchanged', dryRun: false })),
  ];
};
