import { Button, makeStyles, Select, tokens } from '@fluentui/react-components';
import { type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Person, PersonState } from '../../../server/contract/person.ts';
import {
  EmptyState,
  ErrorState,
  ListFooter,
  ListSkeleton,
  NothingMatches,
} from '../../ui/list/ListStates.tsx';
import { usePagedList } from '../../ui/list/use-paged-list.ts';
import { hashOf, navigate, useRoute } from '../../ui/route.ts';
import { SearchInput } from '../../ui/SearchInput.tsx';
import { SectionFrame } from '../../ui/SectionFrame.tsx';
import { useClient } from '../../ui/session.tsx';
import { useNarrowerThan } from '../../ui/use-narrow.ts';
import { LeaveDialog } from './LeaveDialog.tsx';
import { LinkDialog } from './LinkDialog.tsx';
import type { PersonDialog } from './PersonActions.tsx';
import { NarrowPersonRow, PersonRow } from './PersonRow.tsx';
import { SalespersonDialog } from './SalespersonDialog.tsx';
import { type PersonChanges, usePersonChanges } from './use-person-changes.ts';

const states = ['linked', 'unlinked', 'blocked'] as const satisfies readonly PersonState[];

/** With less room its columns would break words. */
const widthOfTable = 700;

const useStyles = makeStyles({
  tools: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
  },
  acts: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  table: { width: '100%', borderCollapse: 'collapse', tableLayout: 'fixed' },
  heading: {
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    verticalAlign: 'bottom',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  choice: { width: '26%' },
  person: { width: '24%' },
  roles: { width: '17%' },
  actions: { width: '48px' },
});

/** Which dialog is open, about whom; without a person it is about nobody in particular. */
interface Opened {
  dialog: PersonDialog;
  person: Person | null;
}

const isState = (text: string | null): text is PersonState =>
  states.some((state) => state === text);

function useFilter() {
  const { query } = useRoute();
  const asked = query.get('state');
  const filter = { search: query.get('search') ?? '', state: isState(asked) ? asked : null };
  const change = (changes: Partial<typeof filter>) =>
    navigate(hashOf(['setup', 'people'], { ...filter, ...changes }), 'replace');
  // Who leaves is in the address, so that it can be asked for by a link.
  const letLeave = (code: string | null) =>
    navigate(hashOf(['setup', 'people'], { ...filter, leave: code }), code ? 'push' : 'replace');
  return { filter, change, leaver: query.get('leave'), letLeave };
}

/** Who signs in, as whom they act, and who leaves. */
export function PeopleSection() {
  const { t } = useTranslation();
  const client = useClient();
  const { filter, change, leaver, letLeave } = useFilter();
  const [opened, setOpened] = useState<Opened | null>(null);
  const { search, state } = filter;
  const list = usePagedList<Person>({
    key: ['people', filter],
    load: (cursor, signal) =>
      client.call('listPeople', {
        query: { cursor, search, ...(state && { state }) },
        signal,
      }),
    keyOf: ({ id }) => id,
    entities: ['setup'],
    hold: false,
  });
  const changes = usePersonChanges(list.replace);
  const empty = !list.loading && !list.error && list.items.length === 0;
  const filtered = search !== '' || state !== null;
  return (
    <SectionFrame title={t('setup.people')} hint={t('people.hint')} wide>
      <Tools
        {...filter}
        onChange={change}
        onOpen={(dialog) => setOpened({ dialog, person: null })}
      />
      {list.loading && <ListSkeleton rowHeight={64} rows={5} />}
      {list.error ? <ErrorState error={list.error} onRetry={list.retry} /> : null}
      {empty && filtered && <NothingMatches onClear={() => change({ search: '', state: null })} />}
      {empty && !filtered && (
        <EmptyState title={t('people.emptyTitle')} hint={t('people.emptyHint')} />
      )}
      {list.items.length > 0 && (
        <People
          people={list.items}
          changes={changes}
          onOpen={(dialog, person) =>
            dialog === 'leave' ? letLeave(person.salespersonCode) : setOpened({ dialog, person })
          }
        />
      )}
      {list.hasMore && <ListFooter {...list} count={list.items.length} />}
      {leaver && <LeaveDialog key={leaver} code={leaver} onClose={() => letLeave(null)} />}
      {opened && <Opened {...opened} changes={changes} onClose={() => setOpened(null)} />}
    </SectionFrame>
  );
}

interface ToolsProps {
  search: string;
  state: PersonState | null;
  onChange(changes: { search?: string; state?: PersonState | null }): void;
  onOpen(dialog: PersonDialog): void;
}

function Tools({ search, state, onChange, onOpen }: ToolsProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  return (
    <div className={styles.tools}>
      <SearchInput
        label={t('people.search')}
        value={search}
        onChange={(text) => onChange({ search: text })}
      />
      <Select
        size="small"
        aria-label={t('people.state')}
        value={state ?? ''}
        onChange={(_, { value }) => onChange({ state: isState(value) ? value : null })}
      >
        <option value="">{t('scope.all')}</option>
        {states.map((name) => (
          <option key={name} value={name}>
            {t(`people.states.${name}`)}
          </option>
        ))}
      </Select>
      <span className={styles.acts}>
        <Button size="small" onClick={() => onOpen('create')}>
          {t('people.newSalesperson')}
        </Button>
        <Button size="small" onClick={() => onOpen('leave')}>
          {t('people.somebodyLeaves')}
        </Button>
      </span>
    </div>
  );
}

interface PeopleProps {
  people: readonly Person[];
  changes: PersonChanges;
  onOpen(dialog: PersonDialog, person: Person): void;
}

function People({ people, changes, onOpen }: PeopleProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const place = useRef<HTMLDivElement>(null);
  const narrow = useNarrowerThan(place, widthOfTable);
  const rowOf = (person: Person) => ({
    person,
    changes,
    onOpen: (dialog: PersonDialog) => onOpen(dialog, person),
  });
  const rows = narrow ? (
    <ul className={styles.list} aria-label={t('people.listLabel')}>
      {people.map((person) => (
        <NarrowPersonRow key={person.id} {...rowOf(person)} />
      ))}
    </ul>
  ) : (
    <PeopleTable>
      {people.map((person) => (
        <PersonRow key={person.id} {...rowOf(person)} />
      ))}
    </PeopleTable>
  );
  return <div ref={place}>{rows}</div>;
}

function PeopleTable({ children }: { children: ReactNode }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const heading = (text: string, width?: string) => (
    <th scope="col" className={width ? `${styles.heading} ${width}` : styles.heading}>
      {text}
    </th>
  );
  return (
    <table className={styles.table} aria-label={t('people.listLabel')}>
      <thead>
        <tr>
          {heading(t('people.person'), styles.person)}
          {heading(t('people.salesperson'), styles.choice)}
          {heading(t('people.rolesTitle'), styles.roles)}
          {heading(t('people.seen'))}
          {heading(t('people.reported'))}
          <td className={`${styles.heading} ${styles.actions}`} />
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
}

function Opened({
  dialog,
  person,
  changes,
  onClose,
}: Opened & { changes: PersonChanges; onClose(): void }) {
  if (dialog === 'leave') return <LeaveDialog code={null} onClose={onClose} />;
  if (dialog === 'create')
    return (
      <SalespersonDialog
        person={person}
        onClose={onClose}
        onCreated={(code) => person && changes.link(person, code)}
      />
    );
  return person && <LinkDialog person={person} changes={changes} onClose={onClose} />;
}
