import { z } from 'zod';

/** Business Central's enumerations as camelCase words; its blank is null. See docs/domain.md §1. */
export const correspondenceType = z.enum(['hardCopy', 'email']);
export const informationFlow = z.enum(['outbound', 'inbound']);
export const initiatedBy = z.enum(['us', 'them']);
export const evaluation = z.enum([
  'veryPositive',
  'positive',
  'neutral',
  'negative',
  'veryNegative',
]);
export const deliveryStatus = z.enum(['inProgress', 'error']);
/** What an entry is, in one word; docs/domain.md 17. */
export const entryStatus = z.enum([
  'logged',
  'attemptFailed',
  'inProgress',
  'deliveryError',
  'canceled',
  'postponed',
]);
export const contactType = z.enum(['company', 'person']);
export const wizardAction = z.enum(['open', 'import', 'merge']);
export const language = z.enum(['en', 'fi', 'sv']);

/** Where an entry came from; for a mail it follows from the report's client. */
export const origin = z.enum([
  'manual',
  'addIn',
  'pane',
  'graph',
  'copy',
  'call',
  'document',
  'segment',
  'import',
]);

export const role = z.enum(['reader', 'salesperson', 'manager', 'administrator']);
export const scope = z.enum(['mine', 'team', 'all']);

/** What a service key may do; each call of the API names the one that opens it to keys, or none. */
export const serviceKeyScope = z.enum([
  'contactsRead',
  'contactsWrite',
  'contactsImport',
  'emailsReport',
  'callsReport',
  'logRead',
  'setupRead',
  'metricsRead',
]);

export type CorrespondenceType = z.infer<typeof correspondenceType>;
export type InformationFlow = z.infer<typeof informationFlow>;
export type InitiatedBy = z.infer<typeof initiatedBy>;
export type Evaluation = z.infer<typeof evaluation>;
export type EntryStatus = z.infer<typeof entryStatus>;
export type ContactType = z.infer<typeof contactType>;
export type WizardAction = z.infer<typeof wizardAction>;
export type Language = z.infer<typeof language>;
export type Origin = z.infer<typeof origin>;
export type Role = z.infer<typeof role>;
export type Scope = z.infer<typeof scope>;
export type ServiceKeyScope = z.infer<typeof serviceKeyScope>;
