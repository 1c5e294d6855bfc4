import { Button, makeStyles, Subtitle1, Text, tokens } from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AuditEntry } from '../../server/contract/audit.ts';
import { dayIn, useFormats } from '../ui/dates.ts';
import { EmptyState } from '../ui/list/ListStates.tsx';
import { PagedListView } from '../ui/list/PagedListView.tsx';
import { usePagedList } from '../ui/list/use-paged-list.ts';
import { hashWith, navigate, useRoute } from '../ui/route.ts';
import { SidePanel } from '../ui/SidePanel.tsx';
import { useClient, useMe } from '../ui/session.tsx';
import { useEscape } from '../ui/use-escape.ts';
import { useNarrowerThan } from '../ui/use-narrow.ts';
import { AuditFilters } from './AuditFilters.tsx';
import { AuditPanel } from './AuditPanel.tsx';
import { AuditRow, auditRowHeight, useAuditRowClass } from './AuditRow.tsx';
import {
  type AuditFilter,
  auditFilterIn,
  auditQueryOf,
  isAuditFiltered,
  noAuditFilter,
} from './audit-filter.ts';
import { useAuditExport } from './use-audit-export.ts';

const useStyles = makeStyles({
  section: {
    display: 'flex',
    flexDirection: 'column',
    flexGrow: 1,
    minWidth: 0,
    minHeight: 0,
  },
  head: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    padding: `${tokens.spacingHorizontalL} ${tokens.spacingHorizontalL} ${tokens.spacingVerticalS}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  title: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalS,
  },
  hint: { color: tokens.colorNeutralForeground2, maxWidth: '860px' },
  body: { display: 'flex', flexGrow: 1, minHeight: 0, position: 'relative' },
});

const keyOf = ({ id }: AuditEntry) => id;

export function AuditSection() {
  const styles = useStyles();
  const { t } = useTranslation();
  const route = useRoute();
  const filter = auditFilterIn(route);
  const [open, setOpen] = useState<AuditEntry | null>(null);
  const { busy, start } = useAuditExport(filter);
  const change = (changes: Partial<AuditFilter>) =>
    navigate(hashWith(route, { ...changes }), 'replace');
  const close = () => setOpen(null);
  useEscape(open !== null, close);
  return (
    <section className={styles.section} aria-label={t('setup.audit')}>
      <div className={styles.head}>
        <div className={styles.title}>
          <Subtitle1 as="h2">{t('setup.audit')}</Subtitle1>
          <Button
            size="small"
            icon={<ArrowDownloadRegular />}
            disabledFocusable={busy}
            onClick={start}
          >
            {t(busy ? 'audit.exporting' : 'audit.export')}
          </Button>
        </div>
        <Text className={styles.hint}>{t('audit.hint')}</Text>
        <AuditFilters filter={filter} onChange={change} />
      </div>
      <div className={styles.body}>
        <AuditList
          filter={filter}
          open={open}
          onOpen={setOpen}
          onClear={() => change(noAuditFilter)}
        />
        {open && (
          <SidePanel key={open.id}>
            <AuditPanel entry={open} onFilter={change} onClose={close} />
          </SidePanel>
        )}
      </div>
    </section>
  );
}

interface AuditListProps {
  filter: AuditFilter;
  open: AuditEntry | null;
  onOpen(entry: AuditEntry): void;
  onClear(): void;
}

function AuditList({ filter, open, onOpen, onClear }: AuditListProps) {
  const { t } = useTranslation();
  const client = useClient();
  const { timeZone } = useMe();
  const { dayHeading } = useFormats();
  const frame = useRef<HTMLDivElement>(null);
  const compact = useNarrowerThan(frame, 560);
  const rowClass = useAuditRowClass(compact);
  const [atTop, setAtTop] = useState(true);
  const [dayOf] = useState(
    () =>
      ({ at }: AuditEntry) =>
        dayIn(new Date(at), timeZone),
  );
  const list = usePagedList<AuditEntry>({
    key: ['audit', filter],
    load: (cursor, signal) =>
      client.call('listAudit', { query: { ...auditQueryOf(filter), cursor }, signal }),
    keyOf,
    entities: ['setup', 'contact', 'interactionLogEntry'],
    hold: !atTop || open !== null,
  });
  return (
    <div ref={frame} style={{ display: 'flex', flexGrow: 1, minWidth: 0, minHeight: 0 }}>
      <PagedListView
        list={list}
        label={t('audit.listLabel')}
        keyOf={keyOf}
        rowClassName={rowClass}
        rowHeight={compact ? auditRowHeight.compact : auditRowHeight.wide}
        headingOf={dayOf}
        headingText={dayHeading}
        renderRow={(entry) => <AuditRow entry={entry} compact={compact} />}
        openKey={open?.id ?? null}
        onOpen={onOpen}
        onAtTop={setAtTop}
        empty={<EmptyState title={t('audit.emptyTitle')} hint={t('audit.emptyHint')} />}
        filtered={isAuditFiltered(filter)}
        onClearFilters={onClear}
      />
    </div>
  );
}
