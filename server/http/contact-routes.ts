import { api } from '../contract/api.ts';
import type { createMount } from './mount.ts';
import type { Stores } from './stores.ts';

type Mount = ReturnType<typeof createMount>;

const nothing = { status: 204, body: undefined } as const;

export const mountContactMerges = (mount: Mount, { contactMerges }: Stores): void => {
  mount(api.mergeContact, async ({ caller, params, version, body }) => ({
    status: 200,
    body: await contactMerges.merge(caller, params.no, version, body),
  }));
  mount(api.undoContactMerge, async ({ caller, params }) => ({
    status: 200,
    body: await contactMerges.undo(caller, params.id),
  }));
  mount(api.listDuplicateContacts, async ({ actor, query }) => ({
    status: 200,
    body: await contactMerges.listDuplicates(actor, query),
  }));
  mount(api.keepContactsApart, async ({ caller, params, body }) => {
    await contactMerges.keepApart(caller, params.no, body.from);
    return nothing;
  });
};

export const mountContactHistory = (mount: Mount, { contactHistory }: Stores): void => {
  mount(api.listMissedInteractions, async ({ actor, params }) => ({
    status: 200,
    body: await contactHistory.listMissed(actor, params.no),
  }));
  mount(api.attachMissedInteractions, async ({ caller, params, body }) => ({
    status: 200,
    body: await contactHistory.attachMissed(caller, params.no, body.decisionIds ?? null),
  }));
  mount(api.moveContactEntries, async ({ caller, params, body }) => ({
    status: 200,
    body: await contactHistory.moveEntries(caller, params.no, body),
  }));
  mount(api.eraseContact, async ({ caller, params, body }) => ({
    status: 200,
    body: await contactHistory.erase(caller, params.no, body.dryRun),
  }));
};

export const mountUnknownCorrespondents = (
  mount: Mount,
  { unknownCorrespondents }: Stores,
): void => {
  mount(api.listUnknownCorrespondents, async ({ actor }) => ({
    status: 200,
    body: { items: await unknownCorrespondents.list(actor) },
  }));
  mount(api.hideUnknownCorrespondent, async ({ actor, body }) => {
    await unknownCorrespondents.hide(actor, body);
    return nothing;
  });
  mount(api.showUnknownCorrespondent, async ({ actor, body }) => {
    await unknownCorrespondents.show(actor, body);
    return nothing;
  });
};
