import type { CaptureSummary, listCaptureDecisions } from '../../contract/capture-decision.ts';
import type { AnswerOf, QueryOf } from '../../contract/endpoint.ts';
import type { Actor } from '../actor.ts';

export type CaptureDecisionQuery = QueryOf<typeof listCaptureDecisions>;
export type CaptureDecisionPage = AnswerOf<typeof listCaptureDecisions>;

export interface CaptureDecisionStore {
  /** Of the actor's own messages; of all for administrators. */
  list(actor: Actor, query: CaptureDecisionQuery): Promise<CaptureDecisionPage>;
  /** Of the actor's own mails of a day; today without one. */
  summarise(actor: Actor, date: string | undefined): Promise<CaptureSummary>;
}
