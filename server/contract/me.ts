import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { role } from './enumerations.ts';
import { line } from './fields.ts';
import { visibility } from './marketing-setup.ts';

export const me = z.object({
  name: z.string(),
  userName: z.string().nullable(),
  roles: z.array(role),
  salespersonCode: z.string().nullable(),
  salespersonName: z.string().nullable(),
  teamCode: z.string().nullable(),
  /** How this person signed in: with a token of the provider, locally, or not at all in local mode. */
  signedInBy: z.enum(['entra', 'local', 'nobody']),
  visibility,
  timeZone: z.string(),
  currencyCode: z.string(),
});
export type Me = z.infer<typeof me>;

export const localPerson = z.object({
  userName: z.string(),
  name: z.string(),
  roles: z.array(role),
  salespersonCode: z.string().nullable(),
});

export const getMe = endpoint({
  method: 'get',
  path: '/me',
  operationId: 'getMe',
  summary: 'Who is asking',
  tag: 'Signing in',
  roles: [],
  answers: { 200: me },
});
/** How the pages get a token: from the provider, or from this server in local mode. */
export const signInSettings = z.object({
  mode: z.enum(['local', 'entra']),
  /** Null in local mode, as all that follows. */
  clientId: z.string().nullable(),
  authority: z.string().nullable(),
  tenantId: z.string().nullable(),
  /** What to ask the provider for: the one permission on this API. */
  scope: z.string().nullable(),
});
export type SignInSettings = z.infer<typeof signInSettings>;

export const getSignIn = endpoint({
  method: 'get',
  path: '/sign-in',
  operationId: 'getSignIn',
  summary: 'How to sign in',
  tag: 'Signing in',
  roles: 'anonymous',
  answers: { 200: signInSettings },
});
export const signInLocally = endpoint({
  method: 'post',
  path: '/local-sign-in',
  operationId: 'signInLocally',
  summary: 'Sign in as a local person (AUTH_MODE local)',
  tag: 'Signing in',
  roles: 'anonymous',
  body: z.object({ userName: line(100) }).strict(),
  answers: { 200: z.object({ token: z.string(), expiresAt: z.string() }) },
});
export const listLocalPeople = endpoint({
  method: 'get',
  path: '/local-sign-in',
  operationId: 'listLocalPeople',
  summary: 'Who can sign in locally (AUTH_MODE local)',
  tag: 'Signing in',
  roles: 'anonymous',
  answers: { 200: z.object({ items: z.array(localPerson) }) },
});
export const meEndpoints = { getMe, getSignIn, signInLocally, listLocalPeople };
