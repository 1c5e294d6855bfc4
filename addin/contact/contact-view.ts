import type { Route } from '../ui/route.ts';

export const contactViews = ['all', 'mine', 'silent', 'noOwner', 'duplicates', 'unknown'] as const;
export type ContactViewName = (typeof contactViews)[number];

export const silentDaysOffered = [30, 60, 90, 180, 365] as const;
const usualSilence = 60;

/** An address may have been typed or cut: what makes no sense is the whole list. */
export function viewIn({ query }: Route): { view: ContactViewName; silentDays: number } {
  const days = Number(query.get('silentDays'));
  return {
    view: contactViews.find((name) => name === query.get('view')) ?? 'all',
    silentDays: silentDaysOffered.find((offered) => offered === days) ?? usualSilence,
  };
}
