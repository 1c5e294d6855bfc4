import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { AddRegular, ArrowImportRegular } from '@fluentui/react-icons';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContactListItem } from '../../server/contract/contact.ts';
import { FilterMenu } from '../ui/FilterMenu.tsx';
import { EmptyState } from '../ui/list/ListStates.tsx';
import { PagedListView } from '../ui/list/PagedListView.tsx';
import { usePagedList } from '../ui/list/use-paged-list.ts';
import { useSalespeople } from '../ui/lookups.ts';
import { hashOf, hashWith, navigate, type QueryValues, useRoute } from '../ui/route.ts';
import { SearchInput } from '../ui/SearchInput.tsx';
import { useClient, usePermissions } from '../ui/session.tsx';
import { useNarrowerThan } from '../ui/use-narrow.ts';
import { ContactRow, contactRowHeight, useContactRowClass } from './ContactRow.tsx';
import { ContactViews } from './ContactViews.tsx';
import { viewIn } from './contact-view.ts';
import { DuplicateList } from './merge/DuplicateList.tsx';
import { UnknownList } from './unknown/UnknownList.tsx';

const useStyles = makeStyles({
  screen: { display: 'flex', flexDirection: 'column', flexGrow: 1, minHeight: 0 },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  grow: { flexGrow: 1 },
});

const keyOf = ({ no }: ContactListItem) => no;

interface ContactFilter {
  search: string | null;
  type: 'person' | 'company' | null;
  salespersonCode: string | null;
}

function useContactFilter(): ContactFilter {
  const { query } = useRoute();
  const type = query.get('type');
  return {
    search: query.get('search') || null,
    type: type === 'person' || type === 'company' ? type : null,
    salespersonCode: query.get('salespersonCode') || null,
  };
}

function useContactPages(
  { search, type, salespersonCode }: ContactFilter,
  { view, silentDays }: ReturnType<typeof viewIn>,
  hold: boolean,
) {
  const client = useClient();
  const asked = view === 'mine' || view === 'silent' || view === 'noOwner' ? view : undefined;
  const query = useMemo(
    () => ({
      search: search ?? undefined,
      type: type ?? undefined,
      salespersonCode: salespersonCode ?? undefined,
      view: asked,
      silentDays: asked === 'silent' ? silentDays : undefined,
    }),
    [search, type, salespersonCode, asked, silentDays],
  );
  return usePagedList<ContactListItem>({
    key: ['contacts', query],
    load: (cursor, signal) => client.call('listContacts', { query: { ...query, cursor }, signal }),
    keyOf,
    entities: ['contact', 'setup'],
    hold,
  });
}

/** The views, and below them whichever list was chosen. */
export function ContactList() {
  const styles = useStyles();
  const route = useRoute();
  const { view, silentDays } = viewIn(route);
  const go = (changes: QueryValues) => navigate(hashWith(route, changes, ['contacts']), 'replace');
  return (
    <div className={styles.screen}>
      <ContactViews
        view={view}
        silentDays={silentDays}
        onChange={(next) => go({ view: next === 'all' ? null : next })}
        onSilentDays={(days) => go({ silentDays: days })}
      />
      {view === 'duplicates' && <DuplicateList />}
      {view === 'unknown' && <UnknownList />}
      {view !== 'duplicates' && view !== 'unknown' && <FilteredContacts />}
    </div>
  );
}

function FilteredContacts() {
  const styles = useStyles();
  const { t } = useTranslation();
  const route = useRoute();
  const filter = useContactFilter();
  const [atTop, setAtTop] = useState(true);
  const list = useContactPages(filter, viewIn(route), !atTop);
  const screen = useRef<HTMLDivElement>(null);
  const compact = useNarrowerThan(screen, 640);
  const rowClass = useContactRowClass(compact);
  const change = (changes: Partial<ContactFilter>) =>
    navigate(hashWith(route, { ...changes }, ['contacts']), 'replace');
  return (
    <div ref={screen} className={styles.screen}>
      <ContactFilters filter={filter} onChange={change} />
      <PagedListView
        list={list}
        label={t('contacts.listLabel')}
        keyOf={keyOf}
        rowClassName={rowClass}
        rowHeight={contactRowHeight}
        renderRow={(contact) => <ContactRow contact={contact} compact={compact} />}
        onOpen={(contact) => navigate(hashOf(['contacts', contact.no]))}
        onAtTop={setAtTop}
        empty={
          <EmptyState
            title={t('contacts.emptyTitle')}
            hint={t('contacts.emptyHint')}
            action={
              <>
                <CreateButton />
                <ImportButton />
              </>
            }
          />
        }
        filtered={route.query.has('view') || Object.values(filter).some((value) => value !== null)}
        onClearFilters={() => navigate(hashOf(['contacts']), 'replace')}
      />
    </div>
  );
}

function CreateButton() {
  const { t } = useTranslation();
  const { write } = usePermissions();
  if (!write) return null;
  return (
    <Button
      size="small"
      appearance="primary"
      icon={<AddRegular />}
      onClick={() => navigate(hashOf(['contacts', 'new']))}
    >
      {t('contacts.create')}
    </Button>
  );
}

function ImportButton() {
  const { t } = useTranslation();
  const { manage } = usePermissions();
  if (!manage) return null;
  return (
    <Button
      size="small"
      appearance="subtle"
      icon={<ArrowImportRegular />}
      onClick={() => navigate(hashOf(['setup', 'contactImport']))}
    >
      {t('contacts.import')}
    </Button>
  );
}

interface ContactFiltersProps {
  filter: ContactFilter;
  onChange(changes: Partial<ContactFilter>): void;
}

function ContactFilters({ filter, onChange }: ContactFiltersProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const salespeople = useSalespeople().data ?? [];
  const chosen = salespeople.find(({ code }) => code === filter.salespersonCode);
  return (
    <search className={styles.head}>
      <SearchInput
        label={t('contacts.search')}
        value={filter.search ?? ''}
        onChange={(search) => onChange({ search: search || null })}
      />
      <FilterMenu
        label={filter.type ? t(`contacts.${filter.type}`) : t('contacts.type')}
        value={filter.type}
        options={[
          { value: 'person', text: t('contacts.persons') },
          { value: 'company', text: t('contacts.companies') },
        ]}
        onChange={(type) =>
          onChange({ type: type === 'person' || type === 'company' ? type : null })
        }
      />
      <FilterMenu
        label={chosen?.name ?? t('contacts.salesperson')}
        value={filter.salespersonCode}
        options={salespeople.map(({ code, name }) => ({ value: code, text: `${name} (${code})` }))}
        onChange={(salespersonCode) => onChange({ salespersonCode })}
      />
      <span className={styles.grow} />
      <ImportButton />
      <CreateButton />
    </search>
  );
}
