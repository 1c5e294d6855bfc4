import { describe, expect, it } from '@jest/globals';
import { isValidPhoneNumber, parsePhoneNumberFromString } from 'libphonenumber-js';
import { newContact } from '../../server/contract/contact.ts';
import { marketingSetupChange } from '../../server/contract/marketing-setup.ts';
import { newSalesperson } from '../../server/contract/salesperson.ts';
import { newTeam } from '../../server/contract/team.ts';
import { demoCompany } from '../../server/domain/demo-company/demo-company.ts';
import { standardSetup } from '../../server/domain/standard-setup/standard-setup.ts';

const today = '2026-11-21';
const demo = demoCompany(today);
const contactByNo = new Map(demo.contacts.map((contact) => [contact.no, contact]));
const templateByCode = new Map(standardSetup('en').templates.map((row) => [row.code, row]));
const sharing = (address: string) =>
  demo.contacts.filter((contact) => contact.emailAddresses.includes(address));
const named = (name: string) => demo.contacts.find((contact) => contact.name === name);

describe('demo company', () => {
  it('is the same for the same day and seed, and another for another', () => {
    expect(demoCompany(today)).toEqual(demo);
    expect(demoCompany(today, 2).entries).not.toEqual(demo.entries);
    expect(demoCompany('2027-03-01').entries).not.toEqual(demo.entries);
  });

  it('is accepted by the contract', () => {
    for (const team of demo.teams) expect(newTeam.parse(team)).toEqual(team);
    for (const row of demo.salespeople) expect(newSalesperson.parse(row)).toEqual(row);
    for (const contact of demo.contacts) expect(newContact.parse(contact)).toEqual(contact);
    expect(marketingSetupChange.parse(demo.marketingSetup)).toEqual(demo.marketingSetup);
  });

  it('names only example domains', () => {
    const text = JSON.stringify(demo);
    const domains = [...text.matchAll(/(?:@|https:\/\/)([^"\s/]+)/g)].map((match) => match[1]);
    expect(domains.length).toBeGreaterThan(60);
    for (const domain of domains) expect(domain).toMatch(/\.example$/);
  });

  it('has only telephone numbers that can be read, each once', () => {
    const numbers = [
      ...demo.salespeople.map((row) => row.phoneNo),
      ...demo.contacts.flatMap((contact) => contact.phoneNumbers),
    ];
    for (const number of numbers) {
      expect(isValidPhoneNumber(number)).toBe(true);
      expect(parsePhoneNumberFromString(number)?.number).toBe(number);
    }
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  it('has only telephone numbers kept free for fiction', () => {
    const fiction =
      /^\+(44207946\d{4}|131955501\d{2}|468465004\d{2}|4670174060[5-9]|46701740[67]\d{2}|493023125\d{3}|331990\d{5})$/;
    for (const contact of demo.contacts) {
      for (const number of contact.phoneNumbers) expect(number).toMatch(fiction);
    }
  });
});

describe('demo salespeople', () => {
  it('have names that fit their codes, a team and two addresses', () => {
    expect(demo.salespeople.map((row) => row.code)).toEqual('BC EH HR JO LT OF RB'.split(' '));
    const teamCodes = demo.teams.map((team) => team.code);
    for (const row of demo.salespeople) {
      expect(row.name.replace(/[^A-Z]/g, '')).toBe(row.code);
      expect(teamCodes).toContain(row.teamCode);
      expect(row.emailAddresses.length).toBeGreaterThanOrEqual(2);
    }
  });

  it('send from addresses that are theirs alone', () => {
    const addresses = demo.salespeople.flatMap((row) => row.emailAddresses.map((a) => a.address));
    expect(new Set(addresses).size).toBe(addresses.length);
    for (const address of addresses) expect(sharing(address)).toEqual([]);
  });
});

describe('demo contacts', () => {
  it('are fifteen companies and twenty-five persons, numbered without a gap (rule 13.1)', () => {
    expect(demo.contacts.filter((contact) => contact.type === 'company')).toHaveLength(15);
    expect(demo.contacts.map((contact) => contact.no)).toEqual(
      Array.from({ length: 40 }, (_, index) => `CT${String(index + 1).padStart(6, '0')}`),
    );
    expect(demo.marketingSetup).toMatchObject({
      contactNosPrefix: 'CT',
      contactNosNext: '000041',
    });
  });

  it('belong to companies that exist (rule 2.2)', () => {
    for (const contact of demo.contacts) {
      if (contact.type === 'company') expect(contact.companyNo).toBe(contact.no);
      else if (contact.companyNo !== null) {
        expect(contactByNo.get(contact.companyNo)?.type).toBe('company');
      }
    }
  });

  it('show every case of matching (rules 7.1 to 7.3)', () => {
    expect(sharing('aino.virtanen@tammela.example')).toHaveLength(1);
    const family = sharing('info@pohjanranta.example');
    expect(family.map((contact) => contact.type)).toEqual(['company', 'person']);
    expect(new Set(family.map((contact) => contact.companyNo)).size).toBe(1);
    const strangers = sharing('office@oresundshuset.example');
    expect(new Set(strangers.map((contact) => contact.companyNo)).size).toBe(2);
  });

  it('hold the awkward ones', () => {
    expect(demo.contacts.filter((contact) => contact.privacyBlocked)).toHaveLength(1);
    expect(named('Hanna Koskinen')).toMatchObject({ type: 'person', companyNo: null });
    expect(Math.max(...demo.contacts.map((contact) => contact.name.length))).toBeGreaterThan(80);
    expect(demo.contacts.filter((c) => c.salespersonCode === null).length).toBeGreaterThan(3);
    const letters = demo.contacts.map((contact) => contact.name.toLowerCase()).join();
    for (const letter of 'åäöøéüßõæ') expect(letters).toContain(letter);
    expect(new Set(demo.contacts.map((contact) => contact.countryCode)).size).toBe(10);
  });
});

describe('demo log', () => {
  it.each([1, 2, 3, 4, 5])('has some four hundred entries with seed %i', (seed) => {
    const { length } = demoCompany(today, seed).entries;
    expect(length).toBeGreaterThan(340);
    expect(length).toBeLessThan(480);
  });

  it('refers to what exists, with the values of the template', () => {
    const salespersonCodes = demo.salespeople.map((row) => row.code);
    for (const entry of demo.entries) {
      expect(contactByNo.has(entry.contactNo)).toBe(true);
      expect(salespersonCodes).toContain(entry.salespersonCode);
      const template = templateByCode.get(entry.templateCode);
      expect(entry.costHundredths).toBe(template?.unitCostHundredths);
      expect(entry.durationMinutes).toBe(template?.unitDurationMinutes);
    }
  });

  it('lies on working days of the last nine months, in office hours, never in the future', () => {
    const begin = Date.parse('2026-02-20');
    for (const { date, timeOfInteraction } of demo.entries) {
      expect(date < today).toBe(true);
      expect(Date.parse(date)).toBeGreaterThan(begin);
      expect([0, 6]).not.toContain(new Date(date).getUTCDay());
      if (timeOfInteraction === null) continue;
      const instant = new Date(timeOfInteraction).toISOString();
      expect(instant.slice(0, 10)).toBe(date);
      expect(instant.slice(11, 16) >= '07:00' && instant.slice(11, 16) <= '13:59').toBe(true);
    }
  });

  it('is in the order of time', () => {
    const dates = demo.entries.map((entry) => entry.date);
    expect(dates).toEqual([...dates].sort());
  });

  it('has mails both ways, each with a subject of its own (rules 5.4, 5.5)', () => {
    const mails = demo.entries.filter((entry) => entry.templateCode === 'EMAIL');
    expect(mails.length).toBeGreaterThan(demo.entries.length / 3);
    for (const mail of mails) {
      expect(mail.subject).toBe(mail.description);
      expect(mail.subject).not.toMatch(/[{}]|lorem/i);
      expect(mail.correspondenceType).toBe('email');
      expect(mail.initiatedBy).toBe(mail.informationFlow === 'inbound' ? 'them' : 'us');
      expect(contactByNo.get(mail.contactNo)?.emailAddresses).toContain(mail.contactVia);
    }
    const inbound = mails.filter((mail) => mail.informationFlow === 'inbound');
    expect(inbound.length).toBeGreaterThan(50);
  });

  it('has calls, failed calls, meetings, documents, letters and canceled entries', () => {
    const codes = new Set(demo.entries.map((entry) => entry.templateCode));
    for (const code of ['OUTGOING', 'INCOME', 'ONSITE', 'INHOUSE', 'S_QUOTE', 'S_ORDER_CF']) {
      expect(codes).toContain(code);
    }
    for (const code of ['S_INVOICE', 'BUS', 'P_ORDER']) expect(codes).toContain(code);
    const failed = demo.entries.filter((entry) => entry.attemptFailed);
    expect(failed.length).toBeGreaterThan(3);
    for (const entry of failed) {
      expect(entry).toMatchObject({ templateCode: 'OUTGOING', evaluation: null });
    }
    const canceled = demo.entries.filter((entry) => entry.canceled).length;
    expect(canceled).toBeGreaterThan(2);
    expect(canceled).toBeLessThan(demo.entries.length / 20);
  });

  it('says nothing about the contact who is privacy-blocked (rule 9.3)', () => {
    const blocked = demo.contacts.find((contact) => contact.privacyBlocked);
    expect(demo.entries.some((entry) => entry.contactNo === blocked?.no)).toBe(false);
  });
});
