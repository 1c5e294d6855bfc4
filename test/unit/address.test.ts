import { describe, expect, it } from '@jest/globals';
import {
  domainOf,
  isWithin,
  readAddress,
  readDomain,
  withoutTag,
} from '../../server/domain/email/address.ts';

describe('read address (rules 6.4, 6.5)', () => {
  it.each([
    ['anna@example.com', 'anna@example.com'],
    ['  ANNA@Example.COM  ', 'anna@example.com'],
    ['Anna Andersson <anna@example.com>', 'anna@example.com'],
    ['"Andersson, Anna" <anna@example.com>', 'anna@example.com'],
    ['Anna (Sales) <anna@example.com> (work)', 'anna@example.com'],
    ['"a@b.example" <anna@example.com>', 'anna@example.com'],
    ['<anna@example.com>', 'anna@example.com'],
    ["'anna@example.com'", 'anna@example.com'],
    ['mailto:anna@example.com', 'anna@example.com'],
    ['SMTP:anna@example.com', 'anna@example.com'],
    ['anna@example.com;', 'anna@example.com'],
    ['anna@example.com.', 'anna@example.com'],
    ['an\u200Bna@exam\u00ADple.com\uFEFF', 'anna@example.com'],
    ['\u202Aanna@example.com\u202C', 'anna@example.com'],
    ['anna+offers@example.com', 'anna+offers@example.com'],
    ["o'brien@example.com", "o'brien@example.com"],
    ['first.last_x-y@sub.example.com', 'first.last_x-y@sub.example.com'],
    ['Anna@Müller.example', 'anna@xn--mller-kva.example'],
    ['anna@xn--mller-kva.example', 'anna@xn--mller-kva.example'],
    ['anna@mu\u0308ller.example', 'anna@xn--mller-kva.example'],
    ['анна@почта.рф', 'анна@xn--80a1acny.xn--p1ai'],
    ['a\u0308nna@example.com', 'änna@example.com'],
    ['"odd@name"@example.com', 'unreadableAddress'],
    ['root@localhost', 'root@localhost'],
  ])('reads %j as %s', (raw, address) => {
    expect(readAddress(raw)).toBe(address);
  });

  it.each([
    '/O=EXCHANGE/OU=FIRST/CN=RECIPIENTS/CN=ANNA',
    '/o=ExchangeLabs/cn=anna@example.com',
    'Anna Andersson',
    'sales team',
    '',
    '   ',
  ])('takes %j for a recipient that is not resolved', (raw) => {
    expect(readAddress(raw)).toBe('unresolvedRecipient');
  });

  it.each([
    '@example.com',
    'anna@',
    'anna@@example.com',
    'an na@example.com',
    'anna@exa mple.com',
    'anna@-example.com',
    'anna@example..com',
    'anna@exam_ple.com',
    'anna@example.com/x',
    `${'a'.repeat(250)}@example.com`,
    `anna@${'a.'.repeat(130)}com`,
  ])('cannot read %j', (raw) => {
    expect(readAddress(raw)).toBe('unreadableAddress');
  });

  it('reads what it has read as the same', () => {
    for (const raw of ['Anna <A@Müller.example>', 'x+y@example.com', 'анна@почта.рф']) {
      const once = readAddress(raw);
      expect(readAddress(once)).toBe(once);
    }
  });

  it('ends soon with a text that is made to be slow', () => {
    const started = performance.now();
    for (const raw of ['<'.repeat(100_000), `a@${'a-'.repeat(50_000)}`, `${'"'.repeat(100_000)}@x`])
      readAddress(raw);
    expect(performance.now() - started).toBeLessThan(1000);
  });
});

describe('parts of an address', () => {
  it('knows the domain', () => {
    expect(domainOf('anna@sub.example.com')).toBe('sub.example.com');
  });

  it('drops the tag (rule 7.6)', () => {
    expect(withoutTag('anna+offers@example.com')).toBe('anna@example.com');
    expect(withoutTag('anna+a+b@example.com')).toBe('anna@example.com');
    expect(withoutTag('anna@example.com')).toBeNull();
    expect(withoutTag('+anna@example.com')).toBeNull();
  });
});

describe('a domain', () => {
  it.each([
    ['Example.com', 'example.com'],
    ['@example.com', 'example.com'],
    [' müller.example ', 'xn--mller-kva.example'],
    ['example.com.', 'example.com'],
    ['localhost', null],
    ['exa mple.com', null],
    ['http://example.com', null],
    ['', null],
  ])('reads %j as %j', (raw, domain) => {
    expect(readDomain(raw)).toBe(domain);
  });

  it('covers those below it, and no other that ends alike (rule 9.1)', () => {
    const parents = new Set(['example.com']);
    expect(isWithin('example.com', parents)).toBe(true);
    expect(isWithin('mail.eu.example.com', parents)).toBe(true);
    expect(isWithin('badexample.com', parents)).toBe(false);
    expect(isWithin('com', parents)).toBe(false);
    expect(isWithin('example.com', new Set())).toBe(false);
  });
});
