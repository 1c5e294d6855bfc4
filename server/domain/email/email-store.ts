import type { EmailLookupResult, EmailPreview, EmailResult } from '../../contract/email.ts';
import type { RuleChange } from '../../contract/what-if.ts';
import type { Actor } from '../actor.ts';
import type { EmailSighting } from './email-sighting.ts';

export interface EmailStore {
  /** `created` when the message was not known by any of its identities. */
  log(actor: Actor, sighting: EmailSighting): Promise<{ created: boolean; result: EmailResult }>;
  /** By the set-up as it is, or as the change would make it. */
  preview(actor: Actor, sighting: EmailSighting, change: RuleChange | null): Promise<EmailPreview>;
  lookUp(
    actor: Actor,
    identity: { captureId?: string | undefined; internetMessageId?: string | undefined },
  ): Promise<EmailLookupResult>;
}
