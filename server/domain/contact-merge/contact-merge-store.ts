import type { Contact } from '../../contract/contact.ts';
import type { DuplicatePair, MergeRequest, MergeResult } from '../../contract/contact-merge.ts';
import type { Page } from '../../contract/fields.ts';
import type { Actor } from '../actor.ts';
import type { Caller } from '../caller.ts';

export interface ContactMergeStore {
  /** The version is that of the contact that goes. */
  merge(caller: Caller, no: string, version: number, request: MergeRequest): Promise<MergeResult>;
  /** Answers with the contact that is there again. */
  undo(caller: Caller, id: number): Promise<Contact>;
  listDuplicates(
    actor: Actor,
    page: { limit: number; cursor?: string | undefined },
  ): Promise<Page<DuplicatePair>>;
  keepApart(caller: Caller, no: string, from: string): Promise<void>;
}
