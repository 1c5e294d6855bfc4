import { z } from 'zod';
import { administrators, endpoint, everyone } from './endpoint.ts';
import { correspondenceType, language } from './enumerations.ts';
import { line, salespersonCode, trail } from './fields.ts';

/** Who sees whose entries: all of them, those of the own team, or only one's own. */
export const visibility = z.enum(['everyone', 'team', 'owner']);
export type Visibility = z.infer<typeof visibility>;

/** A mailbox that several salespeople send from, and to whom its entries belong. */
const sharedMailbox = z.object({
  address: line(254),
  ownerRule: z.enum(['sender', 'salesperson']),
  /** The owner under the rule `salesperson`, and of what arrives. */
  salespersonCode: salespersonCode.nullable(),
  grantedTo: z.array(salespersonCode).max(200),
});

/** An address with `{no}` where the number goes. */
const urlPattern = line(400).regex(
  /^https?:\/\/\S*\{no\}\S*$/,
  'An address that begins with https:// and has {no} where the number goes',
);

const fields = {
  /** IANA name; decides the day an instant belongs to. */
  timeZone: line(64),
  /** ISO 4217. */
  currencyCode: z.string().regex(/^[A-Z]{3}$/),
  languageCode: language,
  /** Reads telephone numbers that carry no country; ISO 3166-1. */
  countryCode: z.string().regex(/^[A-Z]{2}$/),
  /** Mail among these domains alone is internal, and never logged. */
  ownDomains: z.array(line(253)).max(200),
  /** Sensitivity labels (their ids) whose mails are never logged. */
  sensitivityLabelsNeverLogged: z.array(line(100)).max(200),
  /** How long a message that was seen keeps subject, participants and decisions. */
  retentionDays: z.int().min(1).max(3650),
  visibility,
  /** Contact numbers: prefix and the next number with its leading zeros. */
  contactNosPrefix: z.string().regex(/^[A-Z0-9_-]{0,10}$/),
  contactNosNext: z.string().regex(/^\d{1,10}$/),
  contactNosManual: z.boolean(),
  /** The last number that is given; without one, the digits decide. */
  contactNosLast: z
    .string()
    .regex(/^\d{1,10}$/)
    .nullable(),
  /** From this number on the set-up warns that the series comes to its end. */
  contactNosWarning: z
    .string()
    .regex(/^\d{1,10}$/)
    .nullable(),
  sharedMailboxes: z.array(sharedMailbox).max(500),
  /** Of new contacts, and of an interaction whose salesperson nothing else tells. */
  defaultSalespersonCode: salespersonCode.nullable(),
  /** Of new contacts. */
  defaultLanguageCode: language.nullable(),
  defaultCorrespondenceType: correspondenceType.nullable(),
  /** Where an opportunity of another system is read; `{no}` stands for its number. */
  opportunityUrlPattern: urlPattern.nullable(),
  /** The same of a task. */
  taskUrlPattern: urlPattern.nullable(),
};

export const marketingSetup = z.object({ ...fields, ...trail });
export type MarketingSetup = z.infer<typeof marketingSetup>;
export const marketingSetupChange = z.object(fields).partial().strict();
export type MarketingSetupChange = z.output<typeof marketingSetupChange>;

const tag = 'Set-up';

export const getMarketingSetup = endpoint({
  method: 'get',
  path: '/marketing-setup',
  operationId: 'getMarketingSetup',
  summary: 'The organisation’s settings',
  tag,
  roles: everyone,
  scope: 'setupRead',
  answers: { 200: marketingSetup },
});
export const changeMarketingSetup = endpoint({
  method: 'patch',
  path: '/marketing-setup',
  operationId: 'changeMarketingSetup',
  summary: 'Change the organisation’s settings',
  tag,
  roles: administrators,
  body: marketingSetupChange,
  versioned: true,
  idempotent: true,
  answers: { 200: marketingSetup },
});
export const marketingSetupEndpoints = { getMarketingSetup, changeMarketingSetup };
