import { z } from 'zod';
import { captureReason } from './capture-decision.ts';
import { endpoint, writers } from './endpoint.ts';
import { informationFlow } from './enumerations.ts';
import {
  contactNo,
  day,
  instant,
  interactionTemplateCode,
  salespersonCode,
  version,
} from './fields.ts';
import { interactionTemplateChange } from './interaction-template.ts';
import { interactionTemplateSetupKeys } from './interaction-template-setup.ts';
import { newNeverLog } from './never-log.ts';

const setupCodes = z
  .object(
    Object.fromEntries(
      interactionTemplateSetupKeys.map((key) => [key, interactionTemplateCode.nullable()]),
    ) as Record<
      (typeof interactionTemplateSetupKeys)[number],
      z.ZodNullable<typeof interactionTemplateCode>
    >,
  )
  .partial()
  .strict();

const kinds = ['interactionTemplateSetup', 'interactionTemplate', 'neverLog'] as const;

/** A change of what decides about mails and calls: exactly one of them. */
export const ruleChange = z
  .object({
    /** The keys that change. */
    interactionTemplateSetup: setupCodes.optional(),
    interactionTemplate: z
      .object({ code: interactionTemplateCode, change: interactionTemplateChange })
      .strict()
      .optional(),
    /** A line that is added, or the id of one that is taken off. */
    neverLog: z
      .union([z.object({ add: newNeverLog }).strict(), z.object({ remove: z.int() }).strict()])
      .optional(),
  })
  .strict()
  .refine((change) => kinds.filter((kind) => change[kind] !== undefined).length === 1, {
    message: `Name one of ${kinds.join(', ')}`,
    path: [],
  });
export type RuleChange = z.output<typeof ruleChange>;

export const maxWhatIfDays = 90;
export const whatIfDays = z.int().min(1).max(maxWhatIfDays).default(30);

export const newWhatIf = z.object({ change: ruleChange, days: whatIfDays }).strict();
export type NewWhatIf = z.output<typeof newWhatIf>;

/** What of an entry follows from the set-up. */
export const ruledField = z.enum([
  'interactionTemplateCode',
  'interactionGroupCode',
  'description',
  'cost',
  'durationMinutes',
  'correspondenceType',
  'campaignNo',
  'campaignTarget',
  'campaignResponse',
]);
export type RuledField = z.infer<typeof ruledField>;

export const whatIfEffect = z.enum(['added', 'removed', 'changed']);
export type WhatIfEffect = z.infer<typeof whatIfEffect>;

const figures = {
  /** Entries that would be there in addition, questions to a salesperson among them. */
  added: z.int(),
  /** Entries that would not be there. */
  removed: z.int(),
  /** Entries that would have other values. */
  changed: z.int(),
  /** Differences: more when positive. */
  cost: z.number(),
  durationMinutes: z.int(),
};

const fieldValue = z.union([z.string(), z.number(), z.boolean(), z.null()]);

export const whatIfExample = z.object({
  effect: whatIfEffect,
  kind: z.enum(['email', 'meeting', 'call']),
  direction: informationFlow.nullable(),
  at: instant,
  /** The reason of the new decision. */
  reason: captureReason,
  /** It would wait for somebody to choose the contact. */
  postponed: z.boolean(),
  subject: z.string().nullable(),
  /** The participant's address, or the number; null where privacy asks for it. */
  address: z.string().nullable(),
  contactNo: contactNo.nullable(),
  contactName: z.string().nullable(),
  salespersonCode: salespersonCode.nullable(),
  entryNo: z.int().nullable(),
  /** Field → [before, after]. */
  fields: z.partialRecord(ruledField, z.tuple([fieldValue, fieldValue])),
});
export type WhatIfExample = z.infer<typeof whatIfExample>;

export const whatIf = z.object({
  dateFrom: day,
  days: z.int(),
  /** Whose mails, invitations and calls were looked at: one's own, or everybody's for administrators. */
  scope: z.enum(['own', 'all']),
  messages: z.int(),
  meetings: z.int(),
  calls: z.int(),
  /** False when only the newest were looked at. */
  complete: z.boolean(),
  ...figures,
  /** Of `added`: those that would ask which contact is meant. */
  questions: z.int(),
  /** Entries that somebody changed by hand, and that therefore stay. */
  keptByHand: z.int(),
  changedFields: z.partialRecord(ruledField, z.int()),
  bySalesperson: z.array(
    z.object({
      salespersonCode: salespersonCode.nullable(),
      salespersonName: z.string().nullable(),
      ...figures,
    }),
  ),
  /** Of these nothing is kept that could be decided again. */
  unknowable: z.object({ privateMessages: z.int(), participants: z.int() }),
  examples: z.array(whatIfExample),
});
export type WhatIf = z.infer<typeof whatIf>;

export const askWhatIf = endpoint({
  method: 'post',
  path: '/what-if',
  operationId: 'askWhatIf',
  summary:
    'What a change of template set-up, template or never-log list would have done with the last days; nothing is stored',
  tag: 'What if',
  roles: writers,
  body: newWhatIf,
  answers: { 200: whatIf },
});

/** A change that is to be saved names the version it was made from, where the row has one. */
export const versionOfChange = version.nullable().default(null);

export const whatIfEndpoints = { askWhatIf };
