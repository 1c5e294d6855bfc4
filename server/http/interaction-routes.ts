import { api } from '../contract/api.ts';
import type { EmailResult } from '../contract/email.ts';
import { readCallSighting } from '../domain/call/call-sighting.ts';
import { readEmailSighting, requireTellable } from '../domain/email/email-sighting.ts';
import { mountEntryActs } from './log-routes.ts';
import type { CapturedOutcome, Metrics } from './metrics.ts';
import type { createMount } from './mount.ts';
import type { Stores } from './stores.ts';
import { readTriedChange } from './what-if-routes.ts';

type Mount = ReturnType<typeof createMount>;

export const mountContacts = (mount: Mount, { contacts }: Stores): void => {
  mount(api.listContacts, async ({ actor, query }) => ({
    status: 200,
    body: await contacts.list(actor, query),
  }));
  mount(
    api.createContact,
    async ({ caller, body }) => ({ status: 201, body: await contacts.create(caller, body) }),
    (fields) => contacts.findProblems(null, fields),
  );
  mount(api.getContact, async ({ actor, params }) => ({
    status: 200,
    body: await contacts.get(actor, params.no),
  }));
  mount(
    api.changeContact,
    async ({ caller, params, version, body }) => ({
      status: 200,
      body: await contacts.change(caller, params.no, version, body),
    }),
    (fields, { no }) => contacts.findProblems(no, fields),
  );
  mount(api.deleteContact, async ({ caller, params, version }) => {
    await contacts.delete(caller, params.no, version);
    return { status: 204, body: undefined };
  });
  mount(api.matchContacts, async ({ actor, body }) => ({
    status: 200,
    body: await contacts.match(actor, body.emailAddresses),
  }));
  mount(api.proposeContact, async ({ actor, body }) => ({
    status: 200,
    body: await contacts.propose(actor, body),
  }));
  mount(api.deleteMatchChoice, async ({ caller, params }) => {
    await contacts.deleteMatchChoice(caller, params.no, params.id);
    return { status: 204, body: undefined };
  });
};

type Entries = EmailResult['entries'];

/** What became of what was reported, in one word. */
export const outcomeOf = (entries: Entries): CapturedOutcome => {
  if (entries.some((entry) => !entry.postponed)) return 'logged';
  return entries.length > 0 ? 'postponed' : 'notLogged';
};

export const countEntries = (metrics: Metrics, entries: Entries): void => {
  for (const { postponed, origin } of entries) if (!postponed) metrics.entryLogged(origin);
};

export const mountEmails = (mount: Mount, { emails, people }: Stores, metrics: Metrics): void => {
  mount(api.logEmail, async ({ actor, body }) => {
    const sighting = readEmailSighting(body, Date.now());
    requireTellable(sighting);
    const { created, result } = await emails.log(actor, sighting);
    const isPrivate = result.emailMessageId === null;
    const outcome = isPrivate ? 'private' : outcomeOf(result.entries);
    metrics.captured('email', created ? outcome : 'repeated');
    if (created) countEntries(metrics, result.entries);
    if (sighting.origin === 'addIn') people.noteReport(actor);
    return { status: created ? 201 : 200, body: result };
  });
  mount(api.previewEmail, async ({ actor, body }) => ({
    status: 200,
    body: await emails.preview(actor, readEmailSighting(body, Date.now()), readTriedChange(body)),
  }));
  mount(api.lookUpEmail, async ({ actor, body }) => ({
    status: 200,
    body: await emails.lookUp(actor, body),
  }));
};

export const mountCalls = (mount: Mount, { calls }: Stores, metrics: Metrics): void => {
  mount(api.logCall, async ({ actor, body }) => {
    const { created, result } = await calls.log(actor, readCallSighting(body, Date.now()));
    metrics.captured('call', created ? outcomeOf(result.entries) : 'repeated');
    if (created) countEntries(metrics, result.entries);
    return { status: created ? 201 : 200, body: result };
  });
  mount(api.previewCall, async ({ actor, body }) => {
    // A call that is only tried has no id of its own.
    const report = typeof body === 'object' && body !== null ? { callId: 'tried', ...body } : body;
    const sighting = readCallSighting(report, Date.now());
    return { status: 200, body: await calls.preview(actor, sighting, readTriedChange(body)) };
  });
};

const mountPostponed = (mount: Mount, { postponed }: Stores, metrics: Metrics): void => {
  mount(api.listPostponedInteractions, async ({ actor, query }) => ({
    status: 200,
    body: await postponed.list(actor, query),
  }));
  mount(api.countPostponedInteractions, async ({ actor, query }) => ({
    status: 200,
    body: await postponed.count(actor, query),
  }));
  mount(api.postponeInteraction, async ({ caller, body }) => ({
    status: 201,
    body: await postponed.postpone(caller, body),
  }));
  mount(api.changePostponedInteraction, async ({ caller, params, version, body }) => ({
    status: 200,
    body: await postponed.save(caller, params.entryNo, version, body),
  }));
  mount(api.resumePostponedInteraction, async ({ actor, params }) => ({
    status: 200,
    body: await postponed.resume(actor, params.entryNo),
  }));
  mount(api.releasePostponedInteraction, async ({ actor, params }) => {
    await postponed.release(actor, params.entryNo);
    return { status: 204, body: undefined };
  });
  mount(api.finishPostponedInteraction, async ({ caller, params, version, body }) => {
    const entry = await postponed.finish(caller, params.entryNo, version, body);
    metrics.entryLogged(entry.origin);
    return { status: 200, body: entry };
  });
  mount(api.assignPostponedInteraction, async ({ caller, params, version, body }) => ({
    status: 200,
    body: await postponed.assign(caller, params.entryNo, version, body),
  }));
  mount(api.deletePostponedInteraction, async ({ caller, params, version }) => {
    await postponed.discard(caller, params.entryNo, version);
    return { status: 204, body: undefined };
  });
  mount(api.restorePostponedInteraction, async ({ caller, params }) => ({
    status: 200,
    body: await postponed.restore(caller, params.entryNo),
  }));
};

export const mountEntries = (mount: Mount, stores: Stores, metrics: Metrics): void => {
  const { entries, captureDecisions, changes } = stores;
  mountPostponed(mount, stores, metrics);
  mount(
    api.createInteractionLogEntry,
    async ({ caller, body }) => {
      const entry = await entries.create(caller, body);
      metrics.entryLogged(entry.origin);
      return { status: 201, body: entry };
    },
    (fields) => entries.findProblems(fields),
  );
  mount(api.listInteractionLogEntries, async ({ actor, query }) => ({
    status: 200,
    body: await entries.list(actor, query),
  }));
  mountEntryActs(mount, stores);
  mount(api.getInteractionLogEntry, async ({ actor, params }) => ({
    status: 200,
    body: await entries.get(actor, params.entryNo),
  }));
  mount(api.cancelInteractionLogEntry, async ({ caller, params, version }) => ({
    status: 200,
    body: await entries.cancel(caller, params.entryNo, version),
  }));
  mount(api.restoreInteractionLogEntry, async ({ caller, params, version }) => ({
    status: 200,
    body: await entries.restore(caller, params.entryNo, version),
  }));
  mount(api.listCaptureDecisions, async ({ actor, query }) => ({
    status: 200,
    body: await captureDecisions.list(actor, query),
  }));
  mount(api.getCaptureSummary, async ({ actor, query }) => ({
    status: 200,
    body: await captureDecisions.summarise(actor, query.date),
  }));
  mount(api.listChanges, async ({ actor, query }) => ({
    status: 200,
    body: await changes.list(actor, query.after, query.limit),
  }));
};
