import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';
import type {
  ContactImport,
  ContactImportResult,
  ContactImportRow,
} from '../../contract/contact-import.ts';
import type { Actor } from '../../domain/actor.ts';
import { ContactBook } from '../../domain/contact-import/contact-book.ts';
import type { ContactNumbers, PlannedContact } from '../../domain/contact-import/import-plan.ts';
import { openImportFile } from '../../domain/contact-import/open-import-file.ts';
import { planImportRow } from '../../domain/contact-import/plan-import-row.ts';
import {
  type ImportRow,
  isCompanyRow,
  readImportRow,
} from '../../domain/contact-import/read-import-row.ts';
import { DomainError } from '../../domain/domain-error.ts';
import type { Setup } from '../../domain/setup/setup.ts';
import { recordAudit } from '../audit.ts';
import { noteChanges } from '../change/change-feed.ts';
import { holdSeries, NumberPool, readSeries } from '../contact/contact-number.ts';
import type { ReadSetup } from '../setup/setup-snapshot.ts';
import { type Handle, type Storage, UniqueViolation } from '../storage.ts';
import { ImportLease } from './import-lease.ts';
import { loadImportContacts } from './load-import-contacts.ts';
import { PieceSize } from './piece-size.ts';
import { ContactMoved, writeImport } from './write-import.ts';

/** Rows that are read before others have their turn. */
const rowsPerTurn = 100;
/** Between two pieces, for whoever waits. */
const pauseMilliseconds = 4;
const maxAttempts = 4;
/** The pages hear of a long import now and then, and at its end. */
const tellMilliseconds = 3000;

/** Everything an import works with. */
interface Import {
  storage: Storage;
  readSetup: ReadSetup;
  actor: Actor;
  options: ContactImport;
  rows: readonly ImportRow[];
  /** Numbers that the file itself gives: the series passes over them. */
  reserved: ReadonlySet<string>;
  /** Contact → the line that has meant it. */
  meant: Map<string, number>;
}

interface Planned {
  rows: ContactImportRow[];
  writes: PlannedContact[];
  meant: Map<string, number>;
}

const readRows = async (options: ContactImport, setup: Setup) => {
  const { columns, records } = openImportFile(options);
  const rows: ImportRow[] = [];
  for (const record of records) {
    rows.push(readImportRow({ columns, options, setup }, record));
    if (rows.length % rowsPerTurn === 0) await nextTurn();
  }
  // A company may come after its persons in the file, but not in the import.
  const companies = rows.filter(isCompanyRow);
  return { columns, rows: [...companies, ...rows.filter((row) => !isCompanyRow(row))] };
};

/** A fresh copy for each attempt: warnings of an attempt that failed must not stay. */
const freshRow = (row: ImportRow): ImportRow => ({ ...row, warnings: [...row.warnings] });

const planPiece = async (
  { readSetup, options, meant }: Import,
  handle: Handle,
  work: { rows: readonly ImportRow[]; book: ContactBook; numbers: ContactNumbers },
): Promise<Planned> => {
  const { rows, book, numbers } = work;
  const setup = await readSetup(handle);
  await loadImportContacts(handle, setup, { rows, source: options.source, book });
  const plan = { setup, options, book, numbers, meantBefore: meant, meant: new Map() };
  const planned = rows.map((row) => planImportRow(freshRow(row), plan));
  return {
    rows: planned.map(({ row }) => row),
    writes: planned.flatMap(({ writes }) => writes),
    meant: plan.meant,
  };
};

/** Each row may take a number for itself and one for its company. */
const numbersFor = (rows: readonly ImportRow[]): number => 2 * rows.length;

const writePiece = async (
  the: Import,
  handle: Handle,
  rows: readonly ImportRow[],
): Promise<Planned> => {
  const book = new ContactBook();
  const numbers = new NumberPool(await holdSeries(handle), the.reserved);
  await numbers.fill(handle, numbersFor(rows));
  const planned = await planPiece(the, handle, { rows, book, numbers });
  await numbers.keep(handle);
  const setup = await the.readSetup(handle);
  const write = { setup, actor: the.actor, now: Date.now() };
  await writeImport(handle, write, { book, planned: planned.writes });
  return planned;
};

/** A piece is planned anew when somebody has changed or made one of its contacts meanwhile. */
const persist = async <T>(write: () => Promise<T>): Promise<T> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await write();
    } catch (error) {
      const again = error instanceof ContactMoved || error instanceof UniqueViolation;
      if (!again) throw error;
      if (attempt === maxAttempts)
        throw new DomainError(
          'versionOutdated',
          'Somebody else keeps changing the same contacts. Rows before that are in; start the import again for the others.',
        );
    }
  }
};

const keep = ({ meant }: Import, pieces: Planned[], planned: Planned): void => {
  for (const [no, line] of planned.meant) meant.set(no, line);
  pieces.push(planned);
};

const everyContact = { entity: 'contact', key: '*', action: 'changed' } as const;

const runDry = async (the: Import): Promise<Planned[]> => {
  const { read } = the.storage;
  const book = new ContactBook();
  const numbers = new NumberPool(await readSeries(read), the.reserved);
  const pieces: Planned[] = [];
  const size = new PieceSize();
  for (let at = 0; at < the.rows.length; ) {
    const rows = the.rows.slice(at, at + size.rows);
    const planned = await size.time(async () => {
      await numbers.fill(read, numbersFor(rows));
      return planPiece(the, read, { rows, book, numbers });
    });
    keep(the, pieces, planned);
    at += rows.length;
    await pause(pauseMilliseconds);
  }
  return pieces;
};

const runForGood = async (the: Import, lease: ImportLease): Promise<Planned[]> => {
  const pieces: Planned[] = [];
  const size = new PieceSize();
  let toldAt = Date.now();
  for (let at = 0; at < the.rows.length; ) {
    const rows = the.rows.slice(at, at + size.rows);
    const planned = await persist(() =>
      the.storage.write((handle) =>
        size.time(async () => {
          await lease.renew(handle, at);
          return writePiece(the, handle, rows);
        }),
      ),
    );
    keep(the, pieces, planned);
    at += rows.length;
    if (Date.now() - toldAt > tellMilliseconds) {
      await the.storage.write((handle) => noteChanges(handle, [everyContact], Date.now()));
      toldAt = Date.now();
    }
    await pause(pauseMilliseconds);
  }
  return pieces;
};

const resultOf = (
  { options, rows }: Pick<Import, 'options' | 'rows'>,
  pieces: readonly Planned[],
): Omit<ContactImportResult, 'columns'> => {
  const reported = pieces.flatMap((piece) => piece.rows).sort((a, b) => a.line - b.line);
  const counted = (outcome: ContactImportRow['outcome']) =>
    reported.filter((row) => row.outcome === outcome).length;
  const created = counted('created');
  const made = pieces.flatMap(({ writes }) => writes).filter(({ before }) => before === null);
  if (reported.length !== rows.length) throw new Error('Rows of the import were lost');
  return {
    dryRun: options.dryRun,
    created,
    changed: counted('changed'),
    unchanged: counted('unchanged'),
    refused: counted('refused'),
    companiesCreated: made.length - created,
    rows: reported,
  };
};

/** Ends an import that wrote: the trail of the act as a whole, and the feed. */
const recordImport = (
  { storage, actor, options }: Import,
  { columns: _, rows: __, ...totals }: ContactImportResult,
): Promise<void> =>
  storage.write(async (handle) => {
    const now = Date.now();
    await recordAudit(
      handle,
      {
        actor: actor.label,
        entity: 'contactImport',
        key: new Date(now).toISOString(),
        action: 'imported',
        detail: { source: options.source ?? null, ...totals },
      },
      now,
    );
    await noteChanges(handle, [everyContact], now);
  });

/** Imports a file: reads it, plans piece by piece, and writes unless it is a dry run. */
export const importContacts = async (
  storage: Storage,
  readSetup: ReadSetup,
  actor: Actor,
  options: ContactImport,
): Promise<ContactImportResult> => {
  const { columns, rows } = await readRows(options, await readSetup(storage.read));
  const reserved = new Set(rows.flatMap(({ no }) => no ?? []));
  const the: Import = { storage, readSetup, actor, options, rows, reserved, meant: new Map() };
  if (options.dryRun) return { columns, ...resultOf(the, await runDry(the)) };
  const lease = new ImportLease(actor.label, rows.length);
  await lease.take(storage);
  try {
    const result = { columns, ...resultOf(the, await runForGood(the, lease)) };
    await recordImport(the, result);
    return result;
  } finally {
    await lease.release(storage);
  }
};
