import { Button, Checkbox, Link, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Salesperson } from '../../../server/contract/salesperson.ts';
import { useCreateInteraction } from '../../create-interaction/CreateInteractionProvider.tsx';
import { DeleteDialog } from '../../ui/DeleteDialog.tsx';
import { useFormats } from '../../ui/dates.ts';
import { ActionRow } from '../../ui/list/ActionRow.tsx';
import { EmptyState, ErrorState, ListSkeleton, NothingMatches } from '../../ui/list/ListStates.tsx';
import { useSalespeople, useTeams } from '../../ui/lookups.ts';
import { hashOf, navigate } from '../../ui/route.ts';
import { SearchInput } from '../../ui/SearchInput.tsx';
import { useMe, usePermissions } from '../../ui/session.tsx';
import { SalespersonDialog } from '../people/SalespersonDialog.tsx';
import { useRemove } from './use-remove.ts';

const useStyles = makeStyles({
  tools: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
  },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  facts: { display: 'flex', flexDirection: 'column' },
  link: { fontSize: tokens.fontSizeBase200 },
});

const textOf = (one: Salesperson, team: string): string =>
  [one.code, one.name, one.jobTitle, team, ...one.emailAddresses.map(({ address }) => address)]
    .join(' ')
    .toLowerCase();

type Opened = { dialog: 'edit'; one: Salesperson | null } | { dialog: 'delete'; one: Salesperson };

export function Salespeople() {
  const styles = useStyles();
  const { t } = useTranslation();
  const { administer } = usePermissions();
  const salespeople = useSalespeople();
  const teams = useTeams().data ?? [];
  const [search, setSearch] = useState('');
  const [showBlocked, setShowBlocked] = useState(false);
  const [opened, setOpened] = useState<Opened | null>(null);
  const teamOf = ({ teamCode }: Salesperson) =>
    teams.find((team) => team.code === teamCode)?.name ?? teamCode ?? '';
  const all = salespeople.data ?? [];
  const shown = all.filter(
    (one) =>
      (showBlocked || !one.blocked) && textOf(one, teamOf(one)).includes(search.toLowerCase()),
  );
  return (
    <>
      <div className={styles.tools}>
        <SearchInput label={t('salespeople.search')} value={search} onChange={setSearch} />
        <Checkbox
          label={t('salespeople.showBlocked')}
          checked={showBlocked}
          onChange={(_, { checked }) => setShowBlocked(checked === true)}
        />
        {administer && (
          <Button onClick={() => setOpened({ dialog: 'edit', one: null })}>
            {t('salespeople.new')}
          </Button>
        )}
      </div>
      {salespeople.isPending && <ListSkeleton rowHeight={64} rows={6} />}
      {salespeople.error && (
        <ErrorState error={salespeople.error} onRetry={() => void salespeople.refetch()} />
      )}
      {salespeople.data && all.length === 0 && (
        <EmptyState title={t('salespeople.emptyTitle')} hint={t('salespeople.emptyHint')} />
      )}
      {all.length > 0 && shown.length === 0 && <NothingMatches onClear={() => setSearch('')} />}
      {shown.length > 0 && (
        <ul className={styles.list} aria-label={t('salespeople.listLabel')}>
          {shown.map((one) => (
            <SalespersonRow key={one.code} one={one} team={teamOf(one)} onOpen={setOpened} />
          ))}
        </ul>
      )}
      {opened?.dialog === 'edit' && (
        <SalespersonDialog salesperson={opened.one} onClose={() => setOpened(null)} />
      )}
      {opened?.dialog === 'delete' && (
        <DeleteSalesperson one={opened.one} onClose={() => setOpened(null)} />
      )}
    </>
  );
}

function DeleteSalesperson({ one, onClose }: { one: Salesperson; onClose(): void }) {
  const { t } = useTranslation();
  const remove = useRemove('deleteSalesperson', 'salespeople');
  return (
    <DeleteDialog
      name={one.name}
      inUse={t('setUpRow.inUseSalesperson')}
      remove={() => remove(one)}
      onClose={onClose}
    />
  );
}

interface SalespersonRowProps {
  one: Salesperson;
  team: string;
  onOpen(opened: Opened): void;
}

function SalespersonRow({ one, team, onOpen }: SalespersonRowProps) {
  const { t } = useTranslation();
  const me = useMe();
  const { administer, manage, write } = usePermissions();
  const { create } = useCreateInteraction();
  const { code } = one;
  const mayLog = !one.blocked && (manage || (write && me.salespersonCode === code));
  const leads = (text: string, ...to: Parameters<typeof hashOf>) => ({
    text,
    onClick: () => navigate(hashOf(...to)),
  });
  return (
    <ActionRow
      title={`${one.name} (${one.code})`}
      blocked={one.blocked}
      facts={<SalespersonFacts one={one} team={team} />}
      onEdit={administer ? () => onOpen({ dialog: 'edit', one }) : undefined}
      acts={[
        ...(mayLog
          ? [{ text: t('create.title'), onClick: () => create({ salespersonCode: code }) }]
          : []),
        leads(t('salespeople.log'), ['log'], { scope: 'all', salespersonCode: code }),
        leads(t('salespeople.postponed'), ['postponed'], { scope: 'all', salespersonCode: code }),
        ...(administer
          ? [
              leads(t('people.leaves'), ['setup', 'people'], { leave: code }),
              { text: t('setUpRow.delete'), onClick: () => onOpen({ dialog: 'delete', one }) },
            ]
          : []),
      ]}
    />
  );
}

function SalespersonFacts({ one, team }: { one: Salesperson; team: string }) {
  const styles = useStyles();
  const { t, i18n } = useTranslation();
  const { day } = useFormats().inSentence;
  const names = useSalespeople().data ?? [];
  const nameOf = (code: string) => names.find((known) => known.code === code)?.name ?? code;
  const listOf = (words: readonly string[]) => new Intl.ListFormat(i18n.language).format(words);
  const addressText = ({ address, startingDate, endingDate }: Salesperson['emailAddresses'][0]) =>
    [
      address,
      startingDate && t('salespeople.fromDay', { day: day(startingDate) }),
      endingDate && t('salespeople.untilDay', { day: day(endingDate) }),
    ]
      .filter(Boolean)
      .join(' ');
  return (
    <span className={styles.facts}>
      <span>
        {[one.jobTitle, team].filter(Boolean).join(' · ')}
        {one.phoneNo && (
          <>
            {(one.jobTitle || team) && ' · '}
            <Link className={styles.link} href={`tel:${one.phoneNo.replaceAll(/[^+\d]/g, '')}`}>
              {one.phoneNo}
            </Link>
          </>
        )}
      </span>
      {one.emailAddresses.length > 0 && (
        <span>{one.emailAddresses.map(addressText).join(' · ')}</span>
      )}
      {one.delegates.length > 0 && (
        <span>{t('salespeople.sendsFor', { names: listOf(one.delegates.map(nameOf)) })}</span>
      )}
    </span>
  );
}
