import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { stringify } from 'csv-stringify';
import type { Router } from 'express';
import { api } from '../contract/api.ts';
import { interactionLogEntry } from '../contract/interaction-log-entry.ts';
import type { Admit } from './admission.ts';
import { type createMount, readInput } from './mount.ts';
import type { Stores } from './stores.ts';
import { setRouteTimes } from './watch-requests.ts';

/** Acts on entries; before the routes of one entry, whose number would take their names. */
export const mountEntryActs = (
  mount: ReturnType<typeof createMount>,
  { entries }: Stores,
): void => {
  mount(api.changeInteractionLogEntries, async ({ caller, body }) => ({
    status: 200,
    body: await entries.changeMany(caller, body),
  }));
  mount(api.getDeleteCanceledProgress, async () => ({
    status: 200,
    body: await entries.deleteCanceledProgress(),
  }));
  mount(api.deleteCanceledInteractionLogEntries, async ({ caller, body }) => {
    const result = await entries.deleteCanceled(caller, body);
    return { status: result.inBackground ? 202 : 200, body: result };
  });
  mount(api.evaluateInteractionLogEntry, async ({ caller, params, version, body }) => ({
    status: 200,
    body: await entries.evaluate(caller, params.entryNo, version, body.evaluation),
  }));
  mount(api.addInteractionLogEntryComment, async ({ caller, params, body }) => ({
    status: 201,
    body: await entries.addComment(caller, params.entryNo, body),
  }));
  mount(api.changeInteractionLogEntryComment, async ({ caller, params, version, body }) => ({
    status: 200,
    body: await entries.changeComment(caller, { ...params, version }, body),
  }));
  mount(api.deleteInteractionLogEntryComment, async ({ caller, params, version }) => {
    await entries.deleteComment(caller, { ...params, version });
    return { status: 204, body: undefined };
  });
};

const columns = Object.keys(interactionLogEntry.shape);
/** Kept alive by a reader who takes as much as is there, and no more. */
const rowsAhead = 100;

async function* rows<Row>(pieces: AsyncIterable<Row[]>): AsyncIterable<Row> {
  for await (const some of pieces) yield* some;
}

/** Written as it is read, so that its length costs no memory. */
export const mountLogExport = (router: Router, admit: Admit, { entries }: Stores): void => {
  router.get(api.exportInteractionLogEntries.path, async (request, response) => {
    setRouteTimes(response, null);
    const actor = await admit(api.exportInteractionLogEntries, request);
    const { query } = await readInput(api.exportInteractionLogEntries, request);
    const today = new Date().toISOString().slice(0, 10);
    response.set({
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="interaction-log-${today}.csv"`,
      'Cache-Control': 'no-store',
    });
    const csv = stringify({
      header: true,
      columns,
      bom: true,
      // A cell that begins like a formula is one to a spreadsheet, whoever wrote it.
      escape_formulas: true,
      cast: { boolean: (value) => String(value) },
    });
    const lines = Readable.from(rows(entries.export(actor, query)), { highWaterMark: rowsAhead });
    await pipeline(lines, csv, response);
  });
};
