import { Button, makeStyles, Subtitle2, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaptureDecision } from '../../server/contract/capture-decision.ts';
import { useFormats } from '../ui/dates.ts';
import { FilterMenu } from '../ui/FilterMenu.tsx';
import { EmptyState } from '../ui/list/ListStates.tsx';
import { PagedListView } from '../ui/list/PagedListView.tsx';
import { usePagedList } from '../ui/list/use-paged-list.ts';
import { PeriodFilter } from '../ui/PeriodFilter.tsx';
import { hashWith, navigate, useRoute } from '../ui/route.ts';
import { SearchInput } from '../ui/SearchInput.tsx';
import { useClient } from '../ui/session.tsx';
import { useNarrowerThan } from '../ui/use-narrow.ts';
import { DecisionRow, decisionRowHeight, useDecisionRowClass } from './DecisionRow.tsx';
import {
  type DecisionFilter,
  decisionFilterIn,
  isDecisionFiltered,
  noDecisionFilter,
  outcomes,
} from './decision-filter.ts';
import { PrivateCounts } from './PrivateCounts.tsx';

const useStyles = makeStyles({
  screen: { display: 'flex', flexDirection: 'column', flexGrow: 1, minHeight: 0 },
  head: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  filters: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
  },
});

const keyOf = ({ id }: CaptureDecision) => id;
const dayOf = ({ date }: CaptureDecision) => date;

function useDecisions(filter: DecisionFilter) {
  const client = useClient();
  const [atTop, setAtTop] = useState(true);
  const load = (cursor: string | undefined, signal?: AbortSignal) => {
    const { address, dateFrom, dateTo, outcome } = filter;
    return client.call('listCaptureDecisions', {
      query: {
        address: address ?? undefined,
        dateFrom: dateFrom ?? undefined,
        dateTo: dateTo ?? undefined,
        outcome: outcome ?? undefined,
        cursor,
      },
      signal,
    });
  };
  const list = usePagedList<CaptureDecision>({
    key: ['capture-decisions', filter],
    load,
    keyOf,
    entities: ['captureDecision'],
    hold: !atTop,
  });
  const counts = useQuery({
    queryKey: ['private-counts', filter.dateFrom, filter.dateTo],
    queryFn: ({ signal }) => load(undefined, signal),
    select: (page) => page.privateCounts,
  });
  return { list, setAtTop, counts: counts.data ?? [] };
}

export function DecisionsScreen() {
  const styles = useStyles();
  const { t } = useTranslation();
  const route = useRoute();
  const { dayHeading } = useFormats();
  const filter = decisionFilterIn(route);
  const { list, setAtTop, counts } = useDecisions(filter);
  const screen = useRef<HTMLDivElement>(null);
  const compact = useNarrowerThan(screen, 640);
  const rowClass = useDecisionRowClass(compact);
  const change = (changes: Partial<DecisionFilter>) =>
    navigate(hashWith(route, changes), 'replace');
  return (
    <div ref={screen} className={styles.screen}>
      <div className={styles.head}>
        <Subtitle2 as="h2">{t('decisions.title')}</Subtitle2>
        <DecisionFilters filter={filter} onChange={change} />
        <PrivateCounts counts={counts} />
      </div>
      <PagedListView
        list={list}
        label={t('decisions.listLabel')}
        keyOf={keyOf}
        rowClassName={rowClass}
        rowHeight={compact ? decisionRowHeight.compact : decisionRowHeight.wide}
        headingOf={dayOf}
        headingText={dayHeading}
        renderRow={(decision) => <DecisionRow decision={decision} compact={compact} />}
        onAtTop={setAtTop}
        empty={<EmptyState title={t('decisions.emptyTitle')} hint={t('decisions.emptyHint')} />}
        filtered={isDecisionFiltered(filter)}
        onClearFilters={() => change(noDecisionFilter)}
      />
    </div>
  );
}

interface DecisionFiltersProps {
  filter: DecisionFilter;
  onChange(changes: Partial<DecisionFilter>): void;
}

function DecisionFilters({ filter, onChange }: DecisionFiltersProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const period = usePeriodText(filter);
  return (
    <search className={styles.filters}>
      <SearchInput
        label={t('decisions.address')}
        value={filter.address ?? ''}
        onChange={(address) => onChange({ address: address || null })}
      />
      <PeriodFilter value={filter} label={period} onChange={onChange} />
      <FilterMenu
        label={filter.outcome ? t(`decisions.${filter.outcome}`) : t('decisions.anyOutcome')}
        value={filter.outcome}
        options={outcomes.map((value) => ({ value, text: t(`decisions.${value}`) }))}
        onChange={(value) =>
          onChange({ outcome: outcomes.find((outcome) => outcome === value) ?? null })
        }
      />
      {isDecisionFiltered(filter) && (
        <Button size="small" appearance="transparent" onClick={() => onChange(noDecisionFilter)}>
          {t('actions.clearFilters')}
        </Button>
      )}
    </search>
  );
}

function usePeriodText({ dateFrom, dateTo }: DecisionFilter): string {
  const { t } = useTranslation();
  const { day } = useFormats().inSentence;
  if (dateFrom && dateTo) return t('log.fromToDay', { from: day(dateFrom), to: day(dateTo) });
  if (dateFrom) return t('log.fromDay', { day: day(dateFrom) });
  return dateTo ? t('log.toDay', { day: day(dateTo) }) : t('log.anyTime');
}
