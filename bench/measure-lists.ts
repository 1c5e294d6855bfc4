import { type HttpRequest, type LoadResult, runWarmLoad } from './http-load.ts';
import { median, percentile } from './percentile.ts';
import { atLeast, atMost, milliseconds, perSecond, type Row, times, told } from './report.ts';
import { busyContacts, companyOf, contactNo, sampleRandom } from './sample-company.ts';
import type { LocalToken } from './sign-in.ts';

/** A server with so many entries in its database. */
export interface ListTarget {
  port: number;
  entries: number;
  tokens: readonly LocalToken[];
}

export interface ListSettings {
  contacts: number;
  bareExpress: number;
  rounds: number;
  milliseconds: number;
}

const clients = 8;
const minPerSecond = 2000;
const maxP99 = 15;
const maxSlower = 1.3;

/** Histories of busy contacts; each fourth is of a company, which has its persons' entries. */
const nextHistory = ({ entries, tokens }: ListTarget, contacts: number) => {
  const random = sampleRandom();
  const busy = busyContacts(entries);
  const step = Math.floor(contacts / busy);
  return (client: number): HttpRequest => {
    const person = random.between(1, busy) * step;
    const no = contactNo(random.chance(0.25) ? companyOf(person) : person);
    return {
      path: `/api/v1/interaction-log-entries?limit=50&contactNo=${no}`,
      token: tokens[client % tokens.length]?.token ?? '',
    };
  };
};

const label = (entries: number): string => entries.toLocaleString('en-US');

/** The newest 50 entries of a contact in a small and a large log, in turn. */
export const measureLists = async (
  small: ListTarget,
  large: ListTarget,
  settings: ListSettings,
): Promise<Row[]> => {
  const smallResults: LoadResult[] = [];
  const largeResults: LoadResult[] = [];
  const bareResults: LoadResult[] = [];
  const load = { clients, milliseconds: settings.milliseconds };
  for (let round = 0; round < settings.rounds; round++) {
    for (const [target, results] of [
      [small, smallResults],
      [large, largeResults],
    ] as const)
      results.push(
        await runWarmLoad({
          ...load,
          port: target.port,
          next: nextHistory(target, settings.contacts),
        }),
      );
    const path = `/${largeResults.at(-1)?.answerBytes ?? 0}`;
    bareResults.push(
      await runWarmLoad({ ...load, port: settings.bareExpress, next: () => ({ path }) }),
    );
  }
  const rateOf = (results: LoadResult[]) => median(results.map((one) => one.perSecond));
  const latencies = largeResults.flatMap((one) => one.latencies);
  const what = `50 newest of a contact, ${clients} clients`;
  return [
    told(`${what}, ${label(small.entries)} entries`, perSecond(rateOf(smallResults))),
    atLeast(
      `${what}, ${label(large.entries)} entries`,
      rateOf(largeResults),
      minPerSecond,
      perSecond,
    ),
    atMost(`${what}: p99`, percentile(latencies, 0.99), maxP99, milliseconds),
    atMost(
      `${what}: slower than at ${label(small.entries)}`,
      rateOf(smallResults) / rateOf(largeResults),
      maxSlower,
      times,
    ),
    told(`${what}: bare Express, same size`, perSecond(rateOf(bareResults))),
  ];
};
