import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { stringify } from 'csv-stringify';
import type { Router } from 'express';
import { api } from '../contract/api.ts';
import type { AuditEntry, FieldChange } from '../contract/audit.ts';
import type { Admit } from './admission.ts';
import { type createMount, readInput } from './mount.ts';
import type { Stores } from './stores.ts';
import { setRouteTimes } from './watch-requests.ts';

const columns = ['id', 'at', 'actor', 'entity', 'key', 'action', 'field', 'before', 'after'];
const noChange: FieldChange = { field: '', before: null, after: null };

const cellOf = (value: unknown): string => {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
};

/** A line for each field that changed; one for an act that changed none. */
const linesOf = ({ id, at, actor, entity, key, action, changes }: AuditEntry): string[][] =>
  (changes.length === 0 ? [noChange] : changes).map(({ field, before, after }) => [
    String(id),
    ...[at, actor, entity, key, action, field, cellOf(before), cellOf(after)],
  ]);

async function* lines(entries: AsyncIterable<AuditEntry[]>): AsyncIterable<string[]> {
  for await (const some of entries) yield* some.flatMap(linesOf);
}

export const mountAudit = (mount: ReturnType<typeof createMount>, { audit }: Stores): void => {
  mount(api.listAudit, async ({ query }) => ({ status: 200, body: await audit.list(query) }));
};

/** Written as it is read, so that its length costs no memory. */
export const mountAuditExport = (router: Router, admit: Admit, { audit }: Stores): void => {
  router.get(api.exportAudit.path, async (request, response) => {
    setRouteTimes(response, null);
    await admit(api.exportAudit, request);
    const { query } = await readInput(api.exportAudit, request);
    const today = new Date().toISOString().slice(0, 10);
    response.set({
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="audit-${today}.csv"`,
      'Cache-Control': 'no-store',
    });
    // A cell that begins like a formula is one to a spreadsheet, whoever wrote it.
    const csv = stringify({ header: true, columns, bom: true, escape_formulas: true });
    await pipeline(Readable.from(lines(audit.read(query))), csv, response);
  });
};
