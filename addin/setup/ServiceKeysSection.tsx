import { Button, makeStyles, Switch, tokens } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ServiceKey } from '../../server/contract/service-key.ts';
import { newActionKey } from '../ui/api-client.ts';
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx';
import { useFormats } from '../ui/dates.ts';
import { EmptyState, ErrorState, ListFooter, ListSkeleton } from '../ui/list/ListStates.tsx';
import { usePagedList } from '../ui/list/use-paged-list.ts';
import { SectionFrame } from '../ui/SectionFrame.tsx';
import { useClient } from '../ui/session.tsx';
import { useNotify } from '../ui/use-notify.tsx';
import { CreateServiceKey } from './CreateServiceKey.tsx';
import { RotateServiceKey } from './RotateServiceKey.tsx';
import { ServiceKeyLine } from './ServiceKeyLine.tsx';
import { useScopeList } from './use-scope-list.ts';

const listKey = ['service-keys'];
const keyOf = ({ id }: ServiceKey) => id;

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalM,
  },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
});

type Opened = { what: 'create' } | { what: 'rotate' | 'revoke'; key: ServiceKey } | null;

export function ServiceKeysSection() {
  const styles = useStyles();
  const { t } = useTranslation();
  const client = useClient();
  const [withRevoked, setWithRevoked] = useState(false);
  const [opened, setOpened] = useState<Opened>(null);
  const list = usePagedList<ServiceKey>({
    key: [...listKey, withRevoked],
    load: (cursor, signal) =>
      client.call('listServiceKeys', {
        query: { cursor, limit: 100, ...(!withRevoked && { revoked: 'false' }) },
        signal,
      }),
    keyOf,
    entities: ['setup'],
    hold: false,
  });
  const empty = !list.loading && !list.error && list.items.length === 0;
  return (
    <SectionFrame title={t('setup.serviceKeys')} hint={t('serviceKeys.hint')}>
      <div className={styles.bar}>
        <Button
          appearance="primary"
          icon={<AddRegular />}
          onClick={() => setOpened({ what: 'create' })}
        >
          {t('serviceKeys.create')}
        </Button>
        <Switch
          label={t('serviceKeys.showRevoked')}
          checked={withRevoked}
          onChange={(_, { checked }) => setWithRevoked(checked)}
        />
      </div>
      {list.loading && <ListSkeleton rowHeight={72} rows={3} />}
      {list.error ? <ErrorState error={list.error} onRetry={list.retry} /> : null}
      {empty && (
        <EmptyState title={t('serviceKeys.emptyTitle')} hint={t('serviceKeys.emptyHint')} />
      )}
      {list.items.length > 0 && (
        <ul className={styles.list} aria-label={t('setup.serviceKeys')}>
          {list.items.map((key) => (
            <ServiceKeyLine
              key={key.id}
              serviceKey={key}
              onRotate={() => setOpened({ what: 'rotate', key })}
              onRevoke={() => setOpened({ what: 'revoke', key })}
            />
          ))}
        </ul>
      )}
      {list.hasMore && <ListFooter {...list} count={list.items.length} />}
      <OpenedDialog opened={opened} onClose={() => setOpened(null)} />
    </SectionFrame>
  );
}

function OpenedDialog({ opened, onClose }: { opened: Opened; onClose(): void }) {
  if (opened === null) return null;
  if (opened.what === 'create') return <CreateServiceKey listKey={listKey} onClose={onClose} />;
  if (opened.what === 'rotate')
    return <RotateServiceKey serviceKey={opened.key} listKey={listKey} onClose={onClose} />;
  return <RevokeServiceKey serviceKey={opened.key} onClose={onClose} />;
}

/** Says what stops before it does. */
function RevokeServiceKey({ serviceKey, onClose }: { serviceKey: ServiceKey; onClose(): void }) {
  const { t } = useTranslation();
  const { age } = useFormats();
  const client = useClient();
  const queries = useQueryClient();
  const notify = useNotify();
  const scopeList = useScopeList();
  const { id, name, version, scopes, lastUsedAt } = serviceKey;
  const used = lastUsedAt
    ? t('serviceKeys.revokeUsed', { ago: age(lastUsedAt) })
    : t('serviceKeys.revokeNeverUsed');
  const revoke = async () => {
    try {
      await client.call('revokeServiceKey', {
        params: { id },
        version,
        actionKey: newActionKey(),
      });
      notify.done(t('serviceKeys.revoked', { name }));
    } catch (error) {
      notify.failed(error);
    }
    await queries.resetQueries({ queryKey: listKey });
  };
  return (
    <ConfirmDialog
      title={t('serviceKeys.revokeTitle', { name })}
      text={`${t('serviceKeys.revokeText', { list: scopeList(scopes) })} ${used}`}
      action={t('serviceKeys.revokeDo')}
      onConfirm={() => void revoke()}
      onClose={onClose}
    />
  );
}
