import type { InteractionTemplate } from '../../server/contract/interaction-template.ts';
import type { Change } from '../what-if/use-what-if.ts';
import { type TemplateDraft, templateBodyOf, templateDraftOf } from './template-draft.ts';

/** What is typed and not saved; null while there is nothing, or something that is no number. */
export function templateChangeOf(
  template: InteractionTemplate | null,
  draft: TemplateDraft,
): Change | null {
  if (template === null) return null;
  const before = new Map(Object.entries(templateBodyOf(templateDraftOf(template))));
  const after = Object.entries(templateBodyOf(draft));
  if (after.some(([, value]) => Number.isNaN(value))) return null;
  const typed = after.filter(
    ([name, value]) => JSON.stringify(before.get(name)) !== JSON.stringify(value),
  );
  if (typed.length === 0) return null;
  const change = Object.fromEntries(typed);
  return { interactionTemplate: { code: template.code, change } };
}
