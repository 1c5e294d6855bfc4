import { runLoad } from './http-load.ts';
import type { ListTarget } from './measure-lists.ts';
import { median, percentile } from './percentile.ts';
import { atMost, milliseconds, type Row, told } from './report.ts';
import { busyContacts, commonWords, contactNo, rareWords } from './sample-company.ts';

const maxP95 = 50;

/** The latencies of one client that asks for one path after the other. */
const search = async (
  { port, tokens }: ListTarget,
  pathOf: (number: number) => string,
  length: number,
): Promise<number[]> => {
  let number = 0;
  const next = () => {
    number += 1;
    return {
      path: `/api/v1/interaction-log-entries?${pathOf(number)}`,
      token: tokens[0]?.token ?? '',
    };
  };
  await runLoad({ port, clients: 1, milliseconds: length / 4, next });
  return (await runLoad({ port, clients: 1, milliseconds: length, next })).latencies;
};

const wordOf = (words: readonly string[], number: number): string =>
  words[number % words.length] ?? '';

/** Text search in the subjects of a large log. */
export const measureSearch = async (
  target: ListTarget,
  { contacts, milliseconds: length }: { contacts: number; milliseconds: number },
): Promise<Row[]> => {
  const busy = busyContacts(target.entries);
  const rare = await search(target, (number) => `search=${wordOf(rareWords, number)}`, length);
  const common = await search(target, (number) => `search=${wordOf(commonWords, number)}`, length);
  const both = await search(
    target,
    (number) => `search=${wordOf(commonWords, number)}+${wordOf(rareWords, number)}`,
    length,
  );
  const ofContact = await search(
    target,
    (number) => {
      const no = contactNo((1 + (number % busy)) * Math.floor(contacts / busy));
      return `search=${wordOf(commonWords, number)}&contactNo=${no}`;
    },
    length,
  );
  const promised = (what: string, latencies: number[]) => [
    told(`search ${what}: p50`, milliseconds(median(latencies))),
    atMost(`search ${what}: p95`, percentile(latencies, 0.95), maxP95, milliseconds),
  ];
  return [
    ...promised('a rare word', rare),
    ...promised('a common word', common),
    told('search a common and a rare word: p95', milliseconds(percentile(both, 0.95))),
    told('search a common word of one contact: p95', milliseconds(percentile(ofContact, 0.95))),
  ];
};
