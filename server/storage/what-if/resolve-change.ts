import type { InteractionTemplateSetupKey } from '../../contract/interaction-template-setup.ts';
import type { RuleChange } from '../../contract/what-if.ts';
import { type Actor, isAdministrator } from '../../domain/actor.ts';
import { DomainError, notFound } from '../../domain/domain-error.ts';
import { type Setup, templateByCode } from '../../domain/setup/setup.ts';
import {
  changedSetup,
  type NeverLogLine,
  type ResolvedChange,
} from '../../domain/what-if/changed-setup.ts';
import { findNeverLogLine, readNeverLogLine } from '../never-log/never-log-store.ts';
import { FieldProblems } from '../setup/field-problems.ts';
import type { ReadSetup } from '../setup/setup-snapshot.ts';
import type { Handle } from '../storage.ts';

const requireAdministrator = (actor: Actor): void => {
  if (!isAdministrator(actor))
    throw new DomainError(
      'notAllowed',
      'Only administrators change templates and the set-up. You can try your own never-log lines.',
    );
};

const resolveSetup = (
  setup: Setup,
  codes: NonNullable<RuleChange['interactionTemplateSetup']>,
): ResolvedChange => {
  const problems = new FieldProblems();
  const ids = new Map<InteractionTemplateSetupKey, number | null>();
  for (const [key, code] of Object.entries(codes)) {
    const path = `change.interactionTemplateSetup.${key}`;
    const template = code == null ? undefined : templateByCode(setup, code);
    if (code != null && template === undefined)
      problems.unknownCode(path, 'interaction template', code);
    const named = setup.templateSetup.get(key as InteractionTemplateSetupKey);
    if (template?.blocked && named !== template.id)
      problems.add(
        path,
        'blocked',
        `Interaction template ${code} is blocked. Choose another, or unblock it first.`,
      );
    ids.set(key as InteractionTemplateSetupKey, template?.id ?? null);
  }
  problems.throwAny();
  return { kind: 'templateSetup', ids };
};

const resolveTemplate = (
  setup: Setup,
  { code, change }: NonNullable<RuleChange['interactionTemplate']>,
): ResolvedChange => {
  const template = templateByCode(setup, code);
  if (template === undefined) throw notFound('interaction template', code);
  const { interactionGroupCode: group } = change;
  const known = group === undefined || [...setup.groups.values()].some((one) => one.code === group);
  if (!known) {
    const problems = new FieldProblems();
    const path = 'change.interactionTemplate.change.interactionGroupCode';
    problems.unknownCode(path, 'interaction group', group);
    problems.throwAny();
  }
  return { kind: 'template', id: template.id, change };
};

/** Looks up what a change names, and whether the actor may make it. */
export const resolveChange = async (
  handle: Handle,
  setup: Setup,
  actor: Actor,
  change: RuleChange,
): Promise<ResolvedChange> => {
  const { interactionTemplateSetup, interactionTemplate, neverLog } = change;
  if (neverLog === undefined) requireAdministrator(actor);
  if (interactionTemplateSetup !== undefined) return resolveSetup(setup, interactionTemplateSetup);
  if (interactionTemplate !== undefined) return resolveTemplate(setup, interactionTemplate);
  if (neverLog === undefined) throw new Error('A change names what it changes');
  const act = 'add' in neverLog ? 'add' : 'remove';
  const line: NeverLogLine =
    'add' in neverLog
      ? await readNeverLogLine(handle, actor, neverLog.add)
      : await findNeverLogLine(handle, actor, neverLog.remove);
  return { kind: 'neverLog', act, line };
};

/** The set-up by which somebody tries a mail or a call. */
export const setupAsChanged = async (
  handle: Handle,
  readSetup: ReadSetup,
  actor: Actor,
  change: RuleChange | null,
): Promise<Setup> => {
  const setup = await readSetup(handle);
  return change === null
    ? setup
    : changedSetup(setup, await resolveChange(handle, setup, actor, change));
};

/** Whose mails and calls somebody may ask about, and change. */
export const rangeOwner = (actor: Actor, change: ResolvedChange): number | null => {
  const owner = change.kind === 'neverLog' ? change.line.salespersonId : null;
  if (isAdministrator(actor)) return owner;
  if (actor.salespersonId === null)
    throw new DomainError(
      'notAllowed',
      'You have no mails and calls of your own. Ask an administrator to link you to a salesperson.',
    );
  return actor.salespersonId;
};
