import { createHash, randomBytes } from 'node:crypto';
import { type NewServiceKey, type Rotation, secretPrefix } from '../../contract/service-key.ts';
import type { Actor } from '../../domain/actor.ts';
import { DomainError, invalidInput, versionOutdated } from '../../domain/domain-error.ts';
import { keyActor } from '../../domain/service-key/key-actor.ts';
import type { ServiceKeyStore } from '../../domain/service-key/service-key-store.ts';
import { type AuditEntry, differences } from '../audit.ts';
import { readCursor, toPage } from '../cursor.ts';
import { newTrail, recordSetupChange, requireChanged } from '../setup/setup-change.ts';
import type { ReadSetup } from '../setup/setup-snapshot.ts';
import { writeSetup } from '../setup/write-setup.ts';
import type { Handle, Storage } from '../storage.ts';
import { createLastUse } from './last-use.ts';
import { findServiceKey, presentServiceKey, type ServiceKeyRow } from './service-key-rows.ts';

const secretBytes = 32;
/** The prefix and five characters: 30 of 256 bits. */
const shownCharacters = 9;
const millisecondsPerHour = 3_600_000;

/** The secret is random and long: one round of SHA-256 is enough to keep it by. */
const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

const newSecret = () => {
  const secret = `${secretPrefix}${randomBytes(secretBytes).toString('base64url')}`;
  return {
    secret,
    columns: { secret_hash: hashOf(secret), secret_start: secret.slice(0, shownCharacters) },
  };
};

const readExpiry = (expiresAt: string | null, now: number): number | null => {
  if (expiresAt === null) return null;
  const at = Date.parse(expiresAt);
  if (at > now) return at;
  throw invalidInput([
    { path: 'expiresAt', code: 'inThePast', message: 'Choose an instant in the future, or none.' },
  ]);
};

const record = (
  handle: Handle,
  actor: Actor,
  entry: Omit<AuditEntry, 'actor' | 'entity'>,
  now: number,
): Promise<void> => recordSetupChange(handle, actor, { entity: 'serviceKey', ...entry }, now);

/** What is written holds only for the version that was seen. */
const update = async (
  { sql }: Handle,
  actor: Actor,
  before: ServiceKeyRow,
  columns: Partial<Omit<ServiceKeyRow, 'id' | 'version'>>,
  now: number,
): Promise<void> => {
  const { numUpdatedRows } = await sql
    .updateTable('service_key')
    .set({ ...columns, version: before.version + 1, changed_at: now, changed_by: actor.label })
    .where('id', '=', before.id)
    .where('version', '=', before.version)
    .executeTakeFirst();
  requireChanged(numUpdatedRows);
};

const create = async (
  handle: Handle,
  actor: Actor,
  { name, scopes, expiresAt }: NewServiceKey,
  now: number,
) => {
  const { sql, engine } = handle;
  const taken = await sql
    .selectFrom('service_key')
    .select('id')
    .where('name', '=', name)
    .executeTakeFirst();
  if (taken !== undefined)
    throw new DomainError(
      'alreadyExists',
      `A key named ${name} exists already, perhaps a revoked one. Choose another name.`,
    );
  const { secret, columns } = newSecret();
  const [id = 0] = await engine.insert(sql, 'service_key', 'id', [
    {
      name,
      scopes: JSON.stringify(scopes),
      ...columns,
      expires_at: readExpiry(expiresAt, now),
      ...newTrail(actor, now),
    },
  ]);
  const detail = differences({}, { scopes, expiresAt, secretStart: columns.secret_start });
  await record(handle, actor, { key: name, action: 'created', detail }, now);
  return { ...presentServiceKey(await findServiceKey(handle, id)), secret };
};

const findLiving = async (handle: Handle, id: number, version: number): Promise<ServiceKeyRow> => {
  const row = await findServiceKey(handle, id);
  if (row.version !== version) throw versionOutdated();
  if (row.revoked_at !== null)
    throw new DomainError('gone', `The key ${row.name} is revoked. Create a new one.`);
  return row;
};

const rotate = async (
  handle: Handle,
  actor: Actor,
  before: ServiceKeyRow,
  { overlapHours, expiresAt }: Rotation,
  now: number,
) => {
  const expires = expiresAt === undefined ? before.expires_at : readExpiry(expiresAt, now);
  if (expires !== null && expires <= now)
    throw invalidInput([
      {
        path: 'expiresAt',
        code: 'inThePast',
        message: 'The key has expired. Say until when the new secret is to be good.',
      },
    ]);
  const { secret, columns } = newSecret();
  const until = overlapHours === 0 ? null : now + overlapHours * millisecondsPerHour;
  await update(
    handle,
    actor,
    before,
    {
      ...columns,
      previous_hash: until === null ? null : before.secret_hash,
      previous_until: until,
      expires_at: expires,
    },
    now,
  );
  const after = presentServiceKey(await findServiceKey(handle, before.id));
  const shown = ({ secretStart, previousUntil, expiresAt }: typeof after) => ({
    secretStart,
    previousUntil,
    expiresAt,
  });
  const detail = differences(shown(presentServiceKey(before)), shown(after));
  await record(handle, actor, { key: before.name, action: 'rotated', detail }, now);
  return { ...after, secret };
};

export const createServiceKeyStore = (
  storage: Storage,
  readSetup: ReadSetup,
  onError: (error: unknown) => void,
): ServiceKeyStore => {
  const noteUse = createLastUse(storage, onError);
  return {
    async list({ limit, cursor, revoked }) {
      const place = readCursor(cursor, ['string']);
      let query = storage.read.sql.selectFrom('service_key').selectAll().orderBy('name');
      if (revoked !== undefined) query = query.where('revoked_at', revoked ? 'is not' : 'is', null);
      if (place !== null) query = query.where('name', '>', String(place[0]));
      const rows = await storage.engine.first(query, limit + 1).execute();
      return toPage(rows, limit, presentServiceKey, (row) => [row.name]);
    },
    // Not by an Idempotency-Key: the answer would be kept, and the secret with it.
    create: ({ actor }, key) =>
      writeSetup(storage, null, (handle, now) => create(handle, actor, key, now)),
    rotate: ({ actor }, id, version, rotation) =>
      writeSetup(storage, null, async (handle, now) =>
        rotate(handle, actor, await findLiving(handle, id, version), rotation, now),
      ),
    revoke: ({ actor, once }, id, version) =>
      writeSetup(storage, once, async (handle, now) => {
        const before = await findLiving(handle, id, version);
        const columns = { revoked_at: now, previous_hash: null, previous_until: null };
        await update(handle, actor, before, columns, now);
        await record(handle, actor, { key: before.name, action: 'revoked' }, now);
        return presentServiceKey(await findServiceKey(handle, id));
      }),
    async actorOf(secret) {
      const now = Date.now();
      const actor = keyActor(await readSetup(storage.read), hashOf(secret), now);
      if (actor?.serviceKey !== undefined) noteUse(actor.serviceKey.id, now);
      return actor;
    },
  };
};
