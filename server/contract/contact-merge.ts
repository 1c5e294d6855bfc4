import { z } from 'zod';
import { contact, contactListItem } from './contact.ts';
import { endpoint, everyone, managers, writers } from './endpoint.ts';
import { contactNo, instant, pageOf, paging, version } from './fields.ts';

/** The fields of which a merge keeps one side's. */
export const mergeField = z.enum([
  'name',
  'companyNo',
  'salespersonCode',
  'languageCode',
  'correspondenceType',
  'jobTitle',
  'address',
  'postCode',
  'city',
  'countryCode',
  'homePage',
]);
export type MergeField = z.infer<typeof mergeField>;

/** `merged` is the contact that goes, `into` the one that stays. */
export const mergeSide = z.enum(['merged', 'into']);
export type MergeSide = z.infer<typeof mergeSide>;

export const mergeRequest = z
  .object({
    into: contactNo,
    /** The version of the contact that stays, when the choice was made by its fields. */
    intoVersion: version.optional(),
    /** Whose value a field keeps; unsaid, that of the contact that stays, unless it has none. */
    keep: z.partialRecord(mergeField, mergeSide).default({}),
    dryRun: z.boolean().default(false),
  })
  .strict();
export type MergeRequest = z.output<typeof mergeRequest>;

export const contactMerge = z.object({
  id: z.int(),
  mergedNo: z.string(),
  mergedName: z.string(),
  intoNo: z.string(),
  mergedAt: instant,
  mergedBy: z.string(),
  undoUntil: instant,
});
export type ContactMerge = z.infer<typeof contactMerge>;

const mergedContact = contact.pick({
  no: true,
  type: true,
  name: true,
  version: true,
  companyName: true,
  salespersonName: true,
});

/** What merging does, or would do. Entries are counted as far as the reader may see them. */
export const mergeResult = z.object({
  merged: mergedContact,
  into: mergedContact,
  moves: z.object({
    entries: z.int(),
    postponed: z.int(),
    /** Of those entries: both contacts have one of the same message or call, and one stays. */
    collapsing: z.int(),
    persons: z.int(),
    emailAddresses: z.array(z.string()),
    phoneNumbers: z.array(z.string()),
    externalIds: z.array(z.object({ source: z.string(), id: z.string() })),
    matchChoices: z.int(),
  }),
  /** The fields that differ. */
  fields: z.array(
    z.object({
      field: mergeField,
      merged: z.string().nullable(),
      into: z.string().nullable(),
      kept: mergeSide,
    }),
  ),
  /** Blocked if either is. */
  privacyBlocked: z.boolean(),
  /** Null of a dry run. */
  merge: contactMerge.nullable(),
});
export type MergeResult = z.infer<typeof mergeResult>;

/** Two contacts of one type that may be the same. */
export const duplicatePair = z.object({
  why: z.enum(['sameAddress', 'sameNumber', 'sameName']),
  /** The address, the number or the name they share. */
  value: z.string(),
  contacts: z.tuple([contactListItem, contactListItem]),
});
export type DuplicatePair = z.infer<typeof duplicatePair>;

const tag = 'Contacts';
const byNo = z.object({ no: contactNo });

export const mergeContact = endpoint({
  method: 'post',
  path: '/contacts/{no}/merge',
  operationId: 'mergeContact',
  summary: 'Merge a contact into another: its entries and addresses follow, its number leads there',
  tag,
  roles: managers,
  scope: 'contactsWrite',
  params: byNo,
  body: mergeRequest,
  versioned: true,
  idempotent: true,
  answers: { 200: mergeResult },
});
export const undoContactMerge = endpoint({
  method: 'post',
  path: '/contact-merges/{id}/undo',
  operationId: 'undoContactMerge',
  summary: 'Take a merge back within its thirty days',
  tag,
  roles: managers,
  scope: 'contactsWrite',
  params: z.object({ id: z.coerce.number().int() }),
  idempotent: true,
  answers: { 200: contact },
});
export const listDuplicateContacts = endpoint({
  method: 'get',
  path: '/contact-duplicates',
  operationId: 'listDuplicateContacts',
  summary: 'Pairs of contacts that may be one',
  tag,
  roles: everyone,
  scope: 'contactsRead',
  query: z.object(paging),
  answers: { 200: pageOf(duplicatePair) },
});
export const keepContactsApart = endpoint({
  method: 'post',
  path: '/contacts/{no}/keep-apart',
  operationId: 'keepContactsApart',
  summary: 'Say that two contacts are not one: they are no longer shown as duplicates',
  tag,
  roles: writers,
  scope: 'contactsWrite',
  params: byNo,
  body: z.object({ from: contactNo }).strict(),
  idempotent: true,
  answers: { 204: null },
});
export const contactMergeEndpoints = {
  mergeContact,
  undoContactMerge,
  listDuplicateContacts,
  keepContactsApart,
};
