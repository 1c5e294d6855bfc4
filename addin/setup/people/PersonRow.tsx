import { Badge, Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { Person } from '../../../server/contract/person.ts';
import { useFormats } from '../../ui/dates.ts';
import { useSalespeople } from '../../ui/lookups.ts';
import { PersonActions, type PersonDialog } from './PersonActions.tsx';
import { SalespersonSelect } from './SalespersonSelect.tsx';
import type { PersonChanges } from './use-person-changes.ts';

const useStyles = makeStyles({
  cell: {
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalS}`,
    verticalAlign: 'top',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    overflowWrap: 'anywhere',
  },
  who: { display: 'flex', flexDirection: 'column', minWidth: 0, overflowWrap: 'anywhere' },
  choice: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
  quiet: { color: tokens.colorNeutralForeground2 },
  button: { alignSelf: 'flex-start', maxWidth: '100%' },
  line: {
    display: 'flex',
    alignItems: 'flex-start',
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalS} 0`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  grow: { flexGrow: 1, gap: tokens.spacingVerticalXXS },
});

export interface PersonRowProps {
  person: Person;
  changes: PersonChanges;
  onOpen(dialog: PersonDialog): void;
}

function Name({ person }: { person: Person }) {
  const { t } = useTranslation();
  return (
    <span>
      <Text weight="semibold">{person.name}</Text>{' '}
      {person.blocked && (
        <Badge appearance="outline" size="small">
          {t('people.states.blocked')}
        </Badge>
      )}
    </span>
  );
}

/** The one whose address the user name is: one click, never by itself. */
function Suggestion({ person, changes }: Omit<PersonRowProps, 'onOpen'>) {
  const styles = useStyles();
  const { t } = useTranslation();
  const salespeople = useSalespeople();
  const code = person.suggestedSalespersonCode;
  if (code === null) return null;
  const name = salespeople.data?.find((one) => one.code === code)?.name ?? code;
  return (
    <Button size="small" className={styles.button} onClick={() => changes.link(person, code)}>
      {t('people.link', { name })}
    </Button>
  );
}

function Actions({ person, changes, onOpen, offerLink }: PersonRowProps & { offerLink: boolean }) {
  return (
    <PersonActions
      person={person}
      offerLink={offerLink}
      onOpen={onOpen}
      onSetBlocked={(blocked) => changes.setBlocked(person, blocked)}
    />
  );
}

export function PersonRow(props: PersonRowProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const { when } = useFormats();
  const { person, changes } = props;
  const roles = person.roles.map((role) => t(`people.roles.${role}`)).join(', ');
  const instant = (at: string | null) => (at === null ? t('people.never') : when(at));
  return (
    <tr>
      <th scope="row" className={styles.cell}>
        <span className={styles.who}>
          <Name person={person} />
          <Text size={200} className={styles.quiet}>
            {person.userName}
          </Text>
        </span>
      </th>
      <td className={styles.cell}>
        <span className={styles.choice}>
          <SalespersonSelect
            size="small"
            aria-label={t('people.salespersonOf', { name: person.name })}
            nobody={t('people.nobody')}
            disabled={person.blocked}
            value={person.salespersonCode}
            onChoose={(code) => changes.link(person, code)}
          />
          <Suggestion person={person} changes={changes} />
        </span>
      </td>
      <td className={styles.cell}>
        <Text size={200}>{roles === '' ? t('people.noRole') : roles}</Text>
      </td>
      <td className={styles.cell}>{instant(person.lastSeenAt)}</td>
      <td className={styles.cell}>{instant(person.lastReportAt)}</td>
      <td className={styles.cell}>
        <Actions {...props} offerLink={false} />
      </td>
    </tr>
  );
}

export function NarrowPersonRow(props: PersonRowProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const { when } = useFormats().inSentence;
  const { person, changes } = props;
  const seen =
    person.lastSeenAt === null
      ? t('people.neverSeen')
      : t('people.seenOn', { when: when(person.lastSeenAt) });
  return (
    <li className={styles.line}>
      <span className={`${styles.who} ${styles.grow}`}>
        <Name person={person} />
        <Text size={200} className={styles.quiet}>
          {[person.salespersonName ?? t('people.states.unlinked'), seen].join(' · ')}
        </Text>
        <Text size={200} className={styles.quiet}>
          {person.userName}
        </Text>
        <Suggestion person={person} changes={changes} />
      </span>
      <Actions {...props} offerLink />
    </li>
  );
}
