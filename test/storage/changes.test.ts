import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Change } from '../../server/contract/change.ts';
import { noteChanges } from '../../server/storage/change/change-feed.ts';
import { createChangeStore } from '../../server/storage/change/change-store.ts';
import type { Storage } from '../../server/storage/storage.ts';
import { actorWith } from '../support/callers.ts';
import { databases } from '../support/databases.ts';
import { newDatabase } from '../support/new-database.ts';

const reader = actorWith('reader');

describe.each(databases())('change feed of the $name', (database) => {
  let storage: Storage;
  let changes: ReturnType<typeof createChangeStore>;
  beforeAll(async () => {
    const made = await newDatabase(database);
    storage = made.storage;
    changes = createChangeStore(storage, made.readSetup, (error) => {
      throw error;
    });
  });
  afterAll(async () => {
    await changes.close();
    await database.dispose();
  });

  const note = (key: string, at = Date.now()) =>
    storage.write((handle) =>
      noteChanges(handle, [{ entity: 'contact', key, action: 'changed' }], at),
    );

  const hearing = async () => {
    const heard: Change[] = [];
    const unsubscribe = changes.subscribe(reader, (news) => heard.push(...news));
    const keys = () => heard.map((one) => one.key);
    const until = async (key: string) => {
      for (let attempt = 0; attempt < 100 && !keys().includes(key); attempt++) await wait(50);
      expect(keys()).toContain(key);
    };
    // It hears from its first look on.
    await wait(500);
    return { heard, keys, until, unsubscribe };
  };

  it('tells each change once, in order', async () => {
    const { keys, until, unsubscribe } = await hearing();
    const wanted = Array.from({ length: 20 }, (_, at) => `ordered ${at}`);
    for (const key of wanted) await note(key);
    await until('ordered 19');
    await wait(400);
    expect(keys()).toEqual(wanted);
    unsubscribe();
  });

  it('tells nothing to who has hung up, and everything to who stays', async () => {
    const gone = await hearing();
    const stays = await hearing();
    gone.unsubscribe();
    await note('after hanging up');
    await stays.until('after hanging up');
    expect(gone.keys()).toEqual([]);
    stays.unsubscribe();
  });

  it('starts anew after everybody was gone', async () => {
    await wait(500);
    await note('while nobody listened');
    const { keys, until, unsubscribe } = await hearing();
    await note('while somebody does');
    await until('while somebody does');
    expect(keys()).toEqual(['while somebody does']);
    unsubscribe();
  });

  it('tells a row that becomes visible after one with a higher number (rule 13.10)', async () => {
    const { keys, until, unsubscribe } = await hearing();
    if (storage.engine.name === 'sqlite') {
      // Its jobs come one after the other: the row is put below the others by its number.
      await note('gap');
      await storage.write(async ({ sql }) => {
        const { id } = await sql
          .selectFrom('change_feed')
          .select((eb) => eb.fn.max('id').as('id'))
          .executeTakeFirstOrThrow();
        const row = { at: 1, entity: 'contact', action: 'changed', salesperson_id: null };
        await sql
          .insertInto('change_feed')
          .values({ ...row, id: Number(id) + 5, entity_key: 'higher' } as never)
          .execute();
      });
      await until('higher');
      await storage.write(async ({ sql }) => {
        const { id } = await sql
          .selectFrom('change_feed')
          .select((eb) => eb.fn.max('id').as('id'))
          .executeTakeFirstOrThrow();
        const row = { at: 1, entity: 'contact', action: 'changed', salesperson_id: null };
        await sql
          .insertInto('change_feed')
          .values({ ...row, id: Number(id) - 2, entity_key: 'late' } as never)
          .execute();
      });
    } else {
      const higherIsTold = Promise.withResolvers<void>();
      const lateIsNumbered = Promise.withResolvers<void>();
      const late = storage.write(async (handle) => {
        await noteChanges(
          handle,
          [{ entity: 'contact', key: 'late', action: 'changed' }],
          Date.now(),
        );
        lateIsNumbered.resolve();
        await higherIsTold.promise;
      });
      await lateIsNumbered.promise;
      await note('higher');
      await until('higher');
      expect(keys()).not.toContain('late');
      higherIsTold.resolve();
      await late;
    }
    await until('late');
    expect(keys().filter((key) => key === 'late')).toHaveLength(1);
    unsubscribe();
  });

  it('lists what came after a number, and names the last one that is settled', async () => {
    const before = await changes.list(reader, 0, 1000);
    const start = before.items.at(-1)?.id ?? 0;
    await note('settled', Date.now() - 60_000);
    await note('fresh');
    const { items, last } = await changes.list(reader, start, 10);
    expect(items.map((one) => one.key)).toEqual(['settled', 'fresh']);
    expect(last).toBe(items[0]?.id);
    expect((await changes.list(reader, start, 1)).items.map((one) => one.key)).toEqual(['settled']);
    const end = items.at(-1)?.id ?? 0;
    expect(await changes.list(reader, end, 10)).toEqual({ items: [], last: end });
  });
});
