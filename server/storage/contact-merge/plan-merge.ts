import type { Contact } from '../../contract/contact.ts';
import type { MergeRequest, MergeResult } from '../../contract/contact-merge.ts';
import type { Actor } from '../../domain/actor.ts';
import type { ContactState } from '../../domain/contact/contact-state.ts';
import { differingFields, mergedState } from '../../domain/contact-merge/merge-fields.ts';
import { DomainError, invalidInput, notFound, versionOutdated } from '../../domain/domain-error.ts';
import { seenSalespeople } from '../../domain/seeing.ts';
import type { Setup } from '../../domain/setup/setup.ts';
import { type ContactRow, findContact, presentContact } from '../contact/contact-rows.ts';
import { followNo } from '../contact/follow-merge.ts';
import type { Handle } from '../storage.ts';
import { findDoubles } from './move-entries.ts';

/** A contact has no more addresses than these (docs/domain.md 2.3). */
const maxReachable = 20;

export interface MergePlan {
  from: ContactRow;
  into: ContactRow;
  merged: Contact;
  before: Contact;
  /** The contact that stays, afterwards. */
  after: ContactState;
  fields: MergeResult['fields'];
}

export interface MergeOf {
  no: string;
  version: number;
  request: MergeRequest;
}

/** A merge that somebody else was faster with is told as such. */
const findFrom = async (handle: Handle, no: string): Promise<ContactRow> => {
  const followed = await followNo(handle, no);
  if (followed === null) throw notFound('contact', no);
  if (followed.no !== no)
    throw new DomainError(
      'alreadyMerged',
      `Contact ${no} has been merged into ${followed.no} ${followed.name} already.`,
    );
  return findContact(handle, no);
};

const findInto = async (handle: Handle, from: ContactRow, no: string): Promise<ContactRow> => {
  const refuse = (code: string, message: string) =>
    invalidInput([{ path: 'into', code, message, value: no }]);
  const followed = await followNo(handle, no);
  if (followed === null || followed.deleted)
    throw refuse('unknownCode', `There is no contact ${no}.`);
  if (followed.id === from.id)
    throw refuse('itself', `${no} is the same contact. Choose another one.`);
  if (followed.type !== from.type)
    throw refuse(
      'otherType',
      `${from.no} is a ${from.type} and ${followed.no} a ${followed.type}. A person goes into a person, a company into a company.`,
    );
  return findContact(handle, followed.no);
};

const requireRoom = ({ emailAddresses, phoneNumbers }: ContactState): void => {
  const most = Math.max(emailAddresses.length, phoneNumbers.length);
  if (most <= maxReachable) return;
  const message = `Together they have ${most} addresses or numbers, and a contact has at most ${maxReachable}. Take some off first.`;
  throw invalidInput([{ path: 'into', code: 'tooManyAddresses', message }]);
};

/** Reads both contacts, and what the one that stays becomes. */
export const planMerge = async (
  handle: Handle,
  setup: Setup,
  { no, version, request }: MergeOf,
): Promise<MergePlan> => {
  const from = await findFrom(handle, no);
  const into = await findInto(handle, from, request.into);
  if (from.version !== version) throw versionOutdated();
  if (request.intoVersion !== undefined && request.intoVersion !== into.version)
    throw versionOutdated();
  const merged = await presentContact(handle, setup, from);
  const before = await presentContact(handle, setup, into);
  const fields = differingFields(merged, before, request.keep);
  const after = mergedState(merged, before, fields);
  requireRoom(after);
  return { from, into, merged, before, after, fields };
};

/** Entries of the contact, of a company with those of its persons, as far as they may be seen. */
const countEntries = async (
  { sql, engine }: Handle,
  setup: Setup,
  actor: Actor,
  { id }: ContactRow,
): Promise<{ entries: number; postponed: number }> => {
  const seen = seenSalespeople(setup, actor);
  let query = sql
    .selectFrom('interaction_log_entry as e')
    .select((eb) => [eb.fn.countAll().as('entries'), eb.fn.sum('e.postponed').as('postponed')])
    .where((eb) => eb.or([eb('e.contact_id', '=', id), eb('e.contact_company_id', '=', id)]));
  if (seen !== 'everyone')
    query = query.where((eb) => engine.isOneOf(eb, 'e.salesperson_id', [...seen]));
  const row = await query.executeTakeFirstOrThrow();
  const postponed = Number(row.postponed ?? 0);
  return { entries: Number(row.entries) - postponed, postponed };
};

const choicesOf = ({ sql }: Handle, { id }: ContactRow) =>
  sql.selectFrom('contact_match_choice').select('id').where('contact_id', '=', id).execute();

const personsOf = ({ sql }: Handle, { id }: ContactRow) =>
  sql
    .selectFrom('contact')
    .select('id')
    .where('company_id', '=', id)
    .where('id', '<>', id)
    .where('deleted_at', 'is', null)
    .execute();

const brief = (contact: Contact) => {
  const { no, type, name, version, companyName, salespersonName } = contact;
  return { no, type, name, version, companyName, salespersonName };
};

/** What a plan would do, for those who decide about it. */
export const presentPlan = async (
  handle: Handle,
  setup: Setup,
  actor: Actor,
  { from, into, merged, before, after, fields }: MergePlan,
): Promise<Omit<MergeResult, 'merge'>> => {
  const added = (all: readonly string[], has: readonly string[]) =>
    all.filter((one) => !has.includes(one));
  return {
    merged: brief(merged),
    into: brief(before),
    moves: {
      ...(await countEntries(handle, setup, actor, from)),
      collapsing: (await findDoubles(handle, { from: from.id, into: into.id })).length,
      persons: from.type === 'company' ? (await personsOf(handle, from)).length : 0,
      emailAddresses: added(after.emailAddresses, before.emailAddresses),
      phoneNumbers: added(after.phoneNumbers, before.phoneNumbers),
      externalIds: merged.externalIds,
      matchChoices: (await choicesOf(handle, from)).length,
    },
    fields,
    privacyBlocked: after.privacyBlocked,
  };
};
