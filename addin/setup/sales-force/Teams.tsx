import { Button, makeStyles } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Team } from '../../../server/contract/team.ts';
import { DeleteDialog } from '../../ui/DeleteDialog.tsx';
import { ActionRow } from '../../ui/list/ActionRow.tsx';
import { EmptyState, ErrorState, ListSkeleton } from '../../ui/list/ListStates.tsx';
import { useSalespeople, useTeams } from '../../ui/lookups.ts';
import { usePermissions } from '../../ui/session.tsx';
import { TeamDialog } from './TeamDialog.tsx';
import { useRemove } from './use-remove.ts';

const useStyles = makeStyles({ list: { listStyleType: 'none', margin: 0, padding: 0 } });

type Opened = { dialog: 'edit'; team: Team | null } | { dialog: 'delete'; team: Team };

export function Teams() {
  const styles = useStyles();
  const { t, i18n } = useTranslation();
  const { administer } = usePermissions();
  const teams = useTeams();
  const salespeople = useSalespeople().data ?? [];
  const remove = useRemove('deleteTeam', 'teams');
  const [opened, setOpened] = useState<Opened | null>(null);
  const membersOf = ({ code }: Team): string => {
    const members = salespeople.filter((one) => one.teamCode === code && !one.blocked);
    if (members.length === 0) return t('teams.nobody');
    const names = new Intl.ListFormat(i18n.language).format(members.map(({ name }) => name));
    return t('teams.members', { count: members.length, names });
  };
  return (
    <>
      {administer && (
        <div>
          <Button onClick={() => setOpened({ dialog: 'edit', team: null })}>
            {t('teams.new')}
          </Button>
        </div>
      )}
      {teams.isPending && <ListSkeleton rowHeight={52} rows={4} />}
      {teams.error && <ErrorState error={teams.error} onRetry={() => void teams.refetch()} />}
      {teams.data?.length === 0 && (
        <EmptyState title={t('teams.emptyTitle')} hint={t('teams.emptyHint')} />
      )}
      {teams.data && teams.data.length > 0 && (
        <ul className={styles.list} aria-label={t('teams.listLabel')}>
          {teams.data.map((team) => (
            <ActionRow
              key={team.code}
              title={`${team.name} (${team.code})`}
              facts={membersOf(team)}
              onEdit={administer ? () => setOpened({ dialog: 'edit', team }) : undefined}
              acts={
                administer
                  ? [
                      {
                        text: t('setUpRow.delete'),
                        onClick: () => setOpened({ dialog: 'delete', team }),
                      },
                    ]
                  : []
              }
            />
          ))}
        </ul>
      )}
      {opened?.dialog === 'edit' && (
        <TeamDialog team={opened.team} onClose={() => setOpened(null)} />
      )}
      {opened?.dialog === 'delete' && (
        <DeleteDialog
          name={opened.team.name}
          inUse={t('setUpRow.inUseTeam')}
          remove={() => remove(opened.team)}
          onClose={() => setOpened(null)}
        />
      )}
    </>
  );
}
