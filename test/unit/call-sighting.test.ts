import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readCallSighting } from '../../server/domain/call/call-sighting.ts';
import { readCalledNumber } from '../../server/domain/call/called-number.ts';
import { durationOf } from '../../server/domain/call/decide-call.ts';
import type { DomainError } from '../../server/domain/domain-error.ts';

const now = Date.parse('2026-03-02T12:00:00Z');
const report = {
  callId: 'c-1',
  direction: 'outbound',
  number: '+358 40 123 4567',
  startedAt: '2026-03-02T11:00:00Z',
  talkSeconds: 61,
};
const read = (more: object = {}) => readCallSighting({ ...report, ...more }, now);

describe('a report of a call (rules 14.2, 14.3)', () => {
  it('is read as it was meant', () => {
    expect(read({ comment: ' Asked for\r\nprices\u0007 ', salespersonCode: 'jo' })).toEqual({
      callId: 'c-1',
      direction: 'outbound',
      number: '+358 40 123 4567',
      startedAt: Date.parse('2026-03-02T11:00:00Z'),
      talkSeconds: 61,
      salespersonCode: 'JO',
      contactNo: null,
      comment: 'Asked for\nprices',
    });
    expect(read({ callId: 42, number: 358401234567, unknown: true })).toMatchObject({
      callId: '42',
      number: '358401234567',
    });
    for (const direction of ['Incoming', 'IN', 'inbound'])
      expect(read({ direction }).direction).toBe('inbound');
  });

  it('is kept where a part cannot be read', () => {
    expect(read({ startedAt: 'yesterday' }).startedAt).toBe(now);
    for (const talkSeconds of [undefined, null, -5, 'long', Number.NaN, {}])
      expect(read({ talkSeconds }).talkSeconds).toBe(0);
    expect(read({ talkSeconds: '75' }).talkSeconds).toBe(75);
    expect(read({ talkSeconds: 1.2 }).talkSeconds).toBe(2);
    expect(read({ talkSeconds: 1e12 }).talkSeconds).toBe(604_800);
    expect(read({ comment: 'x'.repeat(3000) }).comment).toHaveLength(2000);
    expect(read({ comment: '\n \n' }).comment).toBeNull();
    expect(read({ number: undefined, contactNo: 'ct000001' }).contactNo).toBe('CT000001');
  });

  it('is refused with every field named, when it cannot be told what happened', () => {
    const refusal = (given: unknown): DomainError => {
      try {
        readCallSighting(given, now);
      } catch (error) {
        return error as DomainError;
      }
      throw new Error('It was not refused');
    };
    expect(refusal({}).fields.map(({ path }) => path)).toEqual(['callId', 'direction', 'number']);
    expect(refusal({ ...report, direction: 'sideways' }).fields.map(({ path }) => path)).toEqual([
      'direction',
    ]);
    for (const given of [null, 'call', [report]]) expect(refusal(given).code).toBe('invalidInput');
  });

  it('never fails in another way', () => {
    fc.assert(
      fc.property(
        fc.record({
          callId: fc.anything(),
          direction: fc.anything(),
          number: fc.anything(),
          startedAt: fc.anything(),
          talkSeconds: fc.anything(),
          comment: fc.oneof(fc.string({ unit: 'binary' }), fc.anything()),
        }),
        (given) => {
          try {
            const sighting = readCallSighting(given, now);
            expect(sighting.talkSeconds).toBeGreaterThanOrEqual(0);
            expect(Number.isInteger(sighting.startedAt)).toBe(true);
          } catch (error) {
            if ((error as DomainError).code !== 'invalidInput') throw error;
          }
        },
      ),
    );
  });

  it('counts begun minutes (rule 14.7)', () => {
    expect([0, 1, 60, 61].map((talkSeconds) => durationOf({ talkSeconds }))).toEqual([0, 1, 1, 2]);
  });
});

describe('the number of a call (rule 14.4)', () => {
  it.each([
    ['+358 40 123 4567', '+358401234567'],
    ['040 1234567', '+358401234567'],
    ['tel:+358-40-123-4567', '+358401234567'],
    ['sip:+358401234567@pbx.example;transport=tls', '+358401234567'],
    ['+358401234567,,3#', '+358401234567'],
  ])('%s is %s', (raw, number) => {
    expect(readCalledNumber(raw, 'FI')).toBe(number);
  });

  it.each(['anonymous', 'unknown', '', '201', '*97', '+4533123***', 'sip:aino@pbx.example'])(
    '%j is none',
    (raw) => {
      expect(readCalledNumber(raw, 'FI')).toBeNull();
    },
  );
});
