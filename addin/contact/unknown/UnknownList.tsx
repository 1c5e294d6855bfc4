import {
  Button,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  Text,
  tokens,
} from '@fluentui/react-components';
import {
  CallRegular,
  EyeOffRegular,
  MailRegular,
  MoreHorizontalRegular,
  PersonAddRegular,
  ProhibitedRegular,
} from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UnknownCorrespondent } from '../../../server/contract/unknown-correspondent.ts';
import { useFormats } from '../../ui/dates.ts';
import { EmptyState, ErrorState, ListSkeleton } from '../../ui/list/ListStates.tsx';
import { useClient } from '../../ui/session.tsx';
import { AddCorrespondent } from './AddCorrespondent.tsx';
import { useUnknownActions } from './use-unknown-actions.ts';

const useStyles = makeStyles({
  screen: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    minHeight: 0,
    overflowY: 'auto',
    position: 'relative',
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
  },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  line: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalS} 0`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  icon: { fontSize: '20px', flexShrink: 0, color: tokens.colorNeutralForeground2 },
  who: {
    display: 'flex',
    flexDirection: 'column',
    flexGrow: 1,
    flexBasis: '200px',
    minWidth: 0,
    overflowWrap: 'anywhere',
  },
  quiet: { color: tokens.colorNeutralForeground2 },
});

/** Who one writes to without being a contact, likely ones first. */
export function UnknownList() {
  const styles = useStyles();
  const { t } = useTranslation();
  const client = useClient();
  const [adding, setAdding] = useState<UnknownCorrespondent | null>(null);
  const list = useQuery({
    queryKey: ['unknown-correspondents'],
    queryFn: ({ signal }) => client.call('listUnknownCorrespondents', { signal }),
  });
  if (list.isPending) return <ListSkeleton rowHeight={60} rows={6} />;
  if (!list.data) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
  const { items } = list.data;
  if (items.length === 0)
    return (
      <EmptyState
        title={t('contactLife.unknown.emptyTitle')}
        hint={t('contactLife.unknown.emptyHint')}
      />
    );
  return (
    <div className={styles.screen}>
      <Text className={styles.quiet}>{t('contactLife.unknown.hint')}</Text>
      <ul className={styles.list} aria-label={t('contactLife.unknown.listLabel')}>
        {items.map((one) => (
          <Line key={`${one.kind} ${one.value}`} one={one} onAdd={() => setAdding(one)} />
        ))}
      </ul>
      {adding && <AddCorrespondent one={adding} onClose={() => setAdding(null)} />}
    </div>
  );
}

function useCounts({ sent, received, calls, lastAt }: UnknownCorrespondent): string {
  const { t } = useTranslation();
  const { dayOf } = useFormats().inSentence;
  const counted = (key: 'sent' | 'received' | 'calls', count: number) =>
    count > 0 ? [t(`contactLife.unknown.${key}`, { count })] : [];
  return [
    ...counted('sent', sent),
    ...counted('received', received),
    ...counted('calls', calls),
    t('contactLife.unknown.last', { when: dayOf(lastAt) }),
  ].join(' · ');
}

function Line({ one, onAdd }: { one: UnknownCorrespondent; onAdd(): void }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const counts = useCounts(one);
  const actions = useUnknownActions();
  const Icon = one.kind === 'number' ? CallRegular : MailRegular;
  const name = one.name ?? one.value;
  return (
    <li className={styles.line}>
      <Icon className={styles.icon} aria-hidden />
      <span className={styles.who}>
        <Text weight="semibold">{name}</Text>
        {one.name !== null && <Text size={200}>{one.value}</Text>}
        <Text size={200} className={styles.quiet}>
          {[counts, one.lastSubject].filter(Boolean).join(' · ')}
        </Text>
      </span>
      <Button
        size="small"
        icon={<PersonAddRegular />}
        aria-label={t('contactLife.unknown.addWhat', { name })}
        onClick={onAdd}
      >
        {t('contactLife.unknown.add')}
      </Button>
      <Menu>
        <MenuTrigger disableButtonEnhancement>
          <Button
            size="small"
            appearance="subtle"
            icon={<MoreHorizontalRegular />}
            aria-label={t('contactLife.unknown.more', { name })}
          />
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            <MenuItem icon={<EyeOffRegular />} onClick={() => void actions.hide(one)}>
              {t('contactLife.unknown.hide')}
            </MenuItem>
            <MenuItem icon={<ProhibitedRegular />} onClick={() => void actions.neverLog(one)}>
              {t('contactLife.unknown.never')}
            </MenuItem>
          </MenuList>
        </MenuPopover>
      </Menu>
    </li>
  );
}
