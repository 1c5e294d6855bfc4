import { Button, makeStyles } from '@fluentui/react-components';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InteractionGroup } from '../../server/contract/interaction-group.ts';
import { DeleteDialog } from '../ui/DeleteDialog.tsx';
import { ActionRow } from '../ui/list/ActionRow.tsx';
import { EmptyState, ErrorState, ListSkeleton } from '../ui/list/ListStates.tsx';
import { useInteractionGroups, useInteractionTemplates } from '../ui/lookups.ts';
import { SectionFrame } from '../ui/SectionFrame.tsx';
import { useChanges } from '../ui/use-changes.ts';
import { GroupDialog } from './GroupDialog.tsx';
import { MergeDialog } from './MergeDialog.tsx';
import { useSetUpActs } from './use-set-up-acts.ts';

const useStyles = makeStyles({ list: { listStyleType: 'none', margin: 0, padding: 0 } });

type Opened =
  | { dialog: 'edit'; group: InteractionGroup | null }
  | { dialog: 'merge' | 'delete'; group: InteractionGroup };

export function GroupsSection() {
  const styles = useStyles();
  const { t } = useTranslation();
  const queries = useQueryClient();
  const groups = useInteractionGroups();
  const [opened, setOpened] = useState<Opened | null>(null);
  useChanges(['setup'], () => void queries.invalidateQueries({ queryKey: ['interaction-groups'] }));
  return (
    <SectionFrame title={t('setup.interactionGroups')} hint={t('groups.hint')}>
      {groups.data && (
        <div>
          <Button onClick={() => setOpened({ dialog: 'edit', group: null })}>
            {t('groups.new')}
          </Button>
        </div>
      )}
      {groups.isPending && <ListSkeleton rowHeight={52} rows={6} />}
      {groups.error && <ErrorState error={groups.error} onRetry={() => void groups.refetch()} />}
      {groups.data?.length === 0 && (
        <EmptyState title={t('groups.emptyTitle')} hint={t('groups.emptyHint')} />
      )}
      {groups.data && groups.data.length > 0 && (
        <ul className={styles.list} aria-label={t('groups.listLabel')}>
          {groups.data.map((group) => (
            <GroupRow key={group.code} group={group} onOpen={setOpened} />
          ))}
        </ul>
      )}
      {opened && (
        <OpenedDialog {...opened} among={groups.data ?? []} onClose={() => setOpened(null)} />
      )}
    </SectionFrame>
  );
}

type OpenedDialogProps = Opened & { among: InteractionGroup[]; onClose(): void };

function OpenedDialog({ dialog, group, among, onClose }: OpenedDialogProps) {
  const { t } = useTranslation();
  const { remove } = useSetUpActs('group');
  if (dialog === 'edit') return <GroupDialog group={group} onClose={onClose} />;
  if (dialog === 'merge')
    return <MergeDialog kind="group" from={group} among={among} onClose={onClose} />;
  return (
    <DeleteDialog
      name={group.description}
      inUse={t('setUpRow.inUse')}
      remove={() => remove(group)}
      onClose={onClose}
    />
  );
}

function GroupRow({ group, onOpen }: { group: InteractionGroup; onOpen(opened: Opened): void }) {
  const { t } = useTranslation();
  const { setBlocked } = useSetUpActs('group');
  const templates = useInteractionTemplates().data ?? [];
  const { code, description, blocked } = group;
  const count = templates.filter((one) => one.interactionGroupCode === code).length;
  return (
    <ActionRow
      title={description}
      blocked={blocked}
      facts={`${code} · ${t('groups.templates', { count })}`}
      onEdit={() => onOpen({ dialog: 'edit', group })}
      acts={[
        {
          text: t(blocked ? 'setUpRow.unblock' : 'setUpRow.block'),
          onClick: () => setBlocked(group, !blocked),
        },
        { text: t('setUpRow.merge'), onClick: () => onOpen({ dialog: 'merge', group }) },
        { text: t('setUpRow.delete'), onClick: () => onOpen({ dialog: 'delete', group }) },
      ]}
    />
  );
}
