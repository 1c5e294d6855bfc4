import { z } from 'zod';

/** Every error code of the API with its HTTP status. */
export const problemStatus = {
  invalidInput: 400,
  notSignedIn: 401,
  notAllowed: 403,
  senderNotYours: 403,
  salespersonNotYours: 403,
  foreignOrigin: 403,
  notFound: 404,
  alreadyExists: 409,
  inUse: 409,
  numbersExhausted: 409,
  notPostponed: 409,
  alreadyAssigned: 409,
  resumedByOther: 409,
  alreadyMerged: 409,
  undoTooLate: 409,
  importRunning: 409,
  attachmentIncomplete: 409,
  attachmentReadOnly: 409,
  deletionRunning: 409,
  ruleApplicationRunning: 409,
  gone: 410,
  versionOutdated: 412,
  bodyTooLarge: 413,
  unsupportedMediaType: 415,
  versionRequired: 428,
  idempotencyKeyReused: 422,
  attachmentRefused: 422,
  tooManyRequests: 429,
  unexpected: 500,
  notReady: 503,
  providerUnreachable: 503,
  scannerUnreachable: 503,
} as const;

export type ProblemCode = keyof typeof problemStatus;

export const fieldProblem = z.object({
  /** Dotted path into the input: `emailAddresses.1`. */
  path: z.string(),
  code: z.string(),
  message: z.string(),
  /** What could not be taken, so that others can say it in their own words. */
  value: z.string().optional(),
});
export type FieldProblem = z.infer<typeof fieldProblem>;

/** RFC 9457 problem details, with our code and, for input, every field at once. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  code: z.enum(Object.keys(problemStatus) as [ProblemCode, ...ProblemCode[]]),
  instance: z.string(),
  fields: z.array(fieldProblem).optional(),
});
export type Problem = z.infer<typeof problem>;
