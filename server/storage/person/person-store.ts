import type { Role } from '../../contract/enumerations.ts';
import type { Actor } from '../../domain/actor.ts';
import { DomainError } from '../../domain/domain-error.ts';
import type { PersonStore, TokenPerson } from '../../domain/person/person-store.ts';
import type { Setup, SetupPerson } from '../../domain/setup/setup.ts';
import { noteChanges } from '../change/change-feed.ts';
import { moveSetupRevision, type ReadSetup } from '../setup/setup-snapshot.ts';
import { writeSetup } from '../setup/write-setup.ts';
import { type Storage, UniqueViolation } from '../storage.ts';
import { changePerson } from './change-person.ts';
import { listPeople, loadPerson, providerOf } from './list-people.ts';
import type { PersonPresence } from './person-presence.ts';

const findPerson = (setup: Setup, { tid, oid }: { tid: string; oid: string }) =>
  setup.people.find((one) => one.tid === tid && one.oid === oid);

const toActor = (setup: Setup, person: SetupPerson, token: TokenPerson): Actor => {
  const salesperson =
    person.salespersonId === null ? undefined : setup.salespeople.get(person.salespersonId);
  return {
    identity: `person:${person.id}`,
    personId: person.id,
    name: person.name,
    userName: person.userName,
    label: salesperson?.code ?? person.name,
    roles: token.roles ?? person.roles,
    salespersonId: salesperson?.id ?? null,
    salespersonCode: salesperson?.code ?? null,
    teamId: salesperson?.teamId ?? null,
    signedInBy: providerOf(person),
    expiresAt: token.expiresAt,
  };
};

const keepPerson = async (storage: Storage, token: TokenPerson): Promise<void> => {
  const now = Date.now();
  try {
    await storage.write(async (handle) => {
      await handle.sql
        .insertInto('person')
        .values({
          tid: token.tid,
          oid: token.oid,
          user_name: token.userName,
          name: token.name,
          roles: '[]',
          salesperson_id: null,
          blocked: 0,
          last_roles: JSON.stringify(token.roles ?? []),
          created_at: now,
          created_by: 'system',
          changed_at: now,
          changed_by: 'system',
        })
        .execute();
      await noteChanges(handle, [{ entity: 'setup', key: 'person', action: 'created' }], now);
      await moveSetupRevision(handle);
    });
  } catch (error) {
    if (!(error instanceof UniqueViolation)) throw error;
  }
};

export const createPersonStore = (
  storage: Storage,
  readSetup: ReadSetup,
  presence: PersonPresence,
): PersonStore => ({
  setup: () => readSetup(storage.read),
  async listLocal() {
    const setup = await readSetup(storage.read);
    return setup.people
      .filter((one) => one.tid === 'local' && !one.blocked)
      .map((one) => ({
        userName: one.userName,
        name: one.name,
        oid: one.oid,
        roles: [...one.roles] as Role[],
        salespersonCode:
          one.salespersonId === null
            ? null
            : (setup.salespeople.get(one.salespersonId)?.code ?? null),
      }));
  },
  async actorOf(token) {
    let setup = await readSetup(storage.read);
    let person = findPerson(setup, token);
    if (person === undefined && token.tid !== 'local') {
      await keepPerson(storage, token);
      setup = await readSetup(storage.read);
      person = findPerson(setup, token);
    }
    if (person === undefined || person.blocked)
      throw new DomainError(
        'notSignedIn',
        'This person may not sign in (any more). Ask an administrator.',
      );
    presence.noteSeen(person, token);
    return toActor(setup, person, token);
  },
  list: async (query) => listPeople(storage.read, await readSetup(storage.read), query),
  change: ({ actor, once }, id, version, change) =>
    writeSetup(storage, once, async (handle, now) => {
      const setup = await readSetup(handle);
      await changePerson(handle, { setup, actor, now }, { id, version }, change);
      return loadPerson(handle, await readSetup(handle), id);
    }),
  noteReport: ({ personId }) => {
    if (personId !== null) presence.noteReport(personId);
  },
});
