import { z } from 'zod';
import { administrators, endpoint, everyone } from './endpoint.ts';
import { interactionGroupCode, line, pageOf, paging, trail } from './fields.ts';

export const interactionGroup = z.object({
  code: interactionGroupCode,
  description: line(100),
  ...trail,
});
export type InteractionGroup = z.infer<typeof interactionGroup>;
export const newInteractionGroup = z
  .object({ code: interactionGroupCode, description: line(100) })
  .strict();
export type NewInteractionGroup = z.output<typeof newInteractionGroup>;
export const interactionGroupChange = newInteractionGroup.partial().strict();
export type InteractionGroupChange = z.output<typeof interactionGroupChange>;

const byCode = z.object({ code: interactionGroupCode });
const tag = 'Interaction groups';

export const listInteractionGroups = endpoint({
  method: 'get',
  path: '/interaction-groups',
  operationId: 'listInteractionGroups',
  summary: 'Interaction groups by code',
  tag,
  roles: everyone,
  query: z.object(paging),
  answers: { 200: pageOf(interactionGroup) },
});
export const createInteractionGroup = endpoint({
  method: 'post',
  path: '/interaction-groups',
  operationId: 'createInteractionGroup',
  summary: 'Create an interaction group',
  tag,
  roles: administrators,
  body: newInteractionGroup,
  idempotent: true,
  answers: { 201: interactionGroup },
});
export const getInteractionGroup = endpoint({
  method: 'get',
  path: '/interaction-groups/{code}',
  operationId: 'getInteractionGroup',
  summary: 'One interaction group',
  tag,
  roles: everyone,
  params: byCode,
  answers: { 200: interactionGroup },
});
export const changeInteractionGroup = endpoint({
  method: 'patch',
  path: '/interaction-groups/{code}',
  operationId: 'changeInteractionGroup',
  summary: 'Change an interaction group; entries follow its code',
  tag,
  roles: administrators,
  params: byCode,
  body: interactionGroupChange,
  versioned: true,
  idempotent: true,
  answers: { 200: interactionGroup },
});
export const deleteInteractionGroup = endpoint({
  method: 'delete',
  path: '/interaction-groups/{code}',
  operationId: 'deleteInteractionGroup',
  summary: 'Delete an interaction group that is used nowhere',
  tag,
  roles: administrators,
  params: byCode,
  versioned: true,
  idempotent: true,
  answers: { 204: null },
});
export const interactionGroupEndpoints = {
  listInteractionGroups,
  createInteractionGroup,
  getInteractionGroup,
  changeInteractionGroup,
  deleteInteractionGroup,
};
