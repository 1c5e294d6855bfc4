import { type Storage, UniqueViolation } from './storage.ts';

/** Takes what must run once among several instances; false while another holds it. */
export const takeLease = async (
  storage: Storage,
  name: string,
  owner: string,
  { now, milliseconds }: { now: number; milliseconds: number },
): Promise<boolean> => {
  const lease = { owner, expires_at: now + milliseconds };
  try {
    return await storage.write(async ({ sql }) => {
      const { numUpdatedRows } = await sql
        .updateTable('lease')
        .set(lease)
        .where('name', '=', name)
        .where('expires_at', '<=', now)
        .executeTakeFirst();
      if (numUpdatedRows > 0n) return true;
      const held = await sql
        .selectFrom('lease')
        .select('owner')
        .where('name', '=', name)
        .executeTakeFirst();
      if (held !== undefined) return false;
      await sql
        .insertInto('lease')
        .values({ name, ...lease })
        .execute();
      return true;
    });
  } catch (error) {
    if (error instanceof UniqueViolation) return false;
    throw error;
  }
};
