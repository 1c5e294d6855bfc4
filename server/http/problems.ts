import type { ErrorRequestHandler, Request, Response } from 'express';
import type { Logger } from 'pino';
import { ZodError } from 'zod';
import {
  type FieldProblem,
  type Problem,
  type ProblemCode,
  problemStatus,
} from '../contract/problem.ts';
import { DomainError, invalidInput } from '../domain/domain-error.ts';
import { TooManyRequests } from './rate-limit.ts';

const titles: Record<ProblemCode, string> = {
  invalidInput: 'Input does not fit',
  notSignedIn: 'Not signed in',
  notAllowed: 'Not allowed',
  senderNotYours: 'Sender is somebody else',
  salespersonNotYours: 'Call is somebody else’s',
  foreignOrigin: 'Foreign origin',
  notFound: 'Not found',
  alreadyExists: 'Exists already',
  inUse: 'In use',
  numbersExhausted: 'No number left',
  notPostponed: 'Not postponed',
  alreadyMerged: 'Merged already',
  undoTooLate: 'Too late to undo',
  alreadyAssigned: 'Assigned already',
  resumedByOther: 'Somebody else has it open',
  importRunning: 'Another import is running',
  attachmentIncomplete: 'File not whole',
  attachmentReadOnly: 'File cannot change',
  deletionRunning: 'Another deletion is running',
  ruleApplicationRunning: 'Another change is being applied',
  gone: 'Deleted',
  versionOutdated: 'Changed meanwhile',
  bodyTooLarge: 'Too large',
  unsupportedMediaType: 'Other content type expected',
  versionRequired: 'Version missing',
  idempotencyKeyReused: 'Key used for something else',
  attachmentRefused: 'File refused',
  tooManyRequests: 'Too many requests',
  unexpected: 'Unexpected error',
  notReady: 'Not ready',
  providerUnreachable: 'Sign-in service does not answer',
  scannerUnreachable: 'Virus scanner does not answer',
};

/** zod's findings as field problems, all of them. */
export const fieldProblems = (error: ZodError, root = ''): FieldProblem[] =>
  error.issues.flatMap((issue): FieldProblem[] => {
    const path = [root, ...issue.path.map(String)].filter((part) => part !== '').join('.');
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({
        path: path === '' ? key : `${path}.${key}`,
        code: 'unknownField',
        message: 'There is no such field.',
      }));
    return [{ path, code: issue.code, message: issue.message }];
  });

/** body-parser's errors carry a status and a type. */
const fromBodyParser = (error: { type?: unknown; limit?: unknown }): DomainError | null => {
  if (error.type === 'entity.too.large')
    return new DomainError('bodyTooLarge', `The body is larger than ${Number(error.limit)} bytes.`);
  if (error.type === 'entity.parse.failed')
    return new DomainError('invalidInput', 'The body is not valid JSON.');
  if (typeof error.type === 'string')
    return new DomainError('invalidInput', 'The body could not be read.');
  return null;
};

const toDomainError = (error: unknown): DomainError | null => {
  if (error instanceof DomainError) return error;
  if (error instanceof ZodError) return invalidInput(fieldProblems(error));
  if (error instanceof URIError)
    return new DomainError('invalidInput', 'The address of the request could not be read.');
  return typeof error === 'object' && error !== null ? fromBodyParser(error) : null;
};

const sendProblem = (response: Response, error: DomainError, requestId: string): void => {
  const status = problemStatus[error.code];
  const problem: Problem = {
    type: `urn:interaction-log:problem:${error.code}`,
    title: titles[error.code],
    status,
    detail: error.message,
    code: error.code,
    instance: `urn:interaction-log:request:${requestId}`,
    ...(error.fields.length > 0 && { fields: [...error.fields] }),
  };
  if (error instanceof TooManyRequests)
    response.set('Retry-After', String(error.retryAfterSeconds));
  if (status === 401) response.set('WWW-Authenticate', 'Bearer');
  response
    .status(status)
    .set('Cache-Control', 'no-store')
    .type('application/problem+json')
    .send(JSON.stringify(problem));
};

/** The one mapper from what was thrown to what is answered; a 500 tells its request id alone. */
export const problemHandler =
  (log: Logger): ErrorRequestHandler =>
  (error: unknown, request: Request, response: Response, next) => {
    const requestId = String(response.locals.requestId);
    if (response.headersSent) {
      log.error({ err: error, requestId }, 'failed after the answer had begun');
      next(error);
      return;
    }
    const known = toDomainError(error);
    if (known === null)
      log.error({ err: error, requestId, path: request.path }, 'unexpected error');
    sendProblem(
      response,
      known ??
        new DomainError(
          'unexpected',
          `Something went wrong on our side. Try again; if it stays, tell your administrator the request number ${requestId}.`,
        ),
      requestId,
    );
  };
