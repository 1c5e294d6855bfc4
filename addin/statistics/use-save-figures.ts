import { useTranslation } from 'react-i18next';
import { useNotify } from '../ui/use-notify.tsx';
import { partsOf } from './chart-series.ts';
import { figuresCsv } from './figures-csv.ts';
import { unitOf } from './statistics-period.ts';
import type { StatisticsView } from './statistics-view.ts';
import type { AllFigures } from './use-statistics.ts';

const keptMilliseconds = 10_000;

const save = (name: string, csv: string): void => {
  const url = URL.createObjectURL(new Blob([csv], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has taken it by then.
  setTimeout(() => URL.revokeObjectURL(url), keptMilliseconds);
};

/** Saves what is on the page; null until all of it is there. */
export function useSaveFigures(figures: AllFigures, view: StatisticsView): (() => void) | null {
  const { t } = useTranslation();
  const notify = useNotify();
  const [periods, groups, teams, contacts] = [
    figures.periods.data,
    figures.groups.data,
    figures.teams.data,
    figures.contacts.data,
  ];
  if (!periods || !groups || !teams || !contacts) return null;
  const units = {
    day: t('statistics.day'),
    week: t('statistics.week'),
    month: t('statistics.month'),
  };
  const of = (by: 'group' | 'template' | 'salesperson' | 'team' | 'contact') =>
    t(`statistics.${by}`);
  return () => {
    const csv = figuresCsv(
      {
        periods,
        lists: [
          { by: of('group'), items: groups.items },
          { by: of('template'), items: partsOf(groups.items, view.measure) },
          { by: of('team'), items: teams.items },
          { by: of('salesperson'), items: partsOf(teams.items, view.measure) },
          { by: of('contact'), items: contacts.items, rest: contacts.rest },
        ],
      },
      {
        headers: [
          t('statistics.by'),
          t('statistics.code'),
          t('statistics.name'),
          t('statistics.from'),
          t('statistics.to'),
          t('statistics.partCode'),
          t('statistics.part'),
          t('statistics.interactions'),
          t('statistics.failed'),
          t('statistics.minutes'),
          t('statistics.cost'),
          t('statistics.currency'),
        ],
        periods: units[unitOf(view.days)],
        rest: t('statistics.others'),
        total: t('statistics.total'),
      },
    );
    const { dateFrom, dateTo } = view.days;
    save(t('statistics.csvName', { from: dateFrom, to: dateTo }), csv);
    notify.done(t('statistics.saved'));
  };
}
