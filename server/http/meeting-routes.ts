import { api } from '../contract/api.ts';
import {
  readMeetingIdentities,
  readMeetingSighting,
  requireTellableMeeting,
} from '../domain/meeting/meeting-sighting.ts';
import { countEntries, outcomeOf } from './interaction-routes.ts';
import type { Metrics } from './metrics.ts';
import type { createMount } from './mount.ts';
import type { Stores } from './stores.ts';

export const mountMeetings = (
  mount: ReturnType<typeof createMount>,
  { meetings, people }: Stores,
  metrics: Metrics,
): void => {
  mount(api.logMeetingInvitation, async ({ actor, body }) => {
    const sighting = readMeetingSighting(body, Date.now());
    requireTellableMeeting(sighting);
    const { created, result } = await meetings.log(actor, sighting);
    const outcome = result.meetingNo === null ? 'private' : outcomeOf(result.entries);
    metrics.captured('meeting', created ? outcome : 'repeated');
    if (created) countEntries(metrics, result.entries);
    if (sighting.origin === 'addIn') people.noteReport(actor);
    return { status: created ? 201 : 200, body: result };
  });
  mount(api.previewMeetingInvitation, async ({ actor, body }) => ({
    status: 200,
    body: await meetings.preview(actor, readMeetingSighting(body, Date.now())),
  }));
  mount(api.logHeldMeeting, async ({ caller, body }) => {
    const { created, result } = await meetings.logHeld(caller, body);
    if (created) countEntries(metrics, result.entries);
    return { status: created ? 201 : 200, body: result };
  });
  mount(api.lookUpMeeting, async ({ actor, body }) => ({
    status: 200,
    body: await meetings.lookUp(actor, readMeetingIdentities(body)),
  }));
};
