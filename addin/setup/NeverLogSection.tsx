import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NeverLog } from '../../server/contract/never-log.ts';
import { newActionKey } from '../ui/api-client.ts';
import { useFormats } from '../ui/dates.ts';
import { EmptyState, ErrorState, ListFooter, ListSkeleton } from '../ui/list/ListStates.tsx';
import { usePagedList } from '../ui/list/use-paged-list.ts';
import { SectionFrame } from '../ui/SectionFrame.tsx';
import { useClient, useMe, usePermissions } from '../ui/session.tsx';
import { useNotify } from '../ui/use-notify.tsx';
import { NeverLogForm } from './NeverLogForm.tsx';
import { RemoveNeverLog } from './RemoveNeverLog.tsx';

const listKey = ['never-log'];

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  line: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    minHeight: '52px',
    padding: `${tokens.spacingVerticalXS} 0`,
    boxSizing: 'border-box',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  what: {
    display: 'flex',
    flexDirection: 'column',
    flexGrow: 1,
    minWidth: 0,
    overflowWrap: 'anywhere',
  },
  quiet: { color: tokens.colorNeutralForeground2 },
});

function useRemove() {
  const client = useClient();
  const queries = useQueryClient();
  const notify = useNotify();
  const { t } = useTranslation();
  const refresh = () => queries.resetQueries({ queryKey: listKey });
  const putBack = async ({ kind, value, owner }: NeverLog) => {
    try {
      await client.call('createNeverLog', {
        body: { kind, value, owner },
        actionKey: newActionKey(),
      });
    } catch (error) {
      notify.failed(error);
    }
    await refresh();
  };
  return async (line: NeverLog) => {
    try {
      await client.call('deleteNeverLog', { params: { id: line.id }, actionKey: newActionKey() });
      notify.done(t('neverLog.removed', { value: line.value }), () => void putBack(line));
    } catch (error) {
      notify.failed(error);
    }
    await refresh();
  };
}

export function NeverLogSection() {
  const styles = useStyles();
  const { t } = useTranslation();
  const client = useClient();
  const list = usePagedList<NeverLog>({
    key: listKey,
    load: (cursor, signal) =>
      client.call('listNeverLog', { query: { cursor, limit: 100 }, signal }),
    keyOf: ({ id }) => id,
    entities: ['setup'],
    hold: false,
  });
  const remove = useRemove();
  const [asked, setAsked] = useState<NeverLog | null>(null);
  const queries = useQueryClient();
  return (
    <SectionFrame title={t('setup.neverLog')} hint={t('neverLog.hint')}>
      <NeverLogForm listKey={listKey} />
      {list.loading && <ListSkeleton rowHeight={52} rows={4} />}
      {list.error ? <ErrorState error={list.error} onRetry={list.retry} /> : null}
      {!list.loading && !list.error && list.items.length === 0 && (
        <EmptyState title={t('neverLog.emptyTitle')} hint={t('neverLog.emptyHint')} />
      )}
      {list.items.length > 0 && (
        <ul className={styles.list} aria-label={t('neverLog.listLabel')}>
          {list.items.map((line) => (
            <Line key={line.id} line={line} onRemove={() => setAsked(line)} />
          ))}
        </ul>
      )}
      {list.hasMore && <ListFooter {...list} count={list.items.length} />}
      {asked && (
        <RemoveNeverLog
          line={asked}
          onRemove={() => remove(asked)}
          onApplied={() => queries.resetQueries({ queryKey: listKey })}
          onClose={() => setAsked(null)}
        />
      )}
    </SectionFrame>
  );
}

function Line({ line, onRemove }: { line: NeverLog; onRemove(): void }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const { dayOf } = useFormats().inSentence;
  const { administer } = usePermissions();
  const { salespersonCode } = useMe();
  const own = line.owner !== null && line.owner === salespersonCode;
  const whose = own ? t('neverLog.own') : t('neverLog.ownOf', { code: line.owner ?? '' });
  const since = t('neverLog.since', { when: dayOf(line.createdAt), by: line.createdBy });
  return (
    <li className={styles.line}>
      <span className={styles.what}>
        <Text weight="semibold">{line.value}</Text>
        <Text size={200} className={styles.quiet}>
          {[t(`neverLog.${line.kind}`), line.owner ? whose : t('neverLog.company'), since].join(
            ' · ',
          )}
        </Text>
      </span>
      {(administer || own) && (
        <Button
          appearance="subtle"
          icon={<DismissRegular />}
          aria-label={t('neverLog.remove', { value: line.value })}
          onClick={onRemove}
        />
      )}
    </li>
  );
}
