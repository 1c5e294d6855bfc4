import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Capture, noon, openCapture, people } from '../support/capture.ts';
import { databases } from '../support/databases.ts';

/** Which program saw the message: the handler at Send, the sender's pane, a pane without the captureId. */
type Kind = 'send' | 'pane' | 'derived';
interface Sighting {
  message: number;
  kind: Kind;
}

const kinds: readonly Kind[] = ['send', 'pane', 'derived'];
const sightingsOf = (messages: number): Sighting[] =>
  Array.from({ length: messages }, (_, message) => kinds.map((kind) => ({ message, kind }))).flat();

const anyOrder = (messages: number) =>
  fc
    .shuffledSubarray(sightingsOf(messages), { minLength: 1 })
    .chain((seen) =>
      fc.tuple(fc.constant(seen), fc.array(fc.constantFrom(...seen), { maxLength: 4 })),
    );

const addresses = ['aino@tammela.example', 'bjorn@norrsken.example', 'carla@meyer.example'];

describe.each(databases())('any order of sightings on the $name (rule 8)', (database) => {
  let capture: Capture;
  let run = 0;
  const runs = database.name === 'embedded database' ? 120 : 12;
  beforeAll(async () => {
    capture = await openCapture(await database.open());
  });
  afterAll(async () => {
    await capture.stores.changes.close();
    await database.dispose();
  });

  const log = (
    { message, kind }: Sighting,
    { subject, to, sensitivity }: { subject: string; to: string[]; sensitivity?: string },
  ) =>
    capture.log({
      captureId: kind === 'derived' ? `derived-${run}-${message}` : `capture-${run}-${message}`,
      ...(kind === 'send' ? {} : { internetMessageId: `<${run}.${message}@us.example>` }),
      to: people(...to),
      subject,
      sentAt: new Date(noon + message * 1000).toISOString(),
      client: { surface: kind === 'send' ? 'launchEvent' : 'pane' },
      ...(sensitivity === undefined ? {} : { sensitivity }),
    });

  const stored = async (part: string) => {
    const { sql } = capture.storage.read;
    const messages = await sql
      .selectFrom('email_message')
      .select(['id', 'subject'])
      .where('subject', 'like', `${part}%`)
      .execute();
    const entries = await sql
      .selectFrom('interaction_log_entry')
      .select(['email_message_id', 'contact_id'])
      .where('subject', 'like', `${part}%`)
      .execute();
    return {
      messages: messages.length,
      entries: entries.length,
      pairs: new Set(entries.map((one) => `${one.email_message_id} ${one.contact_id}`)).size,
    };
  };

  it('gives one row per message and one entry per contact, whatever is repeated or lost', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 3 }).chain(anyOrder),
        fc.subarray(addresses, { minLength: 1 }),
        async ([seen, repeated], to) => {
          run += 1;
          for (const sighting of [...seen, ...repeated])
            await log(sighting, { subject: `Distinct ${run}: ${sighting.message}`, to });
          const messages = new Set(seen.map((one) => one.message)).size;
          expect(await stored(`Distinct ${run}:`)).toEqual({
            messages,
            entries: messages * to.length,
            pairs: messages * to.length,
          });
        },
      ),
      { numRuns: runs },
    );
  });

  it('counts identical mails right once all of their sightings have come, in any order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(sightingsOf(2), { minLength: 6 }), async (sightings) => {
        run += 1;
        for (const sighting of sightings)
          await log(sighting, { subject: `Identical ${run}:`, to: ['aino@tammela.example'] });
        expect(await stored(`Identical ${run}:`)).toEqual({ messages: 2, entries: 2, pairs: 2 });
      }),
      { numRuns: runs },
    );
  });

  it('leaves nothing of a message that any one sighting showed to be private', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(sightingsOf(1), { minLength: 3 }),
        fc.integer({ min: 0, max: 2 }),
        async (sightings, marked) => {
          run += 1;
          for (const [at, sighting] of sightings.entries())
            await log(sighting, {
              subject: `Private ${run}:`,
              to: addresses,
              ...(at === marked && { sensitivity: 'Private' }),
            });
          expect(await stored(`Private ${run}:`)).toEqual({ messages: 0, entries: 0, pairs: 0 });
        },
      ),
      { numRuns: runs },
    );
  });
});
