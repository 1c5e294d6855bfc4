import type {
  ContactImport,
  ContactImportProgress,
  ContactImportResult,
} from '../../contract/contact-import.ts';
import type { Actor } from '../actor.ts';

export interface ContactImportStore {
  /** Good rows go in, bad ones are told; one import at a time. */
  run(actor: Actor, options: ContactImport): Promise<ContactImportResult>;
  progress(): Promise<ContactImportProgress>;
}
