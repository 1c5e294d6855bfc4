import type { EmailResult } from '../../server/contract/email.ts';
import type { Actor } from '../../server/domain/actor.ts';
import { readEmailSighting, requireTellable } from '../../server/domain/email/email-sighting.ts';
import {
  readMeetingSighting,
  requireTellableMeeting,
} from '../../server/domain/meeting/meeting-sighting.ts';
import { createStores } from '../../server/storage/create-stores.ts';
import { fillNewDatabase } from '../../server/storage/setup/fill-new-database.ts';
import { createSetupSnapshot } from '../../server/storage/setup/setup-snapshot.ts';
import type { Storage } from '../../server/storage/storage.ts';

export const noon = Date.parse('2026-03-02T12:00:00Z');

/** A database with the standard set-up, two salespeople, a company with two persons, and strangers. */
export const openCapture = async (storage: Storage) => {
  await fillNewDatabase(storage, {
    language: 'en',
    timeZone: 'Europe/Helsinki',
    demo: false,
    now: noon,
  });
  const readSetup = createSetupSnapshot(storage.read);
  const stores = createStores(storage, readSetup, {
    secret: Buffer.from('a secret that only this test knows'),
    onError: (error) => {
      throw error;
    },
  });
  const administrator: Actor = {
    identity: 'test:administrator',
    personId: null,
    name: 'Administrator',
    userName: 'administrator',
    label: 'Administrator',
    roles: ['administrator', 'salesperson', 'manager', 'reader'],
    salespersonId: null,
    salespersonCode: null,
    teamId: null,
    signedInBy: 'local',
    expiresAt: null,
  };
  const caller = { actor: administrator, once: null };
  const salesperson = async (code: string, address: string): Promise<Actor> => {
    await stores.salespeople.create(caller, {
      code,
      name: `Salesperson ${code}`,
      emailAddresses: [{ address, startingDate: null, endingDate: null }],
    });
    const [person] = (await stores.people.listLocal()).filter(
      (one) => one.salespersonCode === code,
    );
    return stores.people.actorOf({
      tid: 'local',
      oid: person?.oid ?? '',
      name: code,
      userName: code,
      roles: null,
      expiresAt: noon,
    });
  };
  const jo = await salesperson('JO', 'jo@us.example');
  const eh = await salesperson('EH', 'eh@us.example');
  const company = await stores.contacts.create(caller, {
    type: 'company',
    name: 'Tammela Oy',
    emailAddresses: ['info@tammela.example'],
  });
  const person = (name: string, addresses: string[], companyNo: string | null = null) =>
    stores.contacts.create(caller, { type: 'person', name, companyNo, emailAddresses: addresses });
  const aino = await person(
    'Aino Virtanen',
    ['aino@tammela.example', 'info@tammela.example'],
    company.no,
  );
  const bjorn = await person('Björn Dahl', ['bjorn@norrsken.example', 'office@shared.example']);
  const carla = await person('Carla Meyer', ['carla@meyer.example', 'office@shared.example']);

  const log = async (report: Record<string, unknown>, actor = jo) => {
    const sighting = readEmailSighting(
      { from: { address: 'jo@us.example' }, sentAt: new Date(noon).toISOString(), ...report },
      noon,
    );
    requireTellable(sighting);
    return stores.emails.log(actor, sighting);
  };
  const invite = async (report: Record<string, unknown>, actor = jo) => {
    const sighting = readMeetingSighting(
      { organizer: { address: 'jo@us.example' }, sentAt: new Date(noon).toISOString(), ...report },
      noon,
    );
    requireTellableMeeting(sighting);
    return stores.meetings.log(actor, sighting);
  };
  return {
    storage,
    readSetup,
    stores,
    caller,
    administrator,
    jo,
    eh,
    company,
    aino,
    bjorn,
    carla,
    person,
    log,
    invite,
  };
};

export type Capture = Awaited<ReturnType<typeof openCapture>>;

/** Participants by address. */
export const people = (...addresses: string[]) => addresses.map((address) => ({ address }));

/** What matters of a result: who was logged, what was decided. */
export const outcomeOf = ({ entries, decisions, direction }: EmailResult) => ({
  direction,
  logged: entries.filter((one) => !one.canceled && !one.postponed).map((one) => one.contactName),
  decisions: decisions.map(({ address, outcome, reason }) => [address, outcome, reason]),
});
