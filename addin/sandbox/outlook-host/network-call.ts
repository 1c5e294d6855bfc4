/** A request that the add-in made, and how it ended. */
export interface NetworkCall {
  method: string;
  path: string;
  /** `offline` where there is no network, `unanswered` when nobody waited for the answer any more. */
  status: number | 'offline' | 'unanswered';
  milliseconds: number;
  /** How many entries the answer to a report names; null for any other answer. */
  entries: number | null;
}
