import type { MarketingSetup } from '../../contract/marketing-setup.ts';
import type { Actor } from '../../domain/actor.ts';
import { recordAudit } from '../audit.ts';
import { noteChanges } from '../change/change-feed.ts';
import type { Handle } from '../storage.ts';
import type { FieldProblems } from './field-problems.ts';
import type { StoredSharedMailbox } from './setup-snapshot.ts';

type SharedMailboxes = MarketingSetup['sharedMailboxes'];

export const readSharedMailboxes = async ({ sql }: Handle): Promise<StoredSharedMailbox[]> => {
  const { shared_mailboxes } = await sql
    .selectFrom('marketing_setup')
    .select('shared_mailboxes')
    .where('id', '=', 1)
    .executeTakeFirstOrThrow();
  return JSON.parse(shared_mailboxes) as StoredSharedMailbox[];
};

export const namesSalesperson = (mailbox: StoredSharedMailbox, code: string): boolean =>
  mailbox.salespersonCode === code || mailbox.grantedTo.includes(code);

/** Whoever calls this records why. */
export const writeSharedMailboxes = async (
  handle: Handle,
  actor: Actor,
  mailboxes: readonly StoredSharedMailbox[],
  now: number,
): Promise<void> => {
  await handle.sql
    .updateTable('marketing_setup')
    .set((eb) => ({
      shared_mailboxes: JSON.stringify(mailboxes),
      version: eb('version', '+', 1),
      changed_at: now,
      changed_by: actor.label,
    }))
    .where('id', '=', 1)
    .execute();
  await noteChanges(handle, [{ entity: 'setup', key: 'marketingSetup', action: 'changed' }], now);
};

/** Mailboxes name salespeople by code: a salesperson who is renamed is renamed there too. */
export const renameInSharedMailboxes = async (
  handle: Handle,
  actor: Actor,
  codes: { before: string; after: string },
  now: number,
): Promise<void> => {
  const { before, after } = codes;
  const mailboxes = await readSharedMailboxes(handle);
  if (!mailboxes.some((one) => namesSalesperson(one, before))) return;
  const renamed = mailboxes.map((one) => ({
    ...one,
    salespersonCode: one.salespersonCode === before ? after : one.salespersonCode,
    grantedTo: one.grantedTo.map((code) => (code === before ? after : code)),
  }));
  await writeSharedMailboxes(handle, actor, renamed, now);
  await recordAudit(
    handle,
    {
      actor: actor.label,
      entity: 'marketingSetup',
      key: '1',
      action: 'changed',
      detail: { sharedMailboxes: [mailboxes, renamed] },
    },
    now,
  );
};

const readOne = (
  mailbox: SharedMailboxes[number],
  path: string,
  known: { codes: ReadonlySet<string>; addresses: ReadonlyMap<string, string> },
  problems: FieldProblems,
): StoredSharedMailbox => {
  const address = problems.readAddress(`${path}.address`, mailbox.address) ?? '';
  const owner = known.addresses.get(address);
  if (owner !== undefined)
    problems.add(
      `${path}.address`,
      'taken',
      `${address} is salesperson ${owner}'s own address. Take it off there first.`,
    );
  const { salespersonCode, ownerRule, grantedTo } = mailbox;
  if (salespersonCode !== null && !known.codes.has(salespersonCode))
    problems.unknownCode(`${path}.salespersonCode`, 'salesperson', salespersonCode);
  if (salespersonCode === null && ownerRule === 'salesperson')
    problems.add(
      `${path}.salespersonCode`,
      'required',
      'Under this rule a salesperson owns the entries: name one.',
    );
  grantedTo.forEach((code, at) => {
    if (!known.codes.has(code))
      problems.unknownCode(`${path}.grantedTo.${at}`, 'salesperson', code);
  });
  return { address, ownerRule, salespersonCode, grantedTo: [...new Set(grantedTo)] };
};

/** The mailboxes with normalised addresses; what is wrong with them goes to the problems. */
export const readMailboxes = async (
  { sql }: Handle,
  mailboxes: SharedMailboxes,
  problems: FieldProblems,
): Promise<StoredSharedMailbox[]> => {
  const salespeople = await sql.selectFrom('salesperson').select(['id', 'code']).execute();
  const addresses = await sql
    .selectFrom('salesperson_address as a')
    .innerJoin('salesperson as s', 's.id', 'a.salesperson_id')
    .select(['a.address', 's.code'])
    .execute();
  const known = {
    codes: new Set(salespeople.map((one) => one.code)),
    addresses: new Map(addresses.map((one) => [one.address, one.code])),
  };
  const seen = new Set<string>();
  return mailboxes.map((mailbox, at) => {
    const read = readOne(mailbox, `sharedMailboxes.${at}`, known, problems);
    if (read.address !== '' && seen.has(read.address))
      problems.add(
        `sharedMailboxes.${at}.address`,
        'duplicate',
        `${read.address} is in the list already.`,
      );
    seen.add(read.address);
    return read;
  });
};
