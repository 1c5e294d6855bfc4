import { z } from 'zod';
import { decision } from './capture-decision.ts';
import { endpoint, everyone, writers } from './endpoint.ts';
import { informationFlow } from './enumerations.ts';
import { instant } from './fields.ts';
import { interactionLogEntry } from './interaction-log-entry.ts';
import { ruleChange } from './what-if.ts';

/** The most participants one report is read for. */
export const maxRecipients = 1000;

const participant = z.object({ address: z.string(), name: z.string().optional() });

/** Which program saw the message. */
const client = z.object({
  surface: z.enum(['launchEvent', 'pane']),
  platform: z.string().optional(),
  version: z.string().optional(),
});

/**
 * A report that a message was sent or received. It documents the shape; what arrives is cleaned
 * (docs/domain.md, Capture) and refused only when it cannot be told what happened.
 */
export const emailReport = z.object({
  /** Ours, minted when composing begins; a pane without it derives one from internetMessageId. */
  captureId: z.string(),
  from: participant,
  to: z.array(participant).optional(),
  cc: z.array(participant).optional(),
  bcc: z.array(participant).optional(),
  subject: z.string().nullable().optional(),
  sentAt: instant,
  internetMessageId: z.string().optional(),
  conversationId: z.string().optional(),
  inReplyTo: z.string().optional(),
  sensitivityLabelId: z.string().optional(),
  sensitivity: z.string().optional(),
  client: client.optional(),
  /** The client could not read all recipients. */
  incomplete: z.boolean().optional(),
  /** Somebody asks for it to be logged: who was no contact before is looked up once more. */
  asked: z.boolean().optional(),
});
export type EmailReport = z.input<typeof emailReport>;

export const emailResult = z.object({
  /** Null for a private mail, of which nothing is kept. */
  emailMessageId: z.int().nullable(),
  direction: informationFlow.nullable(),
  entries: z.array(interactionLogEntry),
  decisions: z.array(decision),
});
export type EmailResult = z.infer<typeof emailResult>;

/** What logging a message would do now; nothing is stored. */
export const emailPreview = z.object({
  direction: informationFlow.nullable(),
  decisions: z.array(
    decision.extend({ contactName: z.string().nullable(), companyName: z.string().nullable() }),
  ),
});
export type EmailPreview = z.infer<typeof emailPreview>;

export const emailLookup = z
  .object({
    captureId: z.string().max(200).optional(),
    internetMessageId: z.string().max(998).optional(),
  })
  .strict()
  .refine((value) => value.captureId !== undefined || value.internetMessageId !== undefined, {
    message: 'Name captureId or internetMessageId',
    path: ['captureId'],
  });

export const emailLookupResult = z.object({
  known: z.boolean(),
  emailMessageId: z.int().nullable(),
  state: z.enum(['sent', 'confirmed', 'notSent']).nullable(),
  direction: informationFlow.nullable(),
  /** Who reported it first, and when. */
  reportedBy: z.string().nullable(),
  reportedAt: instant.nullable(),
  entries: z.array(interactionLogEntry),
  decisions: z.array(decision),
});
export type EmailLookupResult = z.infer<typeof emailLookupResult>;

const tag = 'E-mail';
const mebibyte = 1024 * 1024;

export const logEmail = endpoint({
  method: 'post',
  path: '/emails',
  operationId: 'logEmail',
  summary: 'A message was sent or received: log it with every contact it concerns',
  tag,
  roles: writers,
  scope: 'emailsReport',
  body: emailReport,
  capture: true,
  bodyLimit: mebibyte,
  answers: { 201: emailResult, 200: emailResult },
});
export const previewEmail = endpoint({
  method: 'post',
  path: '/emails/preview',
  operationId: 'previewEmail',
  summary: 'What logging this message would do, also by set-up that is not saved yet',
  tag,
  roles: writers,
  scope: 'emailsReport',
  body: emailReport.partial().extend({ change: ruleChange.optional() }),
  capture: true,
  bodyLimit: mebibyte,
  answers: { 200: emailPreview },
});
export const lookUpEmail = endpoint({
  method: 'post',
  path: '/emails/lookup',
  operationId: 'lookUpEmail',
  summary: 'Whether a message is logged',
  tag,
  roles: everyone,
  scope: 'emailsReport',
  body: emailLookup,
  answers: { 200: emailLookupResult },
});
export const emailEndpoints = { logEmail, previewEmail, lookUpEmail };
