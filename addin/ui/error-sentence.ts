import type { TFunction } from 'i18next';
import { ApiError, type ApiErrorCode } from './api-error.ts';

const own = {
  offline: 'problem.offline',
  unreadable: 'problem.unexpected',
  unexpected: 'problem.unexpected',
  notReady: 'problem.offline',
  noToken: 'problem.noToken',
  signInNeeded: 'problem.signInNeeded',
  providerUnreachable: 'problem.providerUnreachable',
  notAllowed: 'problem.notAllowed',
  notSignedIn: 'problem.notSignedIn',
  notFound: 'problem.notFound',
  gone: 'problem.notFound',
  versionOutdated: 'problem.outdated',
  importRunning: 'problem.importRunning',
  deletionRunning: 'problem.deletionRunning',
  ruleApplicationRunning: 'problem.ruleApplicationRunning',
  tooManyRequests: 'problem.tooMany',
} as const satisfies Partial<Record<ApiErrorCode, string>>;

const hasOwn = (code: ApiErrorCode): code is keyof typeof own => code in own;

/** What happened and what to do next; our words where we have them, else the server's. */
export function errorSentence(error: unknown, t: TFunction): string {
  if (!(error instanceof ApiError)) return t('problem.unexpected');
  return hasOwn(error.code) ? t(own[error.code]) : error.message;
}

export function requestIdOf(error: unknown): string | null {
  return error instanceof ApiError ? error.requestId : null;
}
