import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Capture, noon, openCapture, people } from '../support/capture.ts';
import { databases } from '../support/databases.ts';

/** Who sees a message: the Send, the pane with our mark, the pane without it, a colleague in Cc. */
type Kind = 'send' | 'marked' | 'unmarked' | 'colleague';
const kinds: Kind[] = ['send', 'marked', 'unmarked', 'colleague'];

interface Delivery {
  message: number;
  kind: Kind;
}

const maxMessages = 3;

const deliveryOf = (messages: number) =>
  fc.record({
    message: fc.nat({ max: messages - 1 }),
    kind: fc.constantFrom(...kinds),
  });

/** Any order, repetition and loss. */
const someDeliveries = fc
  .integer({ min: 1, max: maxMessages })
  .chain((messages) => fc.array(deliveryOf(messages), { minLength: 1, maxLength: 12 }));

/** Any order and repetition, but each sighting comes at least once. */
const allDeliveries = fc.integer({ min: 1, max: maxMessages }).chain((messages) =>
  fc.array(deliveryOf(messages), { maxLength: 6 }).chain((repeats) =>
    fc
      .shuffledSubarray(repeats, { minLength: repeats.length })
      .chain((extra) => {
        const each = Array.from({ length: messages }, (_, message) =>
          kinds.map((kind): Delivery => ({ message, kind })),
        ).flat();
        const all = [...each, ...extra];
        return fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length });
      })
      .map((deliveries) => ({ messages, deliveries })),
  ),
);

describe.each(databases())('sightings in any order on the $name', (database) => {
  let capture: Capture;
  let runs = 0;
  let numRuns = 0;
  beforeAll(async () => {
    capture = await openCapture(await database.open());
    numRuns = capture.storage.engine.name === 'sqlite' ? 100 : 8;
  });
  afterAll(async () => {
    await capture.stores.changes.close();
    await database.dispose();
  });

  /** One run: messages of its own, by texts that no other run has. */
  const newRun = ({ sharedSubject }: { sharedSubject: boolean }) => {
    runs += 1;
    const run = runs;
    const subjectOf = (message: number) =>
      sharedSubject ? `Run ${run}.` : `Run ${run}. Message ${message}`;
    const strangerOf = (message: number) =>
      `stranger-${run}-${sharedSubject ? 0 : message}@nowhere.example`;
    const internetMessageId = (message: number) => `<${run}-${message}@us.example>`;
    const identities = {
      send: (message: number) => ({ captureId: `sent-${run}-${message}` }),
      marked: (message: number) => ({
        captureId: `sent-${run}-${message}`,
        internetMessageId: internetMessageId(message),
      }),
      unmarked: (message: number) => ({
        captureId: `derived-${run}-${message}`,
        internetMessageId: internetMessageId(message),
      }),
      colleague: (message: number) => ({
        captureId: `colleague-${run}-${message}`,
        internetMessageId: internetMessageId(message),
      }),
    };
    const deliver = async (
      { message, kind }: Delivery,
      more: Record<string, unknown> = {},
    ): Promise<void> => {
      const report = {
        ...identities[kind](message),
        to: people('aino@tammela.example', strangerOf(message)),
        cc: people('bjorn@norrsken.example', 'eh@us.example'),
        subject: subjectOf(message),
        // The clock of the mail system is another than that of the computer at Send.
        sentAt: new Date(noon + run * 3_600_000 + (kind === 'send' ? 0 : 90_000)).toISOString(),
        ...more,
      };
      await capture.log(report, kind === 'colleague' ? capture.eh : capture.jo);
    };
    /** What the database keeps of this run: entries by message row, and rows without entries. */
    const stored = async () => {
      const { sql } = capture.storage.read;
      const rows = await sql
        .selectFrom('email_message')
        .select(['id', 'subject'])
        .where('subject', 'like', `Run ${run}.%`)
        .execute();
      const entries = await sql
        .selectFrom('interaction_log_entry')
        .select(['email_message_id', 'contact_id', 'subject'])
        .where('subject', 'like', `Run ${run}.%`)
        .where('canceled', '=', 0)
        .execute();
      const decisions = await sql
        .selectFrom('capture_decision')
        .select(['email_message_id', 'address'])
        .where('address', 'like', `stranger-${run}-%`)
        .execute();
      const captureIds = await sql
        .selectFrom('email_message_capture')
        .select(['capture_id', 'email_message_id'])
        .where('capture_id', 'like', `%-${run}-%`)
        .execute();
      return { rows, entries, decisions, captureIds };
    };
    const privateMails = async (): Promise<number> => {
      const { count } = await capture.storage.read.sql
        .selectFrom('private_email_count')
        .select((eb) => eb.fn.sum<number>('messages').as('count'))
        .executeTakeFirstOrThrow();
      return Number(count ?? 0);
    };
    return { subjectOf, strangerOf, identities, deliver, stored, privateMails };
  };

  it('make one row of each message seen, and one entry of each message and contact', async () => {
    await fc.assert(
      fc.asyncProperty(someDeliveries, async (deliveries) => {
        const run = newRun({ sharedSubject: false });
        for (const delivery of deliveries) await run.deliver(delivery);
        const { rows, entries, decisions } = await run.stored();
        const seen = [...new Set(deliveries.map((one) => run.subjectOf(one.message)))].sort();
        expect(rows.map((row) => row.subject).sort()).toEqual(seen);
        expect(
          new Set(entries.map((one) => `${one.email_message_id}:${one.contact_id}`)).size,
        ).toBe(2 * seen.length);
        expect(entries).toHaveLength(2 * seen.length);
        expect(decisions).toHaveLength(seen.length);
        for (const { message, kind } of deliveries) {
          const found = await capture.stores.emails.lookUp(
            capture.jo,
            run.identities[kind](message),
          );
          const row = rows.find((one) => one.subject === run.subjectOf(message));
          expect([found.known, found.emailMessageId]).toEqual([true, row?.id]);
        }
      }),
      { numRuns },
    );
  });

  it('make as many rows of equal mails as were sent, once all sightings came (rule 8.7)', async () => {
    await fc.assert(
      fc.asyncProperty(allDeliveries, async ({ messages, deliveries }) => {
        const run = newRun({ sharedSubject: true });
        for (const delivery of deliveries) await run.deliver(delivery);
        const { rows, entries, decisions } = await run.stored();
        expect(rows).toHaveLength(messages);
        expect(
          new Set(entries.map((one) => `${one.email_message_id}:${one.contact_id}`)).size,
        ).toBe(2 * messages);
        expect(entries).toHaveLength(2 * messages);
        expect(decisions).toHaveLength(messages);
      }),
      { numRuns },
    );
  });

  it('come at once and make the same', async () => {
    await fc.assert(
      fc.asyncProperty(someDeliveries, async (deliveries) => {
        const run = newRun({ sharedSubject: false });
        await Promise.all(deliveries.map((delivery) => run.deliver(delivery)));
        const { rows, entries } = await run.stored();
        const seen = [...new Set(deliveries.map((one) => run.subjectOf(one.message)))].sort();
        expect(rows.map((row) => row.subject).sort()).toEqual(seen);
        expect(entries).toHaveLength(2 * seen.length);
      }),
      { numRuns },
    );
  });

  it('leave nothing of a mail that one of them shows to be private (rules 9.7, 9.8)', async () => {
    await fc.assert(
      fc.asyncProperty(
        allDeliveries,
        fc.constantFrom(...kinds),
        async ({ messages, deliveries }, privateKind) => {
          const run = newRun({ sharedSubject: false });
          const before = await run.privateMails();
          for (const delivery of deliveries)
            await run.deliver(
              delivery,
              delivery.message === 0 && delivery.kind === privateKind
                ? { sensitivity: 'Private' }
                : {},
            );
          const { rows, entries, decisions, captureIds } = await run.stored();
          const others = Array.from({ length: messages - 1 }, (_, at) => run.subjectOf(at + 1));
          expect(rows.map((row) => row.subject).sort()).toEqual(others);
          expect(entries).toHaveLength(2 * others.length);
          expect(decisions.map((one) => one.address)).not.toContain(run.strangerOf(0));
          const ids = new Set(rows.map((row) => row.id));
          expect(captureIds.filter((one) => !ids.has(one.email_message_id))).toEqual([]);
          expect((await run.privateMails()) - before).toBe(1);
        },
      ),
      { numRuns },
    );
  });
});
