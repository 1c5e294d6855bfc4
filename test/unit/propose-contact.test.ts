import { describe, expect, it } from '@jest/globals';
import { readSpokenName } from '../../server/domain/contact/contact-name.ts';
import {
  companyOfDomain,
  readProposedContact,
} from '../../server/domain/contact/propose-contact.ts';
import { isFreeMail, registrableDomain } from '../../server/domain/contact/registrable-domain.ts';

describe('the name a mail shows (rule 2.10)', () => {
  it.each([
    ['Aino Virtanen', 'Aino Virtanen', null],
    ['Virtanen, Aino', 'Aino Virtanen', null],
    ['"Virtanen, Aino"', 'Aino Virtanen', null],
    ['VIRTANEN AINO', 'Virtanen Aino', null],
    ['aino virtanen', 'Aino Virtanen', null],
    ['Dr. Aino Virtanen', 'Aino Virtanen', null],
    ['Prof. Dr. Aino Virtanen, PhD', 'Aino Virtanen', null],
    ['Aino Virtanen (Tammela Oy)', 'Aino Virtanen', 'Tammela Oy'],
    ['Virtanen, Aino (Tammela Oy)', 'Aino Virtanen', 'Tammela Oy'],
    ['Aino Virtanen [EXT]', 'Aino Virtanen', null],
    ['Aino Virtanen | Tammela', 'Aino Virtanen', 'Tammela'],
    ['Aino Virtanen, Tammela Oy', 'Aino Virtanen', 'Tammela Oy'],
    ['Aino Virtanen via Forms Ltd', 'Aino Virtanen', 'Forms Ltd'],
    ["sean o'neill", "Sean O'Neill", null],
    ['anna-maija korhonen', 'Anna-Maija Korhonen', null],
    ['ludwig van beethoven', 'Ludwig van Beethoven', null],
    ['Aino\u200B  Virtanen\u0007', 'Aino Virtanen', null],
  ])('%s is %s', (raw, name, companyName) => {
    expect(readSpokenName(raw)).toEqual({ name, isCompany: false, companyName });
  });

  it.each(['Tammela Oy', 'Norrsken AB', 'Cedar Falls Inc.', 'Meyer GmbH', 'Tammela, Oy'])(
    '%s is a company',
    (raw) => {
      expect(readSpokenName(raw)).toMatchObject({ isCompany: true });
    },
  );

  it.each(['', '  ', 'aino@tammela.example', '""', '123'])('%j says nothing', (raw) => {
    expect(readSpokenName(raw)).toBeNull();
  });
});

describe('a proposed contact (rules 2.10 to 2.12)', () => {
  const proposed = (address: string, name?: string, isOurs = false) =>
    readProposedContact(address, name, isOurs);

  it('takes the name from the address when nothing better is shown', () => {
    expect(proposed('aino.virtanen@tammela.example')).toEqual({
      type: 'person',
      name: 'Aino Virtanen',
      companyName: 'Tammela',
      domain: 'tammela.example',
    });
    expect(proposed('a.virtanen2@tammela.example').name).toBe('A. Virtanen');
    expect(proposed('aino+offers@tammela.example').name).toBe('Aino');
    expect(proposed('42@tammela.example').name).toBe('42');
  });

  it('is a company for the mailbox of a function', () => {
    for (const local of ['info', 'myynti', 'no-reply', 'sales2', 'info+web'])
      expect(proposed(`${local}@mail.kivi-kangas.example`)).toEqual({
        type: 'company',
        name: 'Kivi Kangas',
        companyName: null,
        domain: 'kivi-kangas.example',
      });
    expect(proposed('info@tammela.example', 'Tammela Helsinki').name).toBe('Tammela Helsinki');
    expect(proposed('info@tammela.example', 'Aino Virtanen').name).toBe('Tammela');
  });

  it('has no company by a free-mail domain or by ours', () => {
    expect(proposed('aino.virtanen@gmail.com')).toMatchObject({
      name: 'Aino Virtanen',
      companyName: null,
      domain: null,
    });
    expect(proposed('info@gmail.com').type).toBe('person');
    expect(proposed('aino@us.example', undefined, true)).toMatchObject({
      companyName: null,
      domain: null,
    });
    for (const domain of ['gmail.com', 'outlook.com', 'elisanet.fi', 'telia.com'])
      expect(isFreeMail(domain)).toBe(true);
    expect(isFreeMail('tammela.example')).toBe(false);
  });

  it('goes by what is registered of a domain', () => {
    expect(registrableDomain('mail.shop.example.co.uk')).toBe('example.co.uk');
    expect(registrableDomain('tammela.github.io')).toBe('tammela.github.io');
    expect(registrableDomain('localhost')).toBeNull();
  });

  it('belongs to the company of most contacts of the domain, or to none', () => {
    const of = (...ids: (number | null)[]) =>
      companyOfDomain(ids.map((companyId) => ({ companyId })));
    expect(of(1, 1, 2)).toBe(1);
    expect(of(1, null, null)).toBe(1);
    expect(of(1, 2)).toBeNull();
    expect(of()).toBeNull();
  });
});
