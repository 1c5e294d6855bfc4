import type { DatabaseSync } from 'node:sqlite';
import { inBulk, inserter } from './bench-database.ts';
import {
  companyOf,
  contactAddress,
  contactName,
  contactNo,
  isCompany,
  ownDomain,
  salespersonAddress,
  salespersonCode,
  salespersonCount,
} from './sample-company.ts';

const trail = (at: number) => ({
  created_at: at,
  created_by: 'bench',
  changed_at: at,
  changed_by: 'bench',
});

const fillSalespeople = (database: DatabaseSync, now: number): void => {
  const insertSalesperson = inserter(database, 'salesperson');
  const insertAddress = inserter(database, 'salesperson_address');
  const insertPerson = inserter(database, 'person');
  for (let at = 1; at <= salespersonCount; at++) {
    const code = salespersonCode(at);
    const name = `Seller ${at}`;
    const id = insertSalesperson({ code, name, ...trail(now) });
    insertAddress({ salesperson_id: id, address: salespersonAddress(at) });
    insertPerson({
      tid: 'local',
      oid: code.toLowerCase(),
      user_name: code.toLowerCase(),
      name,
      roles: '["salesperson"]',
      salesperson_id: id,
      ...trail(now),
    });
  }
};

const fillContacts = (database: DatabaseSync, contacts: number, now: number): void => {
  const insertContact = inserter(database, 'contact');
  const insertAddress = inserter(database, 'contact_address');
  for (let id = 1; id <= contacts; id++) {
    const no = contactNo(id);
    const name = contactName(id);
    const address = contactAddress(id);
    insertContact({
      id,
      no,
      type: isCompany(id) ? 'company' : 'person',
      name,
      company_id: companyOf(id),
      salesperson_id: (id % salespersonCount) + 1,
      sort_name: name.toLowerCase(),
      search_text: `${name} ${no} ${address}`.toLowerCase(),
      ...trail(now),
    });
    insertAddress({ contact_id: id, kind: 'address', value: address, position: 0 });
  }
};

/** Salespeople who can sign in, and contacts with one address each, into a new database. */
export const fillPeopleAndContacts = (dataDir: string, contacts: number): void =>
  inBulk(dataDir, ['contact', 'contact_address'], (database) => {
    const now = Date.now();
    fillSalespeople(database, now);
    fillContacts(database, contacts, now);
    database
      .prepare('update marketing_setup set time_zone = ?, own_domains = ?, contact_nos_next = ?')
      .run('UTC', JSON.stringify([ownDomain]), String(contacts + 1).padStart(6, '0'));
  });
