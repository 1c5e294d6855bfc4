import { api } from '../contract/api.ts';
import { type RuleChange, ruleChange } from '../contract/what-if.ts';
import { invalidInput } from '../domain/domain-error.ts';
import type { createMount } from './mount.ts';
import { fieldProblems } from './problems.ts';
import type { Stores } from './stores.ts';

/** A change that is tried with a mail or call: a report is cleaned, but this is a form's. */
export const readTriedChange = (body: unknown): RuleChange | null => {
  const change = (body as { change?: unknown } | null)?.change;
  if (change === undefined || change === null) return null;
  const read = ruleChange.safeParse(change);
  if (read.success) return read.data;
  throw invalidInput(fieldProblems(read.error, 'change'));
};

export const mountWhatIf = (mount: ReturnType<typeof createMount>, { whatIf }: Stores): void => {
  mount(api.askWhatIf, async ({ actor, body }) => ({
    status: 200,
    body: await whatIf.ask(actor, body),
  }));
  mount(api.listRuleApplications, async ({ actor, query }) => ({
    status: 200,
    body: await whatIf.list(actor, query),
  }));
  mount(api.getRuleApplication, async ({ actor, params }) => ({
    status: 200,
    body: await whatIf.get(actor, params.id),
  }));
  mount(api.applyRuleChange, async ({ caller, body }) => ({
    status: 201,
    body: await whatIf.apply(caller, body),
  }));
  mount(api.undoRuleApplication, async ({ caller, params, version }) => ({
    status: 200,
    body: await whatIf.undo(caller, params.id, version),
  }));
};
