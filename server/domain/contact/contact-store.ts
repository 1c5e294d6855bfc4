import type {
  AddressMatch,
  Contact,
  ContactChange,
  ContactDetail,
  ContactListItem,
  ContactProposal,
  ContactQuery,
  NewContact,
  ProposalFor,
} from '../../contract/contact.ts';
import type { Page } from '../../contract/fields.ts';
import type { FieldProblem } from '../../contract/problem.ts';
import type { Actor } from '../actor.ts';
import type { Caller } from '../caller.ts';

export interface ContactStore {
  /** By name, each with the last interaction that the actor may see. */
  list(actor: Actor, query: ContactQuery): Promise<Page<ContactListItem>>;
  /** The figures count what the actor may see; a deleted contact is `gone`. */
  get(actor: Actor, no: string): Promise<ContactDetail>;
  /** The contacts behind addresses, in the order of the addresses. */
  match(actor: Actor, emailAddresses: readonly string[]): Promise<{ items: AddressMatch[] }>;
  propose(actor: Actor, from: ProposalFor): Promise<ContactProposal>;
  /** What is wrong with those fields that fit the schema, of a contact that does not as a whole. */
  findProblems(no: string | null, fields: ContactChange & { no?: string }): Promise<FieldProblem[]>;
  create(caller: Caller, contact: NewContact): Promise<Contact>;
  change(caller: Caller, no: string, version: number, change: ContactChange): Promise<Contact>;
  /** Leaves number and name for what was logged; the addresses match no longer. */
  delete(caller: Caller, no: string, version: number): Promise<void>;
  deleteMatchChoice(caller: Caller, no: string, id: number): Promise<void>;
}
