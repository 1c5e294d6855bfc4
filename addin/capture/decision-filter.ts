import type { CaptureOutcome } from '../../server/contract/capture-decision.ts';
import type { Route } from '../ui/route.ts';

export const outcomes = [
  'logged',
  'postponed',
  'notLogged',
] as const satisfies readonly CaptureOutcome[];

export interface DecisionFilter {
  address: string | null;
  dateFrom: string | null;
  dateTo: string | null;
  outcome: CaptureOutcome | null;
}

export const noDecisionFilter: DecisionFilter = {
  address: null,
  dateFrom: null,
  dateTo: null,
  outcome: null,
};

const day = /^\d{4}-\d{2}-\d{2}$/;

export function decisionFilterIn({ query }: Route): DecisionFilter {
  const dayOf = (name: string) => {
    const value = query.get(name) ?? '';
    return day.test(value) ? value : null;
  };
  return {
    address: query.get('address') || null,
    dateFrom: dayOf('dateFrom'),
    dateTo: dayOf('dateTo'),
    outcome: outcomes.find((outcome) => outcome === query.get('outcome')) ?? null,
  };
}

export const isDecisionFiltered = (filter: DecisionFilter): boolean =>
  Object.values(filter).some((value) => value !== null);
