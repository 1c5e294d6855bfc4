import { afterAll, describe, expect, it } from '@jest/globals';
import { databases } from '../support/databases.ts';
import { sourceFiles } from '../support/source-files.ts';

/** Words of other products for what has Business Central’s name here (rule 1.1). */
const foreign = [
  'Activity',
  'HistoryItem',
  'Audience',
  'Batch',
  'Category',
  'Reminder',
  'Rep',
  'Lead',
];

/** `InteractionLogEntry`, `interaction-log-entry` and `interaction_log_entry` are the same words. */
const wordsOf = (name: string): string[] =>
  name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replaceAll(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/);

const uses = (name: string, word: string): boolean =>
  ` ${wordsOf(name).join(' ')} `.includes(` ${wordsOf(word).join(' ')} `);

const foreignNames = (names: readonly string[]): string[] =>
  names.filter((name) => foreign.some((word) => uses(name, word)));

const files = sourceFiles('server/contract', 'server/domain', 'server/storage');

describe('the words of the product (rule 1.1)', () => {
  it('are told apart whole', () => {
    expect(
      foreignNames(['SalesRep', 'rep_line', 'BatchJob', 'HistoryItemRow', 'a-lead.ts']),
    ).toHaveLength(5);
    expect(foreignNames(['Report', 'Reply', 'Leading', 'History', 'EmailReport'])).toEqual([]);
  });

  it('name the exported types', () => {
    const types = files.flatMap(({ text }) =>
      [...text.matchAll(/^export (?:abstract )?(?:type|interface|class|enum) (\w+)/gm)].map(
        ([, name]) => name ?? '',
      ),
    );
    expect(types.length).toBeGreaterThan(80);
    expect(foreignNames(types)).toEqual([]);
  });

  it('name the files', () => {
    expect(files.length).toBeGreaterThan(80);
    expect(foreignNames(files.map((one) => one.path.replace('server/', '')))).toEqual([]);
  });
});

/** Every table with its columns, as the database itself tells them. */
const tablesOf = async ({ open }: ReturnType<typeof databases>[number]) => {
  const { read } = await open();
  const tables = await read.sql.introspection.getTables();
  return Object.fromEntries(
    tables
      .filter(({ name }) => !name.startsWith('interaction_log_entry_search'))
      .map(({ name, columns }) => [name, columns.map((one) => one.name).sort()] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
};

const [embedded, ...others] = databases();

describe('tables', () => {
  afterAll(async () => {
    await embedded?.dispose();
    for (const other of others) await other.dispose();
  });

  it('have the words of the product', async () => {
    if (embedded === undefined) throw new Error('There is always the embedded database');
    const names = Object.keys(await tablesOf(embedded));
    expect(names).toEqual(
      expect.arrayContaining(['contact', 'interaction_log_entry', 'interaction_template', 'audit']),
    );
    expect(foreignNames(names)).toEqual([]);
    expect(names.filter((name) => !/^[a-z]+(?:_[a-z]+)*$/.test(name))).toEqual([]);
  });

  for (const other of others)
    it(`have the same columns on the ${other.name}`, async () => {
      if (embedded === undefined) throw new Error('There is always the embedded database');
      const here = await tablesOf(embedded);
      expect(await tablesOf(other)).toEqual(here);
      expect(Object.keys(here).length).toBeGreaterThan(25);
    });
});
