import { z } from 'zod';
import { endpoint, writers } from './endpoint.ts';
import { instant, line } from './fields.ts';

/** Somebody the salesperson writes to, hears from or calls, who is no contact. */
export const unknownCorrespondent = z.object({
  kind: z.enum(['address', 'number']),
  value: z.string(),
  /** As the newest mail shows it. */
  name: z.string().nullable(),
  sent: z.int(),
  received: z.int(),
  calls: z.int(),
  lastAt: instant,
  lastSubject: z.string().nullable(),
});
export type UnknownCorrespondent = z.infer<typeof unknownCorrespondent>;

const correspondent = z.object({ kind: z.enum(['address', 'number']), value: line(254) }).strict();
export type CorrespondentKey = z.output<typeof correspondent>;

const tag = 'Contacts';

export const listUnknownCorrespondents = endpoint({
  method: 'get',
  path: '/unknown-correspondents',
  operationId: 'listUnknownCorrespondents',
  summary: 'People one writes to who are no contacts, likely ones first; of one’s own mails alone',
  tag,
  roles: writers,
  answers: { 200: z.object({ items: z.array(unknownCorrespondent) }) },
});
export const hideUnknownCorrespondent = endpoint({
  method: 'post',
  path: '/unknown-correspondents/hide',
  operationId: 'hideUnknownCorrespondent',
  summary: 'Not interesting: do not show this one again',
  tag,
  roles: writers,
  body: correspondent,
  answers: { 204: null },
});
export const showUnknownCorrespondent = endpoint({
  method: 'post',
  path: '/unknown-correspondents/show',
  operationId: 'showUnknownCorrespondent',
  summary: 'Show one again that was hidden',
  tag,
  roles: writers,
  body: correspondent,
  answers: { 204: null },
});
export const unknownCorrespondentEndpoints = {
  listUnknownCorrespondents,
  hideUnknownCorrespondent,
  showUnknownCorrespondent,
};
