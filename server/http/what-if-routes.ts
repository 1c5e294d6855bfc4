import { api } from '../contract/api.ts';
import type { createMount } from './mount.ts';
import type { Stores } from './stores.ts';

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
