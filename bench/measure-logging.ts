import type { BareCommit } from './bare-commit.ts';
import { type HttpRequest, type LoadResult, runWarmLoad } from './http-load.ts';
import { median, percentile } from './percentile.ts';
import { atLeast, atMost, milliseconds, perSecond, type Row, times, told } from './report.ts';

export interface LoggingTarget {
  /** Ports of the server under test and of bare Express. */
  product: number;
  bareExpress: number;
  bareCommit: BareCommit;
  nextEmail: (client: number) => HttpRequest;
  rounds: number;
  milliseconds: number;
}

interface Pair {
  product: LoadResult[];
  bare: LoadResult[];
}

const limits = [
  { clients: 8, perSecond: 1800 },
  { clients: 64, perSecond: 2500 },
];
const maxP99 = 60;
const minShareOfBare = 0.1;
const maxTimesFloor = 2.5;

/** One round of the product and of bare Express with the same bodies and answers of the same size. */
const measurePair = async (target: LoggingTarget, clients: number, pair: Pair): Promise<void> => {
  const load = { clients, milliseconds: target.milliseconds };
  const product = await runWarmLoad({ ...load, port: target.product, next: target.nextEmail });
  pair.product.push(product);
  const path = `/${product.answerBytes}`;
  pair.bare.push(
    await runWarmLoad({
      ...load,
      port: target.bareExpress,
      next: (client) => ({ ...target.nextEmail(client), path }),
    }),
  );
};

const medianRate = (results: readonly LoadResult[]): number =>
  median(results.map((one) => one.perSecond));

const allLatencies = (results: readonly LoadResult[]): number[] =>
  results.flatMap((one) => one.latencies);

const oneClientRows = ({ product, bare }: Pair, commits: readonly number[]): Row[] => {
  const taken = 1000 / medianRate(product);
  const request = 1000 / medianRate(bare);
  const commit = median(commits);
  const what = 'log an e-mail, 1 client';
  return [
    told(`${what}: bare durable commit`, milliseconds(commit)),
    told(`${what}: bare Express request`, milliseconds(request)),
    told(`${what}: product`, `${milliseconds(taken)} = ${perSecond(1000 / taken)}`),
    atMost(`${what}: times both floors`, taken / (commit + request), maxTimesFloor, times),
  ];
};

const manyClientRows = ({ product, bare }: Pair, limit: (typeof limits)[number]): Row[] => {
  const what = `log an e-mail, ${limit.clients} clients`;
  const latencies = allLatencies(product);
  const rate = medianRate(product);
  const bareRate = medianRate(bare);
  return [
    atLeast(`${what}: requests`, rate, limit.perSecond, perSecond),
    told(`${what}: p50`, milliseconds(median(latencies))),
    atMost(`${what}: p99`, percentile(latencies, 0.99), maxP99, milliseconds),
    told(`${what}: bare Express`, perSecond(bareRate)),
    atLeast(`${what}: of bare Express`, rate / bareRate, minShareOfBare, times),
  ];
};

/** Logging e-mail with one client and with many, floors and product in turn. */
export const measureLogging = async (target: LoggingTarget): Promise<Row[]> => {
  const commits: number[] = [];
  const pairs = new Map([1, 8, 64].map((clients) => [clients, { product: [], bare: [] } as Pair]));
  for (let round = 0; round < target.rounds; round++) {
    commits.push(target.bareCommit.measure(target.milliseconds / 2));
    for (const [clients, pair] of pairs) await measurePair(target, clients, pair);
  }
  const pairOf = (clients: number) => pairs.get(clients) ?? { product: [], bare: [] };
  return [
    ...oneClientRows(pairOf(1), commits),
    ...limits.flatMap((limit) => manyClientRows(pairOf(limit.clients), limit)),
  ];
};
