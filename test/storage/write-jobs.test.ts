import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Handle, type Storage, UniqueViolation } from '../../server/storage/storage.ts';
import { writeOnce } from '../../server/storage/write-once.ts';
import { databases } from '../support/databases.ts';
import { makePlace } from '../support/place.ts';

describe.each(databases())('write jobs on the $name', (database) => {
  let storage: Storage;
  beforeAll(async () => {
    storage = await database.open();
  });
  afterAll(() => database.dispose());

  const lease = (name: string, expires_at = 0) => ({ name, owner: 'test', expires_at });
  const put =
    (name: string, value = 0) =>
    ({ sql }: Handle) =>
      sql.insertInto('lease').values(lease(name, value)).execute();
  const storedIn = async (name: string, { sql }: Handle = storage.read) =>
    (await sql.selectFrom('lease').select('expires_at').where('name', '=', name).executeTakeFirst())
      ?.expires_at;

  it('are read by others once they have resolved', async () => {
    await storage.write(put('resolved', 7));
    expect(await storedIn('resolved')).toBe(7);
  });

  it('see what they have written themselves', async () => {
    const seen = await storage.write(async (handle) => {
      await put('own', 3)(handle);
      return storedIn('own', handle);
    });
    expect(seen).toBe(3);
  });

  it('leave nothing when they fail, and the jobs beside them everything', async () => {
    const jobs = Array.from({ length: 10 }, (_, at) =>
      storage.write(async (handle) => {
        await put(`beside-${at}`, at)(handle);
        if (at % 2 === 1) throw new Error(`job ${at} fails`);
        return at;
      }),
    );
    const outcomes = await Promise.allSettled(jobs);
    expect(
      outcomes.map((one) => (one.status === 'fulfilled' ? one.value : one.reason.message)),
    ).toEqual(Array.from({ length: 10 }, (_, at) => (at % 2 === 1 ? `job ${at} fails` : at)));
    for (let at = 0; at < 10; at++)
      expect([at, await storedIn(`beside-${at}`)]).toEqual([at, at % 2 === 1 ? undefined : at]);
  });

  it('fail with a unique violation where a key is taken, and undo the rest of the job', async () => {
    await storage.write(put('taken'));
    const job = storage.write(async (handle) => {
      await put('not taken')(handle);
      await put('taken')(handle);
    });
    await expect(job).rejects.toThrow(UniqueViolation);
    expect(await storedIn('not taken')).toBeUndefined();
    await expect(
      storage.write(({ sql }) =>
        sql
          .insertInto('contact')
          .values({} as never)
          .execute(),
      ),
    ).rejects.not.toThrow(UniqueViolation);
  });

  it('give a key to one of ten that want it at once', async () => {
    const outcomes = await Promise.allSettled(
      Array.from({ length: 10 }, () => storage.write(put('raced'))),
    );
    expect(outcomes.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
    for (const one of outcomes)
      if (one.status === 'rejected') expect(one.reason).toBeInstanceOf(UniqueViolation);
  });

  it('lose no count under one lock', async () => {
    await storage.write(put('counter', 0));
    await Promise.all(
      Array.from({ length: 10 }, () =>
        storage.write(async (handle) => {
          await handle.engine.lock(handle.sql, 'counter');
          const value = await storedIn('counter', handle);
          await handle.sql
            .updateTable('lease')
            .set({ expires_at: (value ?? 0) + 1 })
            .where('name', '=', 'counter')
            .execute();
        }),
      ),
    );
    expect(await storedIn('counter')).toBe(10);
  });

  it('succeed all, whatever the order in which they want the same rows', async () => {
    await storage.write(put('left', 0));
    await storage.write(put('right', 0));
    const add =
      (name: string) =>
      ({ sql }: Handle) =>
        sql
          .updateTable('lease')
          .set((eb) => ({ expires_at: eb('expires_at', '+', 1) }))
          .where('name', '=', name)
          .execute();
    await Promise.all(
      Array.from({ length: 6 }, (_, at) =>
        storage.write(async (handle) => {
          const order = at % 2 === 0 ? ['left', 'right'] : ['right', 'left'];
          for (const name of order) await add(name)(handle);
        }),
      ),
    );
    expect([await storedIn('left'), await storedIn('right')]).toEqual([6, 6]);
  });

  it('number many rows in their order', async () => {
    const rows = Array.from({ length: 2500 }, (_, at) => ({
      at,
      entity: 'setup',
      entity_key: `row ${at}`,
      action: 'changed',
      salesperson_id: null,
    }));
    const numbers = await storage.write(({ sql, engine }) =>
      engine.insert(sql, 'change_feed', 'id', rows),
    );
    expect(numbers).toHaveLength(2500);
    const stored = await storage.read.sql
      .selectFrom('change_feed')
      .select(['id', 'at'])
      .where('entity_key', 'like', 'row %')
      .orderBy('at')
      .execute();
    expect(stored.map((one) => one.id)).toEqual(numbers);
    const { engine, sql } = storage.read;
    const found = await sql
      .selectFrom('change_feed')
      .select('id')
      .where((eb) => engine.isOneOf(eb, 'id', numbers))
      .execute();
    expect(found).toHaveLength(2500);
    const byText = await sql
      .selectFrom('change_feed')
      .select('id')
      .where((eb) =>
        engine.isOneOf(eb, 'entity_key', [...rows.map((one) => one.entity_key), "it's"]),
      )
      .execute();
    expect(byText).toHaveLength(2500);
    expect(
      await engine.first(sql.selectFrom('change_feed').select('id').orderBy('id'), 3).execute(),
    ).toHaveLength(3);
    const none = sql.selectFrom('change_feed').select('id');
    expect(await none.where((eb) => engine.isOneOf(eb, 'id', [])).execute()).toEqual([]);
  });

  it('keep whole numbers up to 2^53, and text of every script', async () => {
    const name = 'Привет 你好 😀 ’';
    await storage.write(put(name, Number.MAX_SAFE_INTEGER));
    expect(await storedIn(name)).toBe(Number.MAX_SAFE_INTEGER);
  });

  it('replay the answer of a key without running again', async () => {
    let runs = 0;
    const once = { scope: 'test', key: 'k', bodyHash: 'b' };
    const job = async () => {
      runs += 1;
      return { answer: runs, nothing: null };
    };
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => writeOnce(storage, once, job)),
    );
    expect(new Set(answers.map((one) => JSON.stringify(one))).size).toBe(1);
    expect(await writeOnce(storage, once, job)).toEqual(answers[0]);
    await expect(writeOnce(storage, { ...once, bodyHash: 'other' }, job)).rejects.toMatchObject({
      code: 'idempotencyKeyReused',
    });
    const other = await writeOnce(storage, { ...once, key: 'K' }, job);
    expect(other).not.toEqual(answers[0]);
  });

  it('are all finished when the storage closes', async () => {
    const place = await makePlace(database.name);
    const closing = await place.open();
    const jobs = Array.from({ length: 20 }, (_, at) => closing.write(put(`closing-${at}`)));
    await closing.close();
    await Promise.all(jobs);
    await expect(closing.write(put('too late'))).rejects.toThrow();
    const again = await place.open();
    const { rows } = await again.read.sql
      .selectFrom('lease')
      .select((eb) => eb.fn.countAll().as('rows'))
      .executeTakeFirstOrThrow();
    expect(Number(rows)).toBe(20);
    await again.close();
    await place.remove();
  });
});
