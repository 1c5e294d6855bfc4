import { z } from 'zod';
import {
  correspondenceType,
  evaluation,
  informationFlow,
  initiatedBy,
  language,
} from './enumerations.ts';
import {
  contactNo,
  day,
  durationMinutes,
  instant,
  interactionTemplateCode,
  money,
  optionalLine,
  salespersonCode,
} from './fields.ts';

export const maxDraftComments = 100;
export const maxDraftAttachments = 20;

/** A comment line to write; with a number, the line that stays or is changed. */
export const draftComment = z
  .object({
    lineNo: z.int().min(1).optional(),
    /** The day of the interaction unless said otherwise. */
    date: day.optional(),
    code: optionalLine(10).optional(),
    comment: z
      .string()
      .trim()
      .min(1)
      .max(2000)
      .regex(/^(?:[^\p{Cc}]|[\n\r\t])*$/u, 'No control characters but line breaks'),
  })
  .strict();
export type DraftComment = z.output<typeof draftComment>;

/**
 * What somebody says of an interaction. What is left out comes from contact, template and set-up
 * (docs/domain.md 15); null says that there is none.
 */
export const interactionDraft = z
  .object({
    contactNo: contactNo.nullable(),
    interactionTemplateCode: interactionTemplateCode.nullable(),
    description: optionalLine(1000),
    salespersonCode: salespersonCode.nullable(),
    interactionLanguageCode: language.nullable(),
    date: day.nullable(),
    /** Decides the date; null where only the day is known. */
    timeOfInteraction: instant.nullable(),
    informationFlow: informationFlow.nullable(),
    initiatedBy: initiatedBy.nullable(),
    correspondenceType: correspondenceType.nullable(),
    /** Of what was postponed; a finished interaction that was not captured has its description here. */
    subject: optionalLine(1000),
    cost: money,
    durationMinutes,
    evaluation: evaluation.nullable(),
    /** Tried, and not reached. */
    attemptFailed: z.boolean(),
    /** The number or address that was used. */
    contactVia: optionalLine(254),
    campaignNo: optionalLine(20),
    campaignTarget: z.boolean(),
    campaignResponse: z.boolean(),
    opportunityNo: optionalLine(20),
    taskNo: optionalLine(20),
    comments: z.array(draftComment).max(maxDraftComments),
    attachmentIds: z.array(z.int().min(1)).max(maxDraftAttachments),
  })
  .partial()
  .strict();
export type InteractionDraftInput = z.output<typeof interactionDraft>;

/** What still has to be known before it can be logged. */
export const missing = z.enum([
  'contact',
  'template',
  'salesperson',
  'date',
  'description',
  'attachment',
  'note',
]);
export type Missing = z.infer<typeof missing>;
