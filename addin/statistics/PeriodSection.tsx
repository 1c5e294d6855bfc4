import { useTranslation } from 'react-i18next';
import type { Statistics } from '../../server/contract/statistics.ts';
import { useInteractionGroups } from '../ui/lookups.ts';
import { ColumnChart } from './ColumnChart.tsx';
import { chartOf } from './chart-series.ts';
import { FigureTable } from './FigureTable.tsx';
import { logLink } from './log-link.ts';
import { StatisticsSection } from './StatisticsSection.tsx';
import { unitOf } from './statistics-period.ts';
import type { StatisticsView } from './statistics-view.ts';
import { useFigureFormats } from './use-figure-formats.ts';
import { useNoneWords } from './use-none-words.ts';

interface PeriodSectionProps {
  statistics: Statistics;
  view: StatisticsView;
}

/** Days, weeks or months, whichever there are enough and not too many of. */
export function PeriodSection({ statistics, view }: PeriodSectionProps) {
  const { t } = useTranslation();
  const unit = unitOf(view.days);
  const titles = {
    day: t('statistics.perDay'),
    week: t('statistics.perWeek'),
    month: t('statistics.perMonth'),
  };
  const title = titles[unit];
  return (
    <StatisticsSection title={title}>
      {view.asTables ? (
        <PeriodTable statistics={statistics} view={view} />
      ) : (
        <PeriodChart statistics={statistics} view={view} title={title} />
      )}
    </StatisticsSection>
  );
}

function PeriodChart({ statistics, view, title }: PeriodSectionProps & { title: string }) {
  const { t } = useTranslation();
  const none = useNoneWords();
  const groups = useInteractionGroups().data ?? [];
  const chart = chartOf(statistics.items, {
    measure: view.measure,
    order: groups.map(({ code }) => code),
    words: { none: none('group'), others: t('statistics.others') },
  });
  return <ColumnChart key={statistics.groupBy} chart={chart} title={title} view={view} />;
}

function PeriodTable({ statistics, view }: PeriodSectionProps) {
  const { t } = useTranslation();
  const formats = useFigureFormats();
  const none = useNoneWords();
  const unit = unitOf(view.days);
  const rows = statistics.items.map((item) => ({
    ...item,
    key: item.key ?? '',
    name: formats.period(unit, item),
    href: logLink(view, { dateFrom: item.dateFrom ?? '', dateTo: item.dateTo ?? '' }),
    parts: (item.parts ?? [])
      .filter((part) => part[view.measure] > 0)
      .map(
        (part) =>
          `${part.label ?? part.key ?? none('group')} ${formats.value(view.measure, part[view.measure])}`,
      )
      .join(' · '),
  }));
  const by = { day: t('statistics.day'), week: t('statistics.week'), month: t('statistics.month') };
  return (
    <FigureTable
      label={t('statistics.figures')}
      by={by[unit]}
      rows={rows}
      total={statistics.total}
      measure={view.measure}
    />
  );
}
