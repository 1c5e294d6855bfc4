import { makeStyles, Tab, TabList, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { FilterMenu } from '../ui/FilterMenu.tsx';
import { useClient, useMe, usePermissions } from '../ui/session.tsx';
import { useChanges } from '../ui/use-changes.ts';
import { useNarrow } from '../ui/use-narrow.ts';
import { type ContactViewName, silentDaysOffered } from './contact-view.ts';

const useStyles = makeStyles({
  views: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    flexShrink: 0,
    padding: `0 ${tokens.spacingHorizontalS}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  tab: { whiteSpace: 'nowrap' },
});

/** How many one writes to who are no contacts; asked for by those alone who can have some. */
function useUnknownCount(): number | null {
  const client = useClient();
  const { salespersonCode } = useMe();
  const { write } = usePermissions();
  const asked = write && salespersonCode !== null;
  const list = useQuery({
    queryKey: ['unknown-correspondents'],
    queryFn: ({ signal }) => client.call('listUnknownCorrespondents', { signal }),
    enabled: asked,
  });
  useChanges(['captureDecision', 'contact', 'setup'], () => {
    if (asked) void list.refetch();
  });
  return asked ? (list.data?.items.length ?? 0) : null;
}

interface ContactViewsProps {
  view: ContactViewName;
  silentDays: number;
  onChange(view: ContactViewName): void;
  onSilentDays(days: number): void;
}

/** The views of the contacts that are worth a look of their own. */
export function ContactViews({ view, silentDays, onChange, onSilentDays }: ContactViewsProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const { salespersonCode } = useMe();
  const narrow = useNarrow();
  const unknown = useUnknownCount();
  const offered: ContactViewName[] = [
    'all',
    ...(salespersonCode === null ? [] : (['mine'] as const)),
    'silent',
    'noOwner',
    'duplicates',
    ...(unknown === null ? [] : (['unknown'] as const)),
  ];
  const textOf = (name: ContactViewName) =>
    name === 'unknown' && unknown
      ? t('contactLife.views.unknownCount', { count: unknown })
      : t(`contactLife.views.${name}`);
  return (
    <div className={styles.views}>
      {narrow ? (
        <FilterMenu
          label={textOf(view)}
          value={view === 'all' ? null : view}
          none={textOf('all')}
          options={offered
            .filter((name) => name !== 'all')
            .map((name) => ({ value: name, text: textOf(name) }))}
          onChange={(name) => onChange((name ?? 'all') as ContactViewName)}
        />
      ) : (
        <TabList
          size="small"
          aria-label={t('contactLife.views.label')}
          selectedValue={view}
          onTabSelect={(_, { value }) => onChange(value as ContactViewName)}
        >
          {offered.map((name) => (
            <Tab key={name} value={name} className={styles.tab}>
              {textOf(name)}
            </Tab>
          ))}
        </TabList>
      )}
      {view === 'silent' && (
        <FilterMenu
          label={t('contactLife.views.silentFor', { count: silentDays })}
          value={String(silentDays)}
          options={silentDaysOffered.map((days) => ({
            value: String(days),
            text: t('contactLife.views.silentFor', { count: days }),
          }))}
          onChange={(days) => onSilentDays(Number(days ?? silentDaysOffered[1]))}
        />
      )}
    </div>
  );
}
