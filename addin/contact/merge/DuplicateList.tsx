import { Button, Link, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContactListItem } from '../../../server/contract/contact.ts';
import type { DuplicatePair } from '../../../server/contract/contact-merge.ts';
import { newActionKey } from '../../ui/api-client.ts';
import { useFormats } from '../../ui/dates.ts';
import { EmptyState, ErrorState, ListFooter, ListSkeleton } from '../../ui/list/ListStates.tsx';
import { usePagedList } from '../../ui/list/use-paged-list.ts';
import { hashOf } from '../../ui/route.ts';
import { useClient, usePermissions } from '../../ui/session.tsx';
import { useNotify } from '../../ui/use-notify.tsx';
import { MergeDialog } from './MergeDialog.tsx';

const useStyles = makeStyles({
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: `0 ${tokens.spacingHorizontalL}`,
    overflowY: 'auto',
    position: 'relative',
  },
  pair: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    padding: `${tokens.spacingVerticalM} 0`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
  },
  why: { flexGrow: 1, minWidth: 0, overflowWrap: 'anywhere' },
  sides: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(240px, 1fr))',
    gap: tokens.spacingHorizontalL,
  },
  side: {
    display: 'flex',
    flexDirection: 'column',
    minWidth: 0,
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
    overflowWrap: 'anywhere',
  },
  quiet: { color: tokens.colorNeutralForeground2 },
});

const keyOf = ({ why, value, contacts }: DuplicatePair) =>
  [why, value, ...contacts.map(({ no }) => no)].join(' ');

/** Contacts that may be one, side by side. */
export function DuplicateList() {
  const styles = useStyles();
  const { t } = useTranslation();
  const client = useClient();
  const [merging, setMerging] = useState<DuplicatePair | null>(null);
  const list = usePagedList<DuplicatePair>({
    key: ['contact-duplicates'],
    load: (cursor, signal) => client.call('listDuplicateContacts', { query: { cursor }, signal }),
    keyOf,
    entities: ['contact'],
    hold: false,
  });
  if (list.loading) return <ListSkeleton rowHeight={120} rows={4} />;
  if (list.error) return <ErrorState error={list.error} onRetry={list.retry} />;
  if (list.items.length === 0 && !list.hasMore)
    return (
      <EmptyState
        title={t('contactLife.duplicates.emptyTitle')}
        hint={t('contactLife.duplicates.emptyHint')}
      />
    );
  const [one, other] = merging?.contacts ?? [];
  return (
    <>
      <ul className={styles.list} aria-label={t('contactLife.duplicates.listLabel')}>
        {list.items.map((pair) => (
          <Pair
            key={keyOf(pair)}
            pair={pair}
            onMerge={() => setMerging(pair)}
            onApart={() => list.remove(keyOf(pair))}
          />
        ))}
        <li>
          <ListFooter {...list} count={list.items.length} />
        </li>
      </ul>
      {merging && one && other && (
        <MergeDialog
          type={one.type}
          from={other}
          into={one}
          onClose={() => setMerging(null)}
          onMerged={() => setMerging(null)}
        />
      )}
    </>
  );
}

interface PairProps {
  pair: DuplicatePair;
  onMerge(): void;
  onApart(): void;
}

function Pair({ pair, onMerge, onApart }: PairProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const client = useClient();
  const notify = useNotify();
  const { write, manage } = usePermissions();
  const [one, other] = pair.contacts;
  const names = { one: one.name, other: other.name };
  const keepApart = async () => {
    try {
      await client.call('keepContactsApart', {
        params: { no: one.no },
        body: { from: other.no },
        actionKey: newActionKey(),
      });
      onApart();
      notify.done(t('contactLife.duplicates.apartDone', names));
    } catch (error) {
      notify.failed(error);
    }
  };
  return (
    <li className={styles.pair} aria-label={t('contactLife.duplicates.pair', names)}>
      <div className={styles.head}>
        <Text className={styles.why}>
          {t(`contactLife.duplicates.${pair.why}`, { value: pair.value })}
        </Text>
        {write && (
          <Button size="small" appearance="subtle" onClick={() => void keepApart()}>
            {t('contactLife.duplicates.apart')}
          </Button>
        )}
        {manage && (
          <Button size="small" onClick={onMerge}>
            {t('contactLife.duplicates.merge')}
          </Button>
        )}
      </div>
      <div className={styles.sides}>
        <Side contact={one} />
        <Side contact={other} />
      </div>
    </li>
  );
}

function Side({ contact }: { contact: ContactListItem }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const { day } = useFormats();
  const { lastInteractionDate: date, lastInteractionDescription: what } = contact;
  const company = contact.companyName === contact.name ? null : contact.companyName;
  const facts = [contact.no, company, contact.city, contact.salespersonCode];
  const last = date ? [day(date), what].filter(Boolean).join(' · ') : t('contacts.never');
  return (
    <div className={styles.side}>
      <Link href={hashOf(['contacts', contact.no])}>{contact.name}</Link>
      <Text size={200} className={styles.quiet}>
        {facts.filter(Boolean).join(' · ')}
      </Text>
      <Text size={200}>{[...contact.emailAddresses, ...contact.phoneNumbers].join(', ')}</Text>
      <Text size={200} className={styles.quiet}>
        {last}
      </Text>
    </div>
  );
}
