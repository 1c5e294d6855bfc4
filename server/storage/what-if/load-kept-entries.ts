import type { KeptEntry } from '../../domain/what-if/plan-acts.ts';
import { ruleValuesOf } from '../../domain/what-if/rule-values.ts';
import type { Handle } from '../storage.ts';

/** The detail of an audit line that a rule wrote has this field: it was nobody's hand. */
export const ruleMark = 'ruleApplication';

const findByHand = async (
  { sql, engine }: Handle,
  entryNos: readonly number[],
): Promise<Map<number, Set<string>>> => {
  const fields = new Map<number, Set<string>>();
  if (entryNos.length === 0) return fields;
  const rows = await sql
    .selectFrom('audit')
    .select(['entity_key', 'detail'])
    .where('entity', '=', 'interactionLogEntry')
    .where((eb) => engine.isOneOf(eb, 'entity_key', entryNos.map(String)))
    .execute();
  for (const { entity_key, detail } of rows) {
    const changed = JSON.parse(detail) as Record<string, unknown>;
    if (ruleMark in changed) continue;
    const known = fields.get(Number(entity_key)) ?? new Set();
    fields.set(Number(entity_key), known);
    for (const field of Object.keys(changed)) known.add(field);
  }
  return fields;
};

/** Canceled by a rule that was applied backwards, and untouched since. */
const findCanceledByRule = async (
  { sql, engine }: Handle,
  entryNos: readonly number[],
): Promise<Set<number>> => {
  if (entryNos.length === 0) return new Set();
  const rows = await sql
    .selectFrom('rule_application_entry as r')
    .innerJoin('interaction_log_entry as e', (join) =>
      join.onRef('e.entry_no', '=', 'r.entry_no').onRef('e.version', '=', 'r.entry_version'),
    )
    .select('r.entry_no')
    .where('r.act', '=', 'cancel')
    .where('r.put_back', '=', 0)
    .where((eb) => engine.isOneOf(eb, 'r.entry_no', entryNos))
    .execute();
  return new Set(rows.map((row) => row.entry_no));
};

/** The entries of kept mails or calls, by the row they belong to. */
export const loadKeptEntries = async (
  handle: Handle,
  column: 'email_message_id' | 'meeting_id' | 'call_id',
  ids: readonly number[],
): Promise<Map<number, KeptEntry[]>> => {
  const { sql, engine } = handle;
  const found = new Map<number, KeptEntry[]>();
  if (ids.length === 0) return found;
  const rows = await sql
    .selectFrom('interaction_log_entry')
    .selectAll()
    .where((eb) => engine.isOneOf(eb, column, ids))
    .orderBy('entry_no')
    .execute();
  // What nobody has touched is in its first version.
  const touched = rows.filter(({ version }) => version > 1);
  const byHand = await findByHand(
    handle,
    touched.map((row) => row.entry_no),
  );
  const byRule = await findCanceledByRule(
    handle,
    touched.flatMap((row) => (row.canceled === 1 ? [row.entry_no] : [])),
  );
  for (const row of rows) {
    const owner = row[column] ?? 0;
    const entry: KeptEntry = {
      entryNo: row.entry_no,
      version: row.version,
      key: row.contact_id === null ? `address:${row.match_address}` : `contact:${row.contact_id}`,
      canceled: row.canceled === 1,
      postponed: row.postponed === 1,
      canceledByRule: byRule.has(row.entry_no),
      byHand: byHand.get(row.entry_no) ?? new Set(),
      values: ruleValuesOf(row),
    };
    found.set(owner, [...(found.get(owner) ?? []), entry]);
  }
  return found;
};
