import type { Storage } from '../../server/storage/storage.ts';

interface Logged {
  contactNo: string;
  salespersonCode?: string;
  date: string;
  description?: string;
  /** In currency units. */
  cost?: number;
  durationMinutes?: number;
  initiatedBy?: 'us' | 'them';
  canceled?: boolean;
  postponed?: boolean;
  attemptFailed?: boolean;
}

/** Writes an entry as it is, for tests of what is read from entries. */
export const logEntry = (storage: Storage, entry: Logged): Promise<number> =>
  storage.write(async ({ sql, engine }) => {
    const contact = await sql
      .selectFrom('contact')
      .select(['id', 'company_id'])
      .where('no', '=', entry.contactNo)
      .executeTakeFirstOrThrow();
    const salesperson = await sql
      .selectFrom('salesperson')
      .select('id')
      .where('code', '=', entry.salespersonCode ?? '')
      .executeTakeFirst();
    const at = Date.parse(entry.date);
    const [entryNo = 0] = await engine.insert(sql, 'interaction_log_entry', 'entry_no', [
      {
        contact_id: contact.id,
        contact_company_id: contact.company_id,
        salesperson_id: salesperson?.id ?? null,
        date: entry.date,
        sort_time: at,
        description: entry.description ?? 'Met',
        initiated_by: entry.initiatedBy ?? 'us',
        cost: Math.round((entry.cost ?? 0) * 100),
        duration_minutes: entry.durationMinutes ?? 0,
        origin: 'manual',
        canceled: entry.canceled === true ? 1 : 0,
        postponed: entry.postponed === true ? 1 : 0,
        attempt_failed: entry.attemptFailed === true ? 1 : 0,
        created_at: at,
        created_by: 'Test',
        changed_at: at,
        changed_by: 'Test',
      },
    ]);
    return entryNo;
  });
