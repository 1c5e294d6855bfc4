import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  businessDay,
  instantAt,
  isTimeZone,
  timeOfDay,
  widestSpan,
} from '../../server/domain/business-day.ts';

const at = (instant: string, timeZone: string) => businessDay(Date.parse(instant), timeZone);

describe('business day (rule 5.2)', () => {
  it.each([
    ['2026-03-02T21:59:59.999Z', 'Europe/Helsinki', '2026-03-02'],
    ['2026-03-02T22:00:00Z', 'Europe/Helsinki', '2026-03-03'],
    ['2026-07-02T20:59:59Z', 'Europe/Helsinki', '2026-07-02'],
    ['2026-07-02T21:00:00Z', 'Europe/Helsinki', '2026-07-03'],
    ['2026-12-31T23:30:00Z', 'UTC', '2026-12-31'],
    ['2026-12-31T23:30:00Z', 'Europe/Stockholm', '2027-01-01'],
    ['2026-03-02T04:59:00Z', 'America/New_York', '2026-03-01'],
    ['2028-02-29T12:00:00Z', 'UTC', '2028-02-29'],
    ['2026-03-02T10:30:00Z', 'Pacific/Kiritimati', '2026-03-03'],
    ['2026-03-02T10:30:00Z', 'Pacific/Niue', '2026-03-01'],
    ['2026-03-02T18:15:00Z', 'Asia/Kathmandu', '2026-03-03'],
  ])('of %s in %s is %s', (instant, timeZone, day) => {
    expect(at(instant, timeZone)).toBe(day);
  });

  it('is right through both changes of the clock', () => {
    expect(at('2026-03-28T22:00:00Z', 'Europe/Helsinki')).toBe('2026-03-29');
    expect(at('2026-03-29T20:59:59Z', 'Europe/Helsinki')).toBe('2026-03-29');
    expect(at('2026-03-29T21:00:00Z', 'Europe/Helsinki')).toBe('2026-03-30');
    expect(at('2026-10-25T21:59:59Z', 'Europe/Helsinki')).toBe('2026-10-25');
    expect(at('2026-10-25T22:00:00Z', 'Europe/Helsinki')).toBe('2026-10-26');
  });

  const instants = fc.integer({ min: Date.UTC(2000, 0), max: Date.UTC(2100, 0) });
  const timeZones = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));

  it('is the day of the calendar, however often and near to each other it is asked for', () => {
    const calendars = new Map<string, Intl.DateTimeFormat>();
    const calendarOf = (timeZone: string) => {
      const known = calendars.get(timeZone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone });
      calendars.set(timeZone, known);
      return known;
    };
    fc.assert(
      fc.property(
        instants,
        timeZones,
        fc.integer({ min: -7, max: 7 }),
        (instant, timeZone, minutes) => {
          for (const near of [instant, instant + minutes * 60_000, instant])
            expect(businessDay(near, timeZone)).toBe(calendarOf(timeZone).format(near));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('lies within the widest span, whatever the time zone', () => {
    fc.assert(
      fc.property(instants, timeZones, (instant, timeZone) => {
        const { from, to } = widestSpan(businessDay(instant, timeZone));
        expect(instant).toBeGreaterThanOrEqual(from);
        expect(instant).toBeLessThan(to);
      }),
    );
  });
});

describe('time zone', () => {
  it('is one that the calendar knows', () => {
    for (const name of ['Europe/Helsinki', 'UTC', 'America/Argentina/Buenos_Aires'])
      expect([name, isTimeZone(name)]).toEqual([name, true]);
    for (const name of ['', 'Mars/Olympus', 'Helsinki'])
      expect([name, isTimeZone(name)]).toEqual([name, false]);
  });
});

describe('a wall clock (rule 15.3)', () => {
  const zones = [
    'Europe/Helsinki',
    'America/New_York',
    'Asia/Kathmandu',
    'Pacific/Kiritimati',
    'UTC',
  ];

  it('shows again what was typed, and takes an hour that is skipped as the next', () => {
    for (const zone of zones)
      for (const [date, time] of [
        ['2026-03-02', '00:00'],
        ['2026-07-01', '23:59'],
        ['2026-10-25', '04:00'],
      ] as const) {
        const instant = instantAt(date, time, zone);
        expect([zone, businessDay(instant, zone), timeOfDay(instant, zone)]).toEqual([
          zone,
          date,
          time,
        ]);
      }
    const skipped = instantAt('2026-03-29', '03:30', 'Europe/Helsinki');
    expect(timeOfDay(skipped, 'Europe/Helsinki')).toBe('04:30');
  });
});
