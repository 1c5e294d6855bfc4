import { z } from 'zod';
import { endpoint, everyone, managers, writers } from './endpoint.ts';
import { contactType, correspondenceType, language } from './enumerations.ts';
import {
  contactNo,
  day,
  flag,
  instant,
  line,
  optionalLine,
  pageOf,
  paging,
  salespersonCode,
  trail,
} from './fields.ts';

const externalId = z.object({ source: line(50), id: line(100) });

/** A remembered answer: this address or number means this contact. */
const matchChoice = z.object({
  id: z.int(),
  kind: z.enum(['address', 'number']),
  value: z.string(),
  createdAt: instant,
  createdBy: z.string(),
});

export const contact = z.object({
  no: contactNo,
  type: contactType,
  name: line(100),
  /** The contact's company; its own number for a company, null for a person without one. */
  companyNo: contactNo.nullable(),
  companyName: z.string().nullable(),
  /** The first is the one to write to. */
  emailAddresses: z.array(z.string()),
  /** E.164 where the number could be read, else as typed. */
  phoneNumbers: z.array(z.string()),
  externalIds: z.array(externalId),
  salespersonCode: salespersonCode.nullable(),
  salespersonName: z.string().nullable(),
  languageCode: language.nullable(),
  correspondenceType: correspondenceType.nullable(),
  jobTitle: z.string().nullable(),
  address: z.string().nullable(),
  postCode: z.string().nullable(),
  city: z.string().nullable(),
  countryCode: z.string().nullable(),
  homePage: z.string().nullable(),
  privacyBlocked: z.boolean(),
  ...trail,
});
export type Contact = z.infer<typeof contact>;

/** A row of the contact list. */
export const contactListItem = contact
  .pick({
    no: true,
    type: true,
    name: true,
    companyNo: true,
    companyName: true,
    emailAddresses: true,
    phoneNumbers: true,
    salespersonCode: true,
    city: true,
    countryCode: true,
    privacyBlocked: true,
    version: true,
  })
  .extend({
    lastInteractionDate: day.nullable(),
    lastInteractionSalespersonCode: z.string().nullable(),
    lastInteractionDescription: z.string().nullable(),
  });
export type ContactListItem = z.infer<typeof contactListItem>;

/** Figures of a contact's history, docs/domain.md §2.13: a company counts its persons too. */
export const contactFigures = z.object({
  noOfInteractions: z.int(),
  cost: z.number(),
  durationMinutes: z.int(),
  dateOfLastInteraction: day.nullable(),
  lastDateAttempted: day.nullable(),
  /** Interactions of the last twelve months, this one last. */
  months: z.array(z.object({ month: z.string(), noOfInteractions: z.int() })),
});

/** Another contact that has become part of this one, while that can be taken back. */
const mergedContact = z.object({
  id: z.int(),
  no: z.string(),
  name: z.string(),
  mergedAt: instant,
  mergedBy: z.string(),
  undoUntil: instant,
});

export const contactDetail = contact.extend({
  figures: contactFigures,
  matchChoices: z.array(matchChoice),
  /** Of a company: its persons. */
  persons: z.array(contact.pick({ no: true, name: true, jobTitle: true })),
  mergedContacts: z.array(mergedContact),
});
export type ContactDetail = z.infer<typeof contactDetail>;

const writable = z.object({
  type: contactType,
  name: line(100),
  companyNo: contactNo.nullable().optional(),
  emailAddresses: z.array(line(254)).max(20).optional(),
  phoneNumbers: z.array(line(50)).max(20).optional(),
  externalIds: z.array(externalId).max(20).optional(),
  salespersonCode: salespersonCode.nullable().optional(),
  languageCode: language.nullable().optional(),
  correspondenceType: correspondenceType.nullable().optional(),
  jobTitle: optionalLine(50).optional(),
  address: optionalLine(100).optional(),
  postCode: optionalLine(20).optional(),
  city: optionalLine(50).optional(),
  countryCode: z
    .string()
    .regex(/^[A-Za-z]{2}$/)
    .transform((value) => value.toUpperCase())
    .nullable()
    .optional(),
  homePage: optionalLine(250).optional(),
  privacyBlocked: z.boolean().optional(),
});

/** Without `no` the next number of the series is taken. */
export const newContact = writable.extend({ no: contactNo.optional() }).strict();
export type NewContact = z.output<typeof newContact>;
export const contactChange = writable.partial().strict();
export type ContactChange = z.output<typeof contactChange>;

const contactView = z.enum(['mine', 'silent', 'noOwner']);

export const contactQuery = z.object({
  ...paging,
  /** Words that name, company, address, number or No. contain. */
  search: z.string().trim().max(100).optional(),
  type: contactType.optional(),
  companyNo: contactNo.optional(),
  salespersonCode: salespersonCode.optional(),
  emailAddress: z.string().max(254).optional(),
  phoneNumber: z.string().max(50).optional(),
  privacyBlocked: flag.optional(),
  /** One's own, without a salesperson, or without an interaction for `silentDays`. */
  view: contactView.optional(),
  silentDays: z.coerce.number().int().min(1).max(3650).optional(),
});
export type ContactQuery = z.output<typeof contactQuery>;

const byNo = z.object({ no: contactNo });
const tag = 'Contacts';

export const listContacts = endpoint({
  method: 'get',
  path: '/contacts',
  operationId: 'listContacts',
  summary: 'Contacts by name, with their last interaction',
  tag,
  roles: everyone,
  scope: 'contactsRead',
  query: contactQuery,
  answers: { 200: pageOf(contactListItem) },
});
export const createContact = endpoint({
  method: 'post',
  path: '/contacts',
  operationId: 'createContact',
  summary: 'Create a contact',
  tag,
  roles: writers,
  scope: 'contactsWrite',
  body: newContact,
  idempotent: true,
  answers: { 201: contact },
});
export const getContact = endpoint({
  method: 'get',
  path: '/contacts/{no}',
  operationId: 'getContact',
  summary: 'One contact with its figures',
  tag,
  roles: everyone,
  scope: 'contactsRead',
  params: byNo,
  answers: { 200: contactDetail },
});
export const changeContact = endpoint({
  method: 'patch',
  path: '/contacts/{no}',
  operationId: 'changeContact',
  summary: 'Change a contact',
  tag,
  roles: writers,
  scope: 'contactsWrite',
  params: byNo,
  body: contactChange,
  versioned: true,
  idempotent: true,
  answers: { 200: contact },
});
export const deleteContact = endpoint({
  method: 'delete',
  path: '/contacts/{no}',
  operationId: 'deleteContact',
  summary: 'Delete a contact; its name stays on what was logged',
  tag,
  roles: managers,
  scope: 'contactsWrite',
  params: byNo,
  versioned: true,
  idempotent: true,
  answers: { 204: null },
});
export const deleteMatchChoice = endpoint({
  method: 'delete',
  path: '/contacts/{no}/match-choices/{id}',
  operationId: 'deleteMatchChoice',
  idempotent: true,
  summary: 'Forget a remembered choice of contact',
  tag,
  roles: writers,
  scope: 'contactsWrite',
  params: z.object({ no: contactNo, id: z.coerce.number().int() }),
  answers: { 204: null },
});

/** The contacts behind an address of a mail. */
const addressMatch = z.object({
  /** As it was asked for. */
  emailAddress: z.string(),
  /** It belongs to one of us: a salesperson or a shared mailbox. */
  own: z.boolean(),
  /** The contact that mail with it is logged to; null when nobody has it, or somebody must choose. */
  contactNo: z.string().nullable(),
  /** All that have it, the last met first. */
  contacts: z.array(contactListItem),
});
export type AddressMatch = z.infer<typeof addressMatch>;

export const contactDuplicate = z.object({
  contact: contactListItem,
  why: z.enum(['sameAddress', 'sameName', 'sameDomain']),
});

/** What a contact for an address could be, with those it may be already. */
export const contactProposal = z.object({
  contact: newContact.pick({ type: true, name: true, companyNo: true, emailAddresses: true }),
  company: z.object({ no: z.string(), name: z.string() }).nullable(),
  /** For a company that is not there yet. */
  companyName: z.string().nullable(),
  /** Likely ones first. */
  duplicates: z.array(contactDuplicate),
});
export type ContactProposal = z.infer<typeof contactProposal>;

const proposalFor = z
  .object({ emailAddress: z.string().max(400), name: z.string().max(400).optional() })
  .strict();
export type ProposalFor = z.output<typeof proposalFor>;

export const matchContacts = endpoint({
  method: 'post',
  path: '/contacts/match',
  operationId: 'matchContacts',
  summary: 'Which contacts have these addresses',
  tag,
  roles: everyone,
  scope: 'contactsRead',
  body: z.object({ emailAddresses: z.array(z.string().max(400)).max(200) }).strict(),
  answers: { 200: z.object({ items: z.array(addressMatch) }) },
});
export const proposeContact = endpoint({
  method: 'post',
  path: '/contacts/proposal',
  operationId: 'proposeContact',
  summary: 'What a contact for an address could be, and those it may be already',
  tag,
  roles: writers,
  scope: 'contactsRead',
  body: proposalFor,
  answers: { 200: contactProposal },
});
export const contactEndpoints = {
  matchContacts,
  proposeContact,
  listContacts,
  createContact,
  getContact,
  changeContact,
  deleteContact,
  deleteMatchChoice,
};
