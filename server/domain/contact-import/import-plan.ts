import type { ContactImport, ContactImportRow } from '../../contract/contact-import.ts';
import type { Setup } from '../setup/setup.ts';
import type { BookContact, ContactBook } from './contact-book.ts';

/** Gives the numbers of the series, one after the other. */
export interface ContactNumbers {
  /** Numbers may be typed by hand. */
  readonly manual: boolean;
  /** Null when they are used up. */
  draw(): string | null;
}

export interface ImportPlan {
  setup: Setup;
  options: ContactImport;
  book: ContactBook;
  numbers: ContactNumbers;
  /** Contact → the line that has meant it: in earlier pieces, and in this one. */
  meantBefore: ReadonlyMap<string, number>;
  meant: Map<string, number>;
}

export interface PlannedContact {
  contact: BookContact;
  /** Null for a new one. */
  before: BookContact | null;
}

export interface PlannedRow {
  row: ContactImportRow;
  /** What is to be written, a company before the person who belongs to it. */
  writes: PlannedContact[];
}
