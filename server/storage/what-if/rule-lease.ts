import { randomUUID } from 'node:crypto';
import { DomainError } from '../../domain/domain-error.ts';
import { joinedStorage } from '../joined-storage.ts';
import { takeLease } from '../lease.ts';
import type { Handle, Storage } from '../storage.ts';

const name = 'ruleApplication';
/** Renewed with every piece; one that died holds the next off no longer. */
const milliseconds = 60_000;

const running = (): DomainError =>
  new DomainError(
    'ruleApplicationRunning',
    'Another change is being applied backwards or undone. Wait until it has ended, then start yours again.',
  );

/** Two changes at once would decide about the same entries by different rules. */
export class RuleLease {
  readonly #owner = randomUUID();
  readonly #applicationId: () => number;

  constructor(applicationId: () => number) {
    this.#applicationId = applicationId;
  }

  /** In the job that saves the change: without the lease nothing is saved. */
  async take(handle: Handle): Promise<void> {
    const now = Date.now();
    const taken = await takeLease(joinedStorage(handle), name, this.#owner, { now, milliseconds });
    if (!taken) throw running();
  }

  /** In the job that writes a piece; refuses it when the lease was lost. */
  async renew({ sql }: Handle): Promise<void> {
    const { numUpdatedRows } = await sql
      .updateTable('lease')
      .set({
        expires_at: Date.now() + milliseconds,
        note: JSON.stringify({ id: this.#applicationId() }),
      })
      .where('name', '=', name)
      .where('owner', '=', this.#owner)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) throw running();
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

/** The application that is at work now; null when there is none. */
export const runningApplication = async ({ sql }: Handle): Promise<number | null> => {
  const row = await sql
    .selectFrom('lease')
    .select('note')
    .where('name', '=', name)
    .where('expires_at', '>', Date.now())
    .executeTakeFirst();
  return row?.note == null ? null : (JSON.parse(row.note) as { id: number }).id;
};
