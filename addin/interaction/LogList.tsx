import { makeStyles } from '@fluentui/react-components';
import { lazy, type ReactNode, Suspense, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InteractionLogEntry } from '../../server/contract/interaction-log-entry.ts';
import { useFormats } from '../ui/dates.ts';
import { PagedListView } from '../ui/list/PagedListView.tsx';
import { type PagedList, usePagedList } from '../ui/list/use-paged-list.ts';
import { useClient, usePermissions } from '../ui/session.tsx';
import { useNarrowerThan } from '../ui/use-narrow.ts';
import { type ChannelKind, channelKindOf } from './channel.ts';
import { LogRow, rowHeight, useLogRowClass } from './LogRow.tsx';
import type { LogQuery } from './log-filter.ts';
import { useSelection } from './use-selection.ts';

const SelectionBar = lazy(async () => ({
  default: (await import('./SelectionBar.tsx')).SelectionBar,
}));

const enough = 20;
/** As the rows' own columns have it. */
const roomyFrom = 821;

const useStyles = makeStyles({
  frame: {
    display: 'flex',
    flexDirection: 'column',
    flexGrow: 1,
    minHeight: 0,
    minWidth: 0,
    containerType: 'inline-size',
  },
});

const keyOf = (entry: InteractionLogEntry) => entry.entryNo;
const dayOf = (entry: InteractionLogEntry) => entry.date;

export interface LogListProps {
  query: LogQuery;
  /** Only this kind; the server knows no channels, so it is sifted here. */
  kind?: ChannelKind | null;
  withContact: boolean;
  openEntryNo: number | null;
  onOpen(entry: InteractionLogEntry): void;
  empty: ReactNode;
  filtered: boolean;
  onClearFilters(): void;
  /** A contact's history: rows say the template with who. */
  titled?: boolean;
  /** Rows can be chosen, for acts on many. */
  selectable?: boolean;
}

function useKind(
  list: PagedList<InteractionLogEntry>,
  kind: ChannelKind | null,
): PagedList<InteractionLogEntry> {
  const items = useMemo(
    () => (kind ? list.items.filter((entry) => channelKindOf(entry) === kind) : list.items),
    [list.items, kind],
  );
  const { hasMore, loadingMore, moreError, loadMore } = list;
  const tooFew = kind !== null && items.length < enough && hasMore && !moreError;
  useEffect(() => {
    if (tooFew && !loadingMore) loadMore();
  });
  return { ...list, items, loading: list.loading || (tooFew && items.length === 0) };
}

/** Interactions, newest first, under the headings of their days. */
export function LogList(props: LogListProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const client = useClient();
  const formats = useFormats();
  const frame = useRef<HTMLDivElement>(null);
  const compact = useNarrowerThan(frame, 560);
  const roomy = !useNarrowerThan(frame, roomyFrom);
  const { write } = usePermissions();
  const selectable = props.selectable === true && write;
  const rowClass = useLogRowClass({ compact, withContact: props.withContact, selectable });
  const [atTop, setAtTop] = useState(true);
  const list = usePagedList<InteractionLogEntry>({
    key: ['interaction-log-entries', props.query],
    load: (cursor, signal) =>
      client.call('listInteractionLogEntries', { query: { ...props.query, cursor }, signal }),
    keyOf,
    entities: ['interactionLogEntry'],
    hold: !atTop || props.openEntryNo !== null,
  });
  const shown = useKind(list, props.kind ?? null);
  const selection = useSelection(shown.items);
  return (
    <div ref={frame} className={styles.frame}>
      {selection.entries.length > 0 && (
        <Suspense>
          <SelectionBar selection={selection} loaded={shown.items.length} compact={compact} />
        </Suspense>
      )}
      <PagedListView
        list={shown}
        label={t('log.columnsLabel')}
        keyOf={keyOf}
        rowClassName={rowClass}
        rowHeight={compact ? rowHeight.compact : rowHeight.wide}
        headingOf={dayOf}
        headingText={formats.dayHeading}
        renderRow={(entry) => (
          <LogRow
            entry={entry}
            selection={
              selectable
                ? {
                    selected: selection.keys.has(entry.entryNo),
                    onToggle: (how) => selection.choose(entry, how),
                  }
                : null
            }
            compact={compact}
            withContact={props.withContact}
            titled={props.titled === true}
            roomy={roomy}
          />
        )}
        openKey={props.openEntryNo}
        selected={selection.keys}
        onSelect={selectable ? selection.choose : undefined}
        onOpen={props.onOpen}
        onAtTop={setAtTop}
        empty={props.empty}
        filtered={props.filtered}
        onClearFilters={props.onClearFilters}
      />
    </div>
  );
}
