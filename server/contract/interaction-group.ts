import { z } from 'zod';
import { codedEndpoints } from './coded-endpoints.ts';
import { interactionGroupCode, line, paging, trail } from './fields.ts';

export const interactionGroup = z.object({
  code: interactionGroupCode,
  description: line(100),
  /** Not offered for templates; those that have it go on. */
  blocked: z.boolean(),
  ...trail,
});
export type InteractionGroup = z.infer<typeof interactionGroup>;
export const newInteractionGroup = z
  .object({
    code: interactionGroupCode,
    description: line(100),
    blocked: z.boolean().optional(),
  })
  .strict();
export type NewInteractionGroup = z.output<typeof newInteractionGroup>;
export const interactionGroupChange = newInteractionGroup.partial().strict();
export type InteractionGroupChange = z.output<typeof interactionGroupChange>;

const endpoints = codedEndpoints({
  path: '/interaction-groups',
  names: ['InteractionGroup', 'InteractionGroups'],
  tag: 'Interaction groups',
  code: interactionGroupCode,
  row: interactionGroup,
  create: newInteractionGroup,
  change: interactionGroupChange,
  query: z.object(paging),
  deletable: 'unless it is used',
});
export const interactionGroupEndpoints = {
  listInteractionGroups: endpoints.list,
  createInteractionGroup: endpoints.create,
  getInteractionGroup: endpoints.get,
  changeInteractionGroup: endpoints.change,
  deleteInteractionGroup: endpoints.delete,
};
