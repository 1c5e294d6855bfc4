import { api } from '../contract/api.ts';
import type { createMount } from './mount.ts';
import type { Stores } from './stores.ts';

type Mount = ReturnType<typeof createMount>;

const mountSalespeople = (mount: Mount, { salespeople }: Stores): void => {
  mount(api.listSalespeople, async ({ query }) => ({
    status: 200,
    body: await salespeople.list(query),
  }));
  mount(api.createSalesperson, async ({ caller, body }) => ({
    status: 201,
    body: await salespeople.create(caller, body),
  }));
  mount(api.getSalesperson, async ({ params }) => ({
    status: 200,
    body: await salespeople.get(params.code),
  }));
  mount(api.changeSalesperson, async ({ caller, params, version, body }) => ({
    status: 200,
    body: await salespeople.change(caller, params.code, version, body),
  }));
  mount(api.deleteSalesperson, async ({ caller, params, version }) => {
    await salespeople.delete(caller, params.code, version);
    return { status: 204, body: undefined };
  });
  mount(api.letSalespersonLeave, async ({ caller, params, body }) => ({
    status: 200,
    body: await salespeople.letLeave(caller, params.code, body),
  }));
};

const mountTeams = (mount: Mount, { teams }: Stores): void => {
  mount(api.listTeams, async ({ query }) => ({ status: 200, body: await teams.list(query) }));
  mount(api.createTeam, async ({ caller, body }) => ({
    status: 201,
    body: await teams.create(caller, body),
  }));
  mount(api.getTeam, async ({ params }) => ({ status: 200, body: await teams.get(params.code) }));
  mount(api.changeTeam, async ({ caller, params, version, body }) => ({
    status: 200,
    body: await teams.change(caller, params.code, version, body),
  }));
  mount(api.deleteTeam, async ({ caller, params, version }) => {
    await teams.delete(caller, params.code, version);
    return { status: 204, body: undefined };
  });
};

const mountGroups = (mount: Mount, { interactionGroups }: Stores): void => {
  mount(api.listInteractionGroups, async ({ query }) => ({
    status: 200,
    body: await interactionGroups.list(query),
  }));
  mount(api.createInteractionGroup, async ({ caller, body }) => ({
    status: 201,
    body: await interactionGroups.create(caller, body),
  }));
  mount(api.getInteractionGroup, async ({ params }) => ({
    status: 200,
    body: await interactionGroups.get(params.code),
  }));
  mount(api.changeInteractionGroup, async ({ caller, params, version, body }) => ({
    status: 200,
    body: await interactionGroups.change(caller, params.code, version, body),
  }));
  mount(api.deleteInteractionGroup, async ({ caller, params, version }) => {
    await interactionGroups.delete(caller, params.code, version);
    return { status: 204, body: undefined };
  });
  mount(api.mergeInteractionGroup, async ({ caller, params, body }) => ({
    status: 200,
    body: await interactionGroups.merge(caller, params.code, body),
  }));
};

const mountTemplates = (mount: Mount, { interactionTemplates }: Stores): void => {
  mount(api.listInteractionTemplates, async ({ query }) => ({
    status: 200,
    body: await interactionTemplates.list(query),
  }));
  mount(api.createInteractionTemplate, async ({ caller, body }) => ({
    status: 201,
    body: await interactionTemplates.create(caller, body),
  }));
  mount(api.getInteractionTemplate, async ({ params }) => ({
    status: 200,
    body: await interactionTemplates.get(params.code),
  }));
  mount(api.changeInteractionTemplate, async ({ caller, params, version, body }) => ({
    status: 200,
    body: await interactionTemplates.change(caller, params.code, version, body),
  }));
  mount(api.deleteInteractionTemplate, async ({ caller, params, version }) => {
    await interactionTemplates.delete(caller, params.code, version);
    return { status: 204, body: undefined };
  });
  mount(api.putTemplateLanguage, async ({ caller, params, version, body }) => ({
    status: 200,
    body: await interactionTemplates.putLanguage(caller, params, version, body),
  }));
  mount(api.deleteTemplateLanguage, async ({ caller, params, version }) => ({
    status: 200,
    body: await interactionTemplates.deleteLanguage(caller, params, version),
  }));
  mount(api.mergeInteractionTemplate, async ({ caller, params, body }) => ({
    status: 200,
    body: await interactionTemplates.merge(caller, params.code, body),
  }));
};

const mountSettings = (mount: Mount, stores: Stores): void => {
  const { interactionTemplateSetup, marketingSetup, neverLog } = stores;
  mount(api.getInteractionTemplateSetup, async () => ({
    status: 200,
    body: await interactionTemplateSetup.get(),
  }));
  mount(api.putInteractionTemplateSetup, async ({ caller, version, body }) => ({
    status: 200,
    body: await interactionTemplateSetup.put(caller, version, body),
  }));
  mount(api.getMarketingSetup, async () => ({ status: 200, body: await marketingSetup.get() }));
  mount(api.changeMarketingSetup, async ({ caller, version, body }) => ({
    status: 200,
    body: await marketingSetup.change(caller, version, body),
  }));
  mount(api.listNeverLog, async ({ actor, query }) => ({
    status: 200,
    body: await neverLog.list(actor, query),
  }));
  mount(api.createNeverLog, async ({ caller, body }) => ({
    status: 201,
    body: await neverLog.create(caller, body),
  }));
  mount(api.deleteNeverLog, async ({ caller, params }) => {
    await neverLog.delete(caller, params.id);
    return { status: 204, body: undefined };
  });
};

export const mountSetUp = (mount: Mount, stores: Stores): void => {
  mountSalespeople(mount, stores);
  mountTeams(mount, stores);
  mountGroups(mount, stores);
  mountTemplates(mount, stores);
  mountSettings(mount, stores);
};
