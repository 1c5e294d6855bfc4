import { systemActor } from '../../domain/actor.ts';
import type { TokenPerson } from '../../domain/person/person-store.ts';
import type { SetupPerson } from '../../domain/setup/setup.ts';
import { differences } from '../audit.ts';
import { recordSetupChange } from '../setup/setup-change.ts';
import { writeSetup } from '../setup/write-setup.ts';
import type { Storage } from '../storage.ts';

const hourMilliseconds = 3_600_000;
const thisHour = (): number => Math.floor(Date.now() / hourMilliseconds) * hourMilliseconds;

/** What has been written of a person by this process, so that an hour costs one write. */
interface Noted {
  seenAt: number;
  roles: string;
  /** Name and user name of the newest token. */
  named: string;
  tokenExpiresAt: number;
}

const writeSeen = (storage: Storage, id: number, { seenAt, roles }: Noted): Promise<void> =>
  storage.write(async ({ sql }) => {
    await sql
      .updateTable('person')
      .set({ last_seen_at: seenAt, last_roles: roles })
      .where('id', '=', id)
      .where((eb) =>
        eb.or([
          eb('last_seen_at', 'is', null),
          eb('last_seen_at', '<', seenAt),
          eb('last_roles', 'is', null),
          eb('last_roles', '<>', roles),
        ]),
      )
      .execute();
  });

/** The directory has another name for the person: ours follows. */
const writeName = (
  storage: Storage,
  person: SetupPerson,
  { name, userName }: TokenPerson,
): Promise<void> =>
  writeSetup(storage, null, async (handle, now) => {
    const { numUpdatedRows } = await handle.sql
      .updateTable('person')
      .set((eb) => ({
        name,
        user_name: userName,
        version: eb('version', '+', 1),
        changed_at: now,
        changed_by: systemActor.label,
      }))
      .where('id', '=', person.id)
      .where((eb) => eb.or([eb('name', '<>', name), eb('user_name', '<>', userName)]))
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return;
    const detail = differences({ ...person }, { name, userName });
    const change = { entity: 'person', key: String(person.id), action: 'changed', detail };
    await recordSetupChange(handle, systemActor, change, now);
  });

const writeReport = (storage: Storage, id: number, hour: number): Promise<void> =>
  storage.write(async ({ sql }) => {
    await sql
      .updateTable('person')
      .set({ last_report_at: hour })
      .where('id', '=', id)
      .where((eb) => eb.or([eb('last_report_at', 'is', null), eb('last_report_at', '<', hour)]))
      .execute();
  });

export interface PersonPresence {
  noteSeen(person: SetupPerson, token: TokenPerson): void;
  noteReport(personId: number): void;
}

/**
 * When people were seen and when their add-in reported, to the hour (docs/domain.md 3.10). Nobody
 * waits for it, and what could not be written is written with the next request.
 */
export const createPersonPresence = (
  storage: Storage,
  onError: (error: unknown) => void,
): PersonPresence => {
  const noted = new Map<number, Noted>();
  const reported = new Map<number, number>();
  const beside = (work: Promise<void>, forget: () => void) => {
    work.catch((error: unknown) => {
      forget();
      onError(error);
    });
  };
  return {
    noteSeen(person, token) {
      const known = noted.get(person.id);
      // Programs of one person may hold tokens of different age: only the newest counts.
      if (known !== undefined && token.expiresAt < known.tokenExpiresAt) return;
      const now: Noted = {
        seenAt: thisHour(),
        roles: JSON.stringify(token.roles ?? person.roles),
        named: `${token.name}\n${token.userName}`,
        tokenExpiresAt: token.expiresAt,
      };
      noted.set(person.id, now);
      const forget = () => noted.delete(person.id);
      if (known?.seenAt !== now.seenAt || known.roles !== now.roles)
        beside(writeSeen(storage, person.id, now), forget);
      const renamed = person.name !== token.name || person.userName !== token.userName;
      if (person.tid !== 'local' && renamed && known?.named !== now.named)
        beside(writeName(storage, person, token), forget);
    },
    noteReport(personId) {
      const hour = thisHour();
      if (reported.get(personId) === hour) return;
      reported.set(personId, hour);
      beside(writeReport(storage, personId, hour), () => reported.delete(personId));
    },
  };
};
