import type { EmailLookupResult, EmailPreview, EmailResult } from '../../contract/email.ts';
import type { Actor } from '../actor.ts';
import type { EmailSighting } from './email-sighting.ts';

export interface EmailStore {
  /** `created` when the message was not known by any of its identities. */
  log(actor: Actor, sighting: EmailSighting): Promise<{ created: boolean; result: EmailResult }>;
  preview(actor: Actor, sighting: EmailSighting): Promise<EmailPreview>;
  lookUp(
    actor: Actor,
    identity: { captureId?: string | undefined; internetMessageId?: string | undefined },
  ): Promise<EmailLookupResult>;
}
