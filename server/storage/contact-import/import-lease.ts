import { randomUUID } from 'node:crypto';
import type { ContactImportProgress } from '../../contract/contact-import.ts';
import { DomainError } from '../../domain/domain-error.ts';
import { takeLease } from '../lease.ts';
import type { Handle, Storage } from '../storage.ts';

const name = 'contactImport';
/** Renewed with every piece; an import that died holds the next one off no longer. */
const milliseconds = 60_000;

type Note = NonNullable<ContactImportProgress['running']>;

const readNote = async ({ sql }: Handle): Promise<Note | null> => {
  const row = await sql
    .selectFrom('lease')
    .select('note')
    .where('name', '=', name)
    .where('expires_at', '>', Date.now())
    .executeTakeFirst();
  return row?.note == null ? null : (JSON.parse(row.note) as Note);
};

const running = (note: Note | null): DomainError =>
  new DomainError(
    'importRunning',
    note === null
      ? 'Another import is running. Wait until it has ended, then start yours again.'
      : `Another import is running, started by ${note.startedBy}: ${note.done} of ${note.rows} rows. Wait until it has ended, then start yours again.`,
  );

/** The one import that may write; two at once would make two contacts of one row. */
export class ImportLease {
  readonly #owner = randomUUID();
  readonly #startedBy: string;
  readonly #rows: number;

  constructor(startedBy: string, rows: number) {
    this.#startedBy = startedBy;
    this.#rows = rows;
  }

  async take(storage: Storage): Promise<void> {
    const taken = await takeLease(storage, name, this.#owner, { now: Date.now(), milliseconds });
    if (!taken) throw running(await readNote(storage.read));
  }

  /** Goes on holding it, in the job that writes a piece; refuses the piece when it was lost. */
  async renew({ sql }: Handle, done: number): Promise<void> {
    const note: Note = { startedBy: this.#startedBy, rows: this.#rows, done };
    const { numUpdatedRows } = await sql
      .updateTable('lease')
      .set({ expires_at: Date.now() + milliseconds, note: JSON.stringify(note) })
      .where('name', '=', name)
      .where('owner', '=', this.#owner)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) throw running(null);
  }

  async release(storage: Storage): Promise<void> {
    await storage.write(async ({ sql }) => {
      await sql
        .updateTable('lease')
        .set({ expires_at: 0, note: null })
        .where('name', '=', name)
        .where('owner', '=', this.#owner)
        .execute();
    });
  }
}

export const readImportProgress = async (handle: Handle): Promise<ContactImportProgress> => ({
  running: await readNote(handle),
});
