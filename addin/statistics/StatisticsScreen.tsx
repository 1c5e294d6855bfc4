import {
  Button,
  makeStyles,
  mergeClasses,
  Skeleton,
  SkeletonItem,
  tokens,
} from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { Statistics } from '../../server/contract/statistics.ts';
import { EmptyState, ErrorState } from '../ui/list/ListStates.tsx';
import { partsOf } from './chart-series.ts';
import { FigureTiles } from './FigureTiles.tsx';
import { ListSection } from './ListSection.tsx';
import { PeriodSection } from './PeriodSection.tsx';
import { StatisticsHead } from './StatisticsHead.tsx';
import { type StatisticsView, useStatisticsView } from './statistics-view.ts';
import { useFigureFormats } from './use-figure-formats.ts';
import { useSaveFigures } from './use-save-figures.ts';
import { type AllFigures, useFigures } from './use-statistics.ts';

const useStyles = makeStyles({
  screen: { display: 'flex', flexDirection: 'column', flexGrow: 1, minHeight: 0 },
  scroll: { flexGrow: 1, minHeight: 0, overflowY: 'auto' },
  body: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalL,
    maxWidth: '1400px',
    '@media (max-width: 639px)': { padding: tokens.spacingHorizontalM },
  },
  waiting: { opacity: 0.6 },
  days: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  lists: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(400px, 100%), 1fr))',
    alignItems: 'start',
    gap: tokens.spacingVerticalM,
  },
  tables: { gridTemplateColumns: 'repeat(auto-fit, minmax(min(560px, 100%), 1fr))' },
  bones: { display: 'grid', gap: tokens.spacingVerticalM, padding: tokens.spacingHorizontalL },
});

export function StatisticsScreen() {
  const styles = useStyles();
  const view = useStatisticsView();
  const figures = useFigures(view);
  const save = useSaveFigures(figures, view);
  const { periods } = figures;
  return (
    <div className={styles.screen}>
      <StatisticsHead view={view} onSave={save} />
      <div className={styles.scroll}>
        {periods.data ? (
          <Figures figures={figures} periods={periods.data} view={view} />
        ) : periods.error ? (
          <ErrorState error={periods.error} onRetry={() => void periods.refetch()} />
        ) : (
          <Bones />
        )}
      </div>
    </div>
  );
}

function Bones() {
  const styles = useStyles();
  const { t } = useTranslation();
  return (
    <Skeleton className={styles.bones} aria-label={t('list.loading')} aria-busy>
      <SkeletonItem size={96} />
      <SkeletonItem style={{ height: '320px' }} />
    </Skeleton>
  );
}

function Empty({ view }: { view: StatisticsView }) {
  const { t } = useTranslation();
  const everybody = view.scope === 'all';
  return (
    <EmptyState
      title={t('statistics.emptyTitle')}
      hint={t(everybody ? 'statistics.emptyAll' : 'statistics.emptyHint')}
      action={
        everybody ? undefined : (
          <Button onClick={() => view.change({ scope: 'all' })}>{t('log.seeAll')}</Button>
        )
      }
    />
  );
}

interface FiguresProps {
  figures: AllFigures;
  periods: Statistics;
  view: StatisticsView;
}

function Figures({ figures, periods, view }: FiguresProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const { days } = useFigureFormats();
  const { previous, total } = periods;
  if (total.interactions === 0) return <Empty view={view} />;
  const { groups, teams, contacts } = figures;
  const waiting = figures.periods.isPlaceholderData;
  const now = days(view.days.dateFrom, view.days.dateTo);
  const parts = (statistics: Statistics) => partsOf(statistics.items, view.measure);
  const whole = ({ items }: Statistics) => items;
  return (
    <div className={mergeClasses(styles.body, waiting && styles.waiting)} aria-busy={waiting}>
      <p className={styles.days} role="status">
        {previous === null
          ? now
          : t('statistics.compared', {
              days: now,
              before: days(previous.dateFrom, previous.dateTo),
            })}
      </p>
      <FigureTiles total={total} previous={previous} />
      <PeriodSection statistics={periods} view={view} />
      <div className={mergeClasses(styles.lists, view.asTables && styles.tables)}>
        <ListSection by="salesperson" query={teams} itemsOf={parts} view={view} />
        <ListSection by="template" query={groups} itemsOf={parts} view={view} />
        <ListSection by="group" query={groups} itemsOf={whole} view={view} />
        <ListSection by="team" query={teams} itemsOf={whole} view={view} />
        <ListSection by="contact" query={contacts} itemsOf={whole} view={view} />
      </div>
    </div>
  );
}
