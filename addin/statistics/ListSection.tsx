import { Skeleton, SkeletonItem, Text } from '@fluentui/react-components';
import type { UseQueryResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Figures, Statistics, StatisticsItem } from '../../server/contract/statistics.ts';
import { ErrorState } from '../ui/list/ListStates.tsx';
import { BarList, type BarListProps } from './BarList.tsx';
import { FigureTable, type TableRow } from './FigureTable.tsx';
import { type Dimension, logLinkOf } from './log-link.ts';
import { StatisticsSection } from './StatisticsSection.tsx';
import { useNoneWords } from './use-none-words.ts';

interface ListSectionProps {
  by: Dimension;
  query: UseQueryResult<Statistics>;
  itemsOf(statistics: Statistics): readonly StatisticsItem[];
  view: BarListProps['view'];
}

/** The figures by one dimension, as bars or as a table, in whichever state they are. */
export function ListSection({ by, query, itemsOf, view }: ListSectionProps) {
  const { t } = useTranslation();
  const titles: Record<Dimension, string> = {
    group: t('statistics.byGroup'),
    template: t('statistics.byTemplate'),
    salesperson: t('statistics.bySalesperson'),
    team: t('statistics.byTeam'),
    contact: t('statistics.byContact'),
  };
  const { data, error, refetch } = query;
  return (
    <StatisticsSection title={titles[by]}>
      {data ? (
        <Items by={by} items={itemsOf(data)} rest={data.rest} total={data.total} view={view} />
      ) : error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <Bones />
      )}
    </StatisticsSection>
  );
}

function Bones() {
  const { t } = useTranslation();
  return (
    <Skeleton aria-label={t('list.loading')} aria-busy>
      {[1, 2, 3, 4].map((row) => (
        <SkeletonItem key={row} size={16} style={{ marginBlock: '12px' }} />
      ))}
    </Skeleton>
  );
}

function Items(props: BarListProps & { total: Figures }) {
  const { by, items, rest, view, total } = props;
  const { t } = useTranslation();
  const none = useNoneWords();
  if (!view.asTables) return <BarList by={by} items={items} rest={rest} view={view} />;
  const rows: TableRow[] = items.map((item) => ({
    ...item,
    key: item.key ?? '',
    name: item.label ?? item.key ?? none(by),
    href: logLinkOf(view, by, item.key),
    parts: undefined,
  }));
  if (rest)
    rows.push({
      ...rest,
      key: ' rest',
      name: t('statistics.rest', { count: rest.items }),
      href: undefined,
    });
  if (rows.length === 0) return <Text>{t('statistics.nothingOfThat')}</Text>;
  return (
    <FigureTable
      label={t('statistics.figures')}
      by={t(`statistics.${by}`)}
      rows={rows}
      total={total}
      measure={view.measure}
    />
  );
}
