import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Capture, noon, openCapture, people } from '../support/capture.ts';
import { databases } from '../support/databases.ts';

/** What Outlook lets us see of a Send: our stamp, the calendar's id, or both. */
type Known = 'stamp' | 'item' | 'both';

interface Version {
  attendees: string[];
  canceled: boolean;
}

interface Sighting {
  version: number;
  known: Known;
}

const contacts = ['aino@tammela.example', 'bjorn@norrsken.example', 'carla@meyer.example'];

const versions = fc.array(
  fc.record({
    attendees: fc.subarray(contacts, { minLength: 1 }),
    canceled: fc.boolean(),
  }),
  { minLength: 1, maxLength: 4 },
);

/** Any order, repetition and loss. */
const meeting = versions.chain((history) =>
  fc.record({
    history: fc.constant(history),
    sightings: fc.array(
      fc.record({
        version: fc.nat({ max: history.length - 1 }),
        known: fc.constantFrom<Known>('stamp', 'item', 'both'),
      }),
      { minLength: 1, maxLength: 8 },
    ),
  }),
);

describe.each(databases())('invitations seen in any order on the $name', (database) => {
  let capture: Capture;
  let runs = 0;
  let numRuns = 0;
  beforeAll(async () => {
    capture = await openCapture(await database.open());
    numRuns = capture.storage.engine.name === 'sqlite' ? 150 : 8;
  });
  afterAll(async () => {
    await capture.stores.changes.close();
    await database.dispose();
  });

  const newRun = (history: readonly Version[]) => {
    runs += 1;
    const run = runs;
    const ids = (known: Known) => ({
      ...(known !== 'item' && { meetingId: `stamp-${run}` }),
      ...(known !== 'stamp' && { itemId: `item-${run}` }),
    });
    const see = async ({ version, known }: Sighting) => {
      const { attendees, canceled } = history[version] ?? { attendees: [], canceled: false };
      await capture.invite({
        ...ids(known),
        requiredAttendees: people(...attendees),
        subject: `Run ${run} version ${version}`,
        canceled,
        sentAt: new Date(noon + version * 60_000).toISOString(),
      });
    };
    /** Both ids lead to the meeting once a sighting carried both. */
    const stored = async () => {
      await see({ version: 0, known: 'both' });
      const { entries } = await capture.stores.meetings.lookUp(capture.jo, {
        iCalUId: null,
        meetingId: `stamp-${run}`,
        itemId: null,
      });
      return entries;
    };
    return { see, stored };
  };

  const expected = (history: readonly Version[], sightings: readonly Sighting[]) => {
    const newest = history[Math.max(0, ...sightings.map((one) => one.version))];
    return newest === undefined || newest.canceled ? [] : [...newest.attendees].sort();
  };

  it('make one entry of each meeting and contact, as the newest one says (rules 20.3 to 20.6)', async () => {
    await fc.assert(
      fc.asyncProperty(meeting, async ({ history, sightings }) => {
        const run = newRun(history);
        for (const sighting of sightings) await run.see(sighting);
        const entries = await run.stored();
        const active = entries.filter((one) => !one.canceled);
        expect(active.map((one) => one.contactVia).sort()).toEqual(expected(history, sightings));
        expect(new Set(entries.map((one) => one.contactNo)).size).toBe(entries.length);
        const version = Math.max(...sightings.map((one) => one.version));
        for (const one of active) expect(one.subject).toMatch(new RegExp(`version ${version}$`));
      }),
      { numRuns },
    );
  });

  it('come at once and make the same', async () => {
    await fc.assert(
      fc.asyncProperty(meeting, async ({ history, sightings }) => {
        const run = newRun(history);
        await Promise.all(sightings.map(run.see));
        const active = (await run.stored()).filter((one) => !one.canceled);
        expect(active.map((one) => one.contactVia).sort()).toEqual(expected(history, sightings));
      }),
      { numRuns },
    );
  });
});
