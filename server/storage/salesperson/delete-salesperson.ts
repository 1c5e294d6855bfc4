import { DomainError } from '../../domain/domain-error.ts';
import { namesSalesperson, readSharedMailboxes } from '../setup/shared-mailboxes.ts';
import type { Handle } from '../storage.ts';
import { linkedPerson, removeLocalPerson } from './local-person.ts';

const inUse = (message: string): DomainError => new DomainError('inUse', message);

const requireUnused = async (
  handle: Handle,
  { id, code }: { id: number; code: string },
): Promise<void> => {
  const { sql, engine } = handle;
  const entry = await engine
    .first(
      sql.selectFrom('interaction_log_entry').select('entry_no').where('salesperson_id', '=', id),
      1,
    )
    .executeTakeFirst();
  if (entry !== undefined)
    throw inUse(`Salesperson ${code} has log entries and has to stay; block them instead.`);
  const contact = await engine
    .first(
      sql
        .selectFrom('contact')
        .select('no')
        .where('salesperson_id', '=', id)
        .where('deleted_at', 'is', null),
      1,
    )
    .executeTakeFirst();
  if (contact !== undefined)
    throw inUse(
      `Salesperson ${code} has contacts, ${contact.no} among them. Give them to somebody else first.`,
    );
  const person = await linkedPerson(handle, id);
  if (person !== undefined)
    throw inUse(`${person} signs in as salesperson ${code}. Link them to somebody else first.`);
  const byDefault = await sql
    .selectFrom('marketing_setup')
    .select('id')
    .where('default_salesperson_id', '=', id)
    .executeTakeFirst();
  if (byDefault !== undefined)
    throw inUse(`Marketing set-up names ${code} as default salesperson. Choose another one there.`);
  const mailbox = (await readSharedMailboxes(handle)).find((one) => namesSalesperson(one, code));
  if (mailbox !== undefined)
    throw inUse(`The shared mailbox ${mailbox.address} names salesperson ${code}.`);
};

/** Removes the salesperson with all that is theirs alone. */
export const deleteSalesperson = async (
  handle: Handle,
  salesperson: { id: number; code: string },
): Promise<void> => {
  const { sql } = handle;
  const { id } = salesperson;
  await requireUnused(handle, salesperson);
  await removeLocalPerson(handle, id);
  await sql.deleteFrom('salesperson_address').where('salesperson_id', '=', id).execute();
  await sql
    .deleteFrom('salesperson_delegate')
    .where((eb) => eb.or([eb('salesperson_id', '=', id), eb('delegate_id', '=', id)]))
    .execute();
  await sql.deleteFrom('never_log').where('salesperson_id', '=', id).execute();
  await sql
    .updateTable('contact')
    .set({ salesperson_id: null })
    .where('salesperson_id', '=', id)
    .where('deleted_at', 'is not', null)
    .execute();
  await sql.deleteFrom('salesperson').where('id', '=', id).execute();
};
