import type { InformationFlow } from '../../contract/enumerations.ts';
import type { KeptEntry, KeptParticipant } from '../../domain/what-if/plan-acts.ts';
import type { LoggedCall } from '../call/log-call.ts';
import type { LoggedMessage } from '../email/write-entries.ts';

/** A mail, an invitation or a call that is kept, as a change of set-up meets it. */
export type KeptInteraction = {
  id: number;
  at: number;
  salespersonId: number | null;
  direction: InformationFlow | null;
  subject: string | null;
  participants: KeptParticipant[];
  entries: KeptEntry[];
  /** What keeps reports of the same message off meanwhile. */
  lock: string;
} & (
  | { kind: 'email' | 'meeting'; message: LoggedMessage }
  | { kind: 'call'; call: LoggedCall; comment: string | null }
);

/** Which of them. */
export interface KeptRange {
  /** In milliseconds: when they were sent, or began. */
  from: number;
  /** Null for everybody's. */
  salespersonId: number | null;
}

/** What the change feed calls the decisions about it. */
export const decisionKeyOf = ({ kind, id }: Pick<KeptInteraction, 'kind' | 'id'>): string =>
  kind === 'email' ? String(id) : `${kind}:${id}`;
