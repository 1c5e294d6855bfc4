import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { LongReadPool } from '../../server/storage/sqlite/long-read-pool.ts';
import { databaseFile, openSqliteStorage } from '../../server/storage/sqlite/sqlite-storage.ts';
import type { Storage } from '../../server/storage/storage.ts';
import { databases } from '../support/databases.ts';

const count = 2300;

describe.each(databases())('long reads on the $name', (database) => {
  let storage: Storage;
  beforeAll(async () => {
    storage = await database.open();
    await storage.write(({ sql, engine }) =>
      engine.insert(
        sql,
        'change_feed',
        'id',
        Array.from({ length: count }, (_, at) => ({
          at: 1_700_000_000_000 + at,
          entity: 'contact',
          entity_key: `Ä ${at}`,
          action: 'changed',
          salesperson_id: at % 2 === 0 ? null : at,
        })),
      ),
    );
  });
  afterAll(() => database.dispose());

  const everything = (handle = storage.longRead) =>
    handle.sql.selectFrom('change_feed').selectAll().orderBy('id');

  it('answer what a usual read answers', async () => {
    expect(await everything().execute()).toEqual(await everything(storage.read).execute());
  });

  it('bring every row of a stream once, in order, in chunks', async () => {
    const rows = [];
    for await (const row of everything().stream(500)) rows.push(row);
    expect(rows).toEqual(await everything(storage.read).execute());
  });

  it('bring an empty stream and one that a chunk fills exactly', async () => {
    const lengths = [];
    for (const most of [0, 500]) {
      const found = [];
      const query = everything().where('at', '<', 1_700_000_000_000 + most);
      for await (const row of query.stream(500)) found.push(row);
      lengths.push(found.length);
    }
    expect(lengths).toEqual([0, 500]);
  });

  it('go on after somebody has left a stream early', async () => {
    for (let at = 0; at < 5; at++) {
      for await (const row of everything().stream(100)) {
        expect(row.entity_key).toBe('Ä 0');
        break;
      }
    }
    expect(await everything().execute()).toHaveLength(count);
  });

  it('run beside each other and beside writes, each with its own rows', async () => {
    const stream = async () => {
      let found = 0;
      for await (const _ of everything().stream(50)) found += 1;
      return found;
    };
    const one = async (id: number) =>
      (await everything().where('id', '=', id).executeTakeFirst())?.id;
    const first = (await everything(storage.read).executeTakeFirst())?.id ?? 0;
    const answers = await Promise.all([
      stream(),
      one(first),
      stream(),
      storage.write(({ sql }) =>
        sql.updateTable('change_feed').set({ action: 'deleted' }).where('id', '=', first).execute(),
      ),
      one(first + 1),
      stream(),
      one(first + 2),
    ]);
    expect(answers.filter((_, at) => at !== 3)).toEqual([
      count,
      first,
      count,
      first + 1,
      count,
      first + 2,
    ]);
  });

  it('read what has been written before', async () => {
    await storage.write(({ sql }) =>
      sql.updateTable('change_feed').set({ action: 'new' }).execute(),
    );
    expect(new Set((await everything().execute()).map(({ action }) => action))).toEqual(
      new Set(['new']),
    );
  });

  it('tell the error of the database, in a query and in a stream, and go on', async () => {
    const wrong = () => storage.longRead.sql.selectFrom('no_such_table' as 'lease').selectAll();
    await expect(wrong().execute()).rejects.toThrow(/no_such_table/);
    await expect(async () => {
      for await (const _ of wrong().stream(10));
    }).rejects.toThrow(/no_such_table/);
    expect(await everything().execute()).toHaveLength(count);
  });
});

describe('long reads of the embedded database', () => {
  let folder: string;
  let file: string;
  let storage: Storage;
  const pools: LongReadPool[] = [];
  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'interaction-log-'));
    file = path.join(folder, databaseFile);
    storage = await openSqliteStorage(folder);
  });
  afterAll(async () => {
    for (const pool of pools) await pool.close();
    await storage.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const open = (limits: ConstructorParameters<typeof LongReadPool>[1]): LongReadPool => {
    const pool = new LongReadPool(file, limits);
    pools.push(pool);
    return pool;
  };
  const numbers = 'with recursive n (i) as (select 1 union all select i + 1 from n where i < ?)';
  const sum = `${numbers} select sum(i) as total from n`;
  const listed = `${numbers} select i from n`;
  it('cannot write', async () => {
    const writing = storage.longRead.sql
      .insertInto('lease')
      .values({ name: 'written', owner: 'test', expires_at: 0 })
      .execute();
    await expect(writing).rejects.toMatchObject({
      message: expect.stringContaining('readonly'),
      code: 'ERR_SQLITE_ERROR',
      errcode: 8,
    });
  });

  it('leave the server’s own thread free', async () => {
    const pool = open({ workers: 1 });
    await pool.all('select 1', []);
    let turns = 0;
    const counting = setInterval(() => {
      turns += 1;
    }, 1);
    await pool.all(sum, [2_000_000]);
    clearInterval(counting);
    expect(turns).toBeGreaterThan(10);
  });

  it('fail with a sentence when the worker dies, and the next begins a new one', async () => {
    const pool = open({ workers: 1 });
    const dying = pool.all(sum, [1_000_000]);
    const beside = pool.all(sum, [10]);
    pool.threads[0]?.terminate();
    await expect(dying).rejects.toThrow(/broke off.*Ask again/);
    expect((await beside).rows).toEqual([[55]]);
    expect((await pool.all(sum, [100])).rows).toEqual([[5050]]);
  });

  it('end a stream whose worker has died with a sentence', async () => {
    const pool = open({ workers: 1 });
    const reading = pool.stream(listed, [500], 10);
    expect((await reading.next()).value?.rows).toHaveLength(10);
    await pool.threads[0]?.terminate();
    await expect(reading.next()).rejects.toThrow('The long read broke off. Ask again.');
  });

  it('bring no more at once than memory is meant for', async () => {
    const pool = open({ workers: 1, maxRows: 1000 });
    expect((await pool.all(listed, [1000])).rows).toHaveLength(1000);
    await expect(pool.all(listed, [1001])).rejects.toThrow(/more than 1000 rows.*stream/);
    let found = 0;
    for await (const { rows } of pool.stream(listed, [20_000], 100)) {
      expect(rows.length).toBeLessThanOrEqual(100);
      found += rows.length;
    }
    expect(found).toBe(20_000);
  });

  it('are given up when they take too long', async () => {
    const pool = open({ workers: 1, maxMilliseconds: 1500 });
    await expect(pool.all(sum, [40_000_000])).rejects.toThrow(/given up. Ask for less/);
    expect((await pool.all(sum, [3])).rows).toEqual([[6]]);
  });

  it('answer a short one while a long one runs', async () => {
    const pool = open({ workers: 2 });
    const order: string[] = [];
    const long = pool.all(sum, [3_000_000]).then(() => order.push('long'));
    const short = pool.all(sum, [10]).then(() => order.push('short'));
    await Promise.all([long, short]);
    expect(order).toEqual(['short', 'long']);
  });

  it('take turns between a stream and the others on one worker', async () => {
    const pool = open({ workers: 1 });
    const order: string[] = [];
    const stream = (async () => {
      for await (const _ of pool.stream(listed, [400], 100)) order.push('chunk');
    })();
    const others = [1, 2].map((at) => pool.all(sum, [at]).then(() => order.push('other')));
    await Promise.all([stream, ...others]);
    expect(order.lastIndexOf('other')).toBeLessThan(order.lastIndexOf('chunk'));
    expect(order.filter((one) => one === 'chunk').length).toBeGreaterThanOrEqual(4);
  });

  it('refuse what comes after the end with a sentence', async () => {
    const pool = open({ workers: 1 });
    const running = pool.all(sum, [3_000_000]);
    await Promise.all([expect(running).rejects.toThrow('The database is closed'), pool.close()]);
    await expect(pool.all(sum, [1])).rejects.toThrow('The database is closed');
  });
});
