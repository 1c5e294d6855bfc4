import { Button, Link, makeStyles, Title3, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { LogCallButton } from '../call/LogCallButton.tsx';
import { CreateInteractionButton } from '../create-interaction/CreateInteractionButton.tsx';
import { PostponedLink } from '../postponed/PostponedLink.tsx';
import { EmptyState } from '../ui/list/ListStates.tsx';
import { hashOf } from '../ui/route.ts';
import { ScopeSwitch } from '../ui/ScopeSwitch.tsx';
import { usePermissions } from '../ui/session.tsx';
import { useEscape } from '../ui/use-escape.ts';
import { useNarrow } from '../ui/use-narrow.ts';
import { EntrySidePanel } from './EntrySidePanel.tsx';
import { FilterChips } from './FilterChips.tsx';
import { LogFilterBar } from './LogFilterBar.tsx';
import { LogList } from './LogList.tsx';
import { LogMenu } from './LogMenu.tsx';
import { isFiltered, type LogQuery } from './log-filter.ts';
import { type LogView, useLogView } from './use-log-view.ts';

const useStyles = makeStyles({
  screen: { display: 'flex', flexDirection: 'column', flexGrow: 1, minHeight: 0 },
  head: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  second: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    ':empty': { display: 'none' },
  },
  end: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    marginInlineStart: 'auto',
  },
  body: { display: 'flex', flexGrow: 1, minHeight: 0, position: 'relative' },
});

function queryOf({ filter, scope }: LogView, only: string | undefined): LogQuery {
  const set = Object.entries(filter).filter(([, value]) => value !== null);
  const query = Object.fromEntries(set);
  return only === undefined
    ? { ...query, scope }
    : { ...query, scope: 'all', salespersonCode: only };
}

function Empty({ view, only }: { view: LogView; only: boolean }) {
  const { t } = useTranslation();
  if (only) return <EmptyState title={t('log.emptyTitle')} hint={t('log.emptyHint')} />;
  const everybody = view.scope === 'all';
  return (
    <EmptyState
      title={t(everybody ? 'log.emptyTitle' : 'log.emptyMine')}
      hint={t('log.emptyHint')}
      action={
        everybody ? (
          <Link href={hashOf(['decisions'])}>{t('log.seeDecisions')}</Link>
        ) : (
          <Button onClick={() => view.setScope('all')}>{t('log.seeAll')}</Button>
        )
      }
    />
  );
}

interface LogScreenProps {
  /** The log of one salesperson alone. */
  of?: { code: string; name: string };
}

export function LogScreen({ of: only }: LogScreenProps) {
  const styles = useStyles();
  const view = useLogView();
  const query = queryOf(view, only?.code);
  const { write } = usePermissions();
  const narrow = useNarrow();
  useEscape(view.openEntryNo !== null, view.close);
  return (
    <div className={styles.screen}>
      <div className={styles.head}>
        {only && <Title3 as="h2">{`${only.name} (${only.code})`}</Title3>}
        <LogFilterBar
          filter={view.filter}
          ofOne={only !== undefined}
          menu={<LogMenu query={query} filter={view.filter} />}
          onChange={view.setFilter}
        />
        <div className={styles.second}>
          {!only && <ScopeSwitch value={view.scope} onChange={view.setScope} />}
          <FilterChips
            filter={view.filter}
            onRemove={(name) => view.setFilter({ [name]: null })}
            onClear={view.clearFilter}
          />
          {write && (
            <span className={styles.end}>
              <PostponedLink scope={view.scope} {...(only && { salespersonCode: only.code })} />
              <LogCallButton size="small" iconOnly={narrow} />
              <CreateInteractionButton
                size="small"
                appearance="primary"
                iconOnly={narrow}
                preset={{
                  salespersonCode: only?.code ?? view.filter.salespersonCode,
                  interactionTemplateCode: view.filter.interactionTemplateCode,
                }}
              />
            </span>
          )}
        </div>
      </div>
      <div className={styles.body}>
        <LogList
          query={query}
          withContact
          selectable
          openEntryNo={view.openEntryNo}
          onOpen={(entry) => view.open(entry.entryNo)}
          empty={<Empty view={view} only={only !== undefined} />}
          filtered={isFiltered(view.filter)}
          onClearFilters={view.clearFilter}
        />
        {view.openEntryNo !== null && (
          <EntrySidePanel entryNo={view.openEntryNo} onClose={view.close} />
        )}
      </div>
    </div>
  );
}
