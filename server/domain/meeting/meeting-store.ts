import type { EmailPreview } from '../../contract/email.ts';
import type { HeldMeeting, HeldMeetingResult } from '../../contract/held-meeting.ts';
import type { MeetingLookupResult, MeetingResult } from '../../contract/meeting.ts';
import type { Actor } from '../actor.ts';
import type { Caller } from '../caller.ts';
import type { MeetingIdentities, MeetingSighting } from './meeting-sighting.ts';

export interface MeetingStore {
  /** `created` when the meeting was not known by any of its identities. */
  log(
    actor: Actor,
    sighting: MeetingSighting,
  ): Promise<{ created: boolean; result: MeetingResult }>;
  preview(actor: Actor, sighting: MeetingSighting): Promise<EmailPreview>;
  lookUp(actor: Actor, identities: MeetingIdentities): Promise<MeetingLookupResult>;
  /** `created` when anybody was logged who was not before. */
  logHeld(
    caller: Caller,
    held: HeldMeeting,
  ): Promise<{ created: boolean; result: HeldMeetingResult }>;
}
