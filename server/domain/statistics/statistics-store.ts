import type { Statistics, StatisticsQuery } from '../../contract/statistics.ts';
import type { Actor } from '../actor.ts';

export interface StatisticsStore {
  /** Figures of what the actor may see; their sum is the sum of the log with the same filters. */
  get(actor: Actor, query: StatisticsQuery): Promise<Statistics>;
}
