import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { repository, sourceFiles } from '../support/source-files.ts';

type Rule = readonly [section: number, number: number];

const parse = (rule: string): Rule => {
  const [section, number] = rule.split('.').map(Number);
  return [section ?? 0, number ?? 0];
};

/** `2.14 to 2.20` is all of them. */
const range = (from: string, to: string | undefined): string[] => {
  if (to === undefined) return [from];
  const [[section, first], [ending, last]] = [parse(from), parse(to)];
  if (section !== ending || last < first) return [`${from} to ${to}`];
  return Array.from({ length: last - first + 1 }, (_, at) => `${section}.${first + at}`);
};

const oneOrMore = String.raw`\d+\.\d+(?: to \d+\.\d+)?`;
const list = new RegExp(String.raw`\brules? (${oneOrMore}(?:(?:,? and |, )${oneOrMore})*)`, 'g');

/** The rules that a text names: `rule 1.2`, `rules 1.2, 1.3 and 1.5`, `rules 2.14 to 2.20`. */
const named = (text: string): string[] =>
  [...text.matchAll(list)].flatMap(([, numbers = '']) =>
    [...numbers.matchAll(/(\d+\.\d+)(?: to (\d+\.\d+))?/g)].flatMap(([, from = '', to]) =>
      range(from, to),
    ),
  );

const stated = [
  ...readFileSync(path.join(repository, 'docs', 'domain.md'), 'utf8').matchAll(
    /^- \*\*(\d+\.\d+)\*\* /gm,
  ),
].map(([, rule]) => rule ?? '');

/** This file speaks of rules only as examples. */
const tests = sourceFiles('test').filter(
  ({ path: file }) => file.endsWith('.test.ts') && file !== 'test/architecture/rules.test.ts',
);
const titles = (text: string): string =>
  [...text.matchAll(/(['"`])(?:(?!\1)[^\\\n]|\\.)*\1/g)].map(([title]) => title).join('\n');

describe('the rules of docs/domain.md', () => {
  it('are read one by one, in lists and in ranges', () => {
    expect(named('does so (rule 1.2)')).toEqual(['1.2']);
    expect(named('(rules 1.2, 1.3 and 1.5), rule 7.1')).toEqual(['1.2', '1.3', '1.5', '7.1']);
    expect(named('(rules 2.9 to 2.11, 10.7)')).toEqual(['2.9', '2.10', '2.11', '10.7']);
    expect(named('at 10.30, by the rules 7')).toEqual([]);
  });

  it('have each a number of their own, in order', () => {
    const order = stated.map(parse);
    const wrong = order.filter(([section, number], at) => {
      const [before, previous] = order[at - 1] ?? [0, 0];
      return section < before || (section === before && number <= previous);
    });
    expect(wrong).toEqual([]);
  });

  it('are each named by the title of a test', () => {
    const proven = new Set(tests.flatMap(({ text }) => named(titles(text))));
    expect(stated.length).toBeGreaterThan(200);
    expect(stated.filter((rule) => !proven.has(rule))).toEqual([]);
  });

  it('are the only ones that tests name', () => {
    const unknown = tests.flatMap(({ path: file, text }) =>
      named(text)
        .filter((rule) => !stated.includes(rule))
        .map((rule) => `${file}: rule ${rule}`),
    );
    expect(unknown).toEqual([]);
  });
});
