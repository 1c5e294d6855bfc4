import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cleanText } from '../../server/domain/clean-input.ts';
import {
  fingerprintText,
  messageIdText,
  readEmailSighting,
  requireTellable,
} from '../../server/domain/email/email-sighting.ts';

const now = Date.parse('2026-03-02T12:00:00Z');
const read = (report: unknown) => readEmailSighting(report, now);

describe('clean text (rule 6.3)', () => {
  it('turns control characters into spaces and trims the ends', () => {
    expect(cleanText(' \tone\r\ntwo\u0000\u001Fthree\u0085 ', 100)).toBe('one two three');
  });

  it('cuts what is longer, and no character in half', () => {
    expect(cleanText('abcdef', 3)).toBe('abc');
    expect(cleanText('ab😀', 3)).toBe('ab');
    expect(cleanText('ab😀', 4)).toBe('ab😀');
  });

  it('mends halves of characters', () => {
    expect(cleanText('a\uD83Db', 10)).toBe('a\uFFFDb');
  });

  it('takes nothing but text', () => {
    for (const value of [null, undefined, 7, true, {}, [], ['a']])
      expect(cleanText(value, 9)).toBe('');
  });
});

describe('read e-mail sighting', () => {
  it('reads each field', () => {
    expect(
      read({
        captureId: ' c-1 ',
        internetMessageId: '<1@example.com>',
        from: { address: 'Jo <JO@us.example>', name: 'Jo' },
        to: [{ address: 'a@x.example', name: 'A' }],
        cc: [{ address: 'b@x.example' }],
        bcc: [{ address: 'c@x.example' }],
        subject: 'Offer',
        sentAt: '2026-03-01T10:00:00+02:00',
        conversationId: 'conv',
        inReplyTo: '<0@example.com>',
        sensitivityLabelId: 'label',
        sensitivity: 'Private',
        client: { surface: 'pane' },
        incomplete: true,
        asked: true,
      }),
    ).toEqual({
      captureId: 'c-1',
      internetMessageId: '<1@example.com>',
      from: { role: 'from', address: 'jo@us.example', problem: null, name: 'Jo' },
      recipients: [
        { role: 'to', address: 'a@x.example', problem: null, name: 'A' },
        { role: 'cc', address: 'b@x.example', problem: null, name: null },
        { role: 'bcc', address: 'c@x.example', problem: null, name: null },
      ],
      recipientsLeftOut: 0,
      subject: 'Offer',
      sentAt: Date.parse('2026-03-01T08:00:00Z'),
      conversationId: 'conv',
      inReplyTo: '<0@example.com>',
      sensitivityLabelId: 'label',
      sensitivity: 'Private',
      origin: 'pane',
      incomplete: true,
      asked: true,
    });
  });

  it('takes an address once, at its first place (rule 6.6)', () => {
    const { recipients } = read({
      to: ['a@x.example', 'A@X.example'],
      cc: ['b@x.example', 'a@x.example'],
      bcc: ['b@x.example', 'c@x.example'],
    });
    expect(recipients.map(({ role, address }) => [role, address])).toEqual([
      ['to', 'a@x.example'],
      ['cc', 'b@x.example'],
      ['bcc', 'c@x.example'],
    ]);
  });

  it('keeps who cannot be read under what the mail program called them', () => {
    const { recipients } = read({
      to: [
        { address: '/o=us/cn=anna', name: 'Anna' },
        { address: 'Sales team' },
        { address: 'x@@y' },
      ],
    });
    expect(recipients.map(({ address, problem, name }) => [address, problem, name])).toEqual([
      [null, 'unresolvedRecipient', 'Anna'],
      [null, 'unresolvedRecipient', 'Sales team'],
      [null, 'unreadableAddress', 'x@@y'],
    ]);
  });

  it('reads 1,000 recipients and counts the rest, who make it incomplete (rule 6.6)', () => {
    const to = Array.from({ length: 1005 }, (_, at) => `r${at}@x.example`);
    const sighting = read({ to });
    expect([sighting.recipients.length, sighting.recipientsLeftOut, sighting.incomplete]).toEqual([
      1000,
      5,
      true,
    ]);
  });

  it.each([
    undefined,
    null,
    '',
    'yesterday',
    '2026-13-45',
    -1,
    0,
    Number.NaN,
    1e300,
    {},
    '+099999-01-01T00:00:00Z',
  ])('takes the time of the report for a sentAt of %p', (sentAt) => {
    expect(read({ sentAt }).sentAt).toBe(now);
  });

  it('reads any report without failing, and within the columns', () => {
    fc.assert(
      fc.property(fc.object({ maxDepth: 3, withBigInt: false }), fc.string(), (rest, subject) => {
        const sighting = read({
          ...rest,
          subject: subject.repeat(50),
          from: rest,
          to: [rest, ...Object.values(rest)],
        });
        expect(sighting.subject.length).toBeLessThanOrEqual(1000);
        expect(Number.isSafeInteger(sighting.sentAt)).toBe(true);
        for (const { name, address } of sighting.recipients) {
          expect((name ?? '').length).toBeLessThanOrEqual(254);
          expect((address ?? '').length).toBeLessThanOrEqual(254);
        }
      }),
    );
  });

  it.each([null, undefined, 'text', 7, []])('refuses %p, which is no report', (report) => {
    expect(() => read(report)).toThrow(expect.objectContaining({ code: 'invalidInput' }));
  });

  it('says which origin a report has (rule 1.10)', () => {
    expect(read({ client: { surface: 'pane' } }).origin).toBe('pane');
    for (const client of [undefined, null, 'pane', { surface: 'launchEvent' }, { surface: 'x' }])
      expect(read({ client }).origin).toBe('addIn');
  });
});

describe('require tellable (rule 6.2)', () => {
  const pathsOf = (report: unknown): string[] => {
    try {
      requireTellable(read(report));
      return [];
    } catch (error) {
      return (error as { fields: { path: string }[] }).fields.map((one) => one.path);
    }
  };

  it('asks for an identity and for somebody who took part', () => {
    expect(pathsOf({})).toEqual(['captureId', 'from']);
    expect(pathsOf({ captureId: 'x' })).toEqual(['from']);
    expect(pathsOf({ from: 'jo@us.example' })).toEqual(['captureId']);
    expect(pathsOf({ captureId: ' \u0000', to: ['a@x.example'] })).toEqual(['captureId']);
    expect(pathsOf({ captureId: 'x', from: 'Jo', to: ['Anna'] })).toEqual(['from']);
  });

  it('is content with one of each', () => {
    expect(pathsOf({ captureId: 'x', to: ['a@x.example'] })).toEqual([]);
    expect(pathsOf({ internetMessageId: '<x>', from: 'jo@us.example' })).toEqual([]);
  });
});

describe('identities of a message (rules 8.2, 8.6)', () => {
  const base = {
    captureId: 'x',
    from: 'jo@us.example',
    to: ['a@x.example'],
    cc: ['b@x.example'],
    subject: 'Offer 2026',
  };
  const print = (change: Record<string, unknown> = {}) =>
    fingerprintText(read({ ...base, ...change }));

  it('has the same fingerprint whatever case, spaces, order and Bcc', () => {
    for (const same of [
      { subject: '  offer   2026 ' },
      { subject: 'OFFER\t2026' },
      { to: ['b@x.example'], cc: ['A@X.example'] },
      { bcc: ['c@x.example'] },
      { captureId: 'y', internetMessageId: '<z>' },
      { to: ['a@x.example', 'Unresolved'] },
    ])
      expect([same, print(same)]).toEqual([same, print()]);
  });

  it('has another fingerprint with another sender, subject or recipient', () => {
    for (const other of [
      { from: 'eva@us.example' },
      { subject: 'Offer 2027' },
      { subject: 'Offer2026' },
      { to: ['a@x.example', 'c@x.example'] },
      { cc: [] },
    ])
      expect([other, print(other)]).not.toEqual([other, print()]);
  });

  it('is the same Message-ID with and without angle brackets', () => {
    expect(messageIdText('<1@example.com>')).toBe(messageIdText('1@example.com'));
    expect(messageIdText('<A@example.com>')).not.toBe(messageIdText('<a@example.com>'));
  });
});
