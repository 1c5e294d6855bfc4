import { useTranslation } from 'react-i18next';
import type { Dimension } from './log-link.ts';

/** What is said where an interaction has no group, team and so on. */
export function useNoneWords(): (by: Dimension) => string {
  const { t } = useTranslation();
  const words: Record<Dimension, string> = {
    group: t('statistics.noGroup'),
    template: t('statistics.noTemplate'),
    salesperson: t('statistics.noSalesperson'),
    team: t('statistics.noTeam'),
    contact: t('statistics.noContact'),
  };
  return (by) => words[by];
}
