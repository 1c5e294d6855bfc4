import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { ChevronDownRegular, ChevronRightRegular, PersonAddRegular } from '@fluentui/react-icons';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePermissions } from '../ui/session.tsx';
import type { MailAddress } from './mail-address.ts';
import { usePane } from './pane-context.tsx';

const useStyles = makeStyles({
  card: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: tokens.spacingVerticalS,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
  },
  folded: { padding: `0 ${tokens.spacingHorizontalL} ${tokens.spacingVerticalS}` },
  toggle: { paddingInlineStart: 0, minWidth: 0, fontWeight: tokens.fontWeightRegular },
  list: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    listStyleType: 'none',
    margin: 0,
    padding: 0,
  },
  row: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS },
  names: { display: 'flex', flexDirection: 'column', flexGrow: 1, minWidth: 0 },
  quiet: { color: tokens.colorNeutralForeground2 },
});

interface NotInContactsProps {
  strangers: readonly MailAddress[];
  /** Nobody else stands behind the mail. */
  alone: boolean;
  sentByUs: boolean;
}

/** Addresses nobody has: one alone is said at once, those beside contacts are folded away. */
export function NotInContacts({ strangers, alone, sentByUs }: NotInContactsProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const [only] = strangers;
  if (only === undefined) return null;
  if (!alone || strangers.length > 1) return <FoldedStrangers strangers={strangers} open={alone} />;
  return (
    <section className={styles.card} aria-label={t('pane.contact')}>
      <div className={styles.names}>
        <Text as="h2" size={400} weight="semibold">
          {only.name ?? only.address}
        </Text>
        {only.name && <Text className={styles.quiet}>{only.address}</Text>}
      </div>
      <Text>{t(sentByUs ? 'pane.recipientUnknown' : 'pane.senderUnknown')}</Text>
      <AddButton person={only} long />
    </section>
  );
}

export function FoldedStrangers(props: { strangers: readonly MailAddress[]; open?: boolean }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const [open, setOpen] = useState(props.open ?? false);
  const id = useId();
  return (
    <div className={styles.folded}>
      <Button
        appearance="transparent"
        className={styles.toggle}
        icon={open ? <ChevronDownRegular /> : <ChevronRightRegular />}
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setOpen(!open)}
      >
        {t('pane.notInContacts', { count: props.strangers.length })}
      </Button>
      {open && (
        <ul id={id} className={styles.list}>
          {props.strangers.map((person) => (
            <li key={person.address} className={styles.row}>
              <span className={styles.names}>
                {person.name && <Text>{person.name}</Text>}
                <Text size={person.name ? 200 : 300} className={styles.quiet}>
                  {person.address}
                </Text>
              </span>
              <AddButton person={person} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function AddButton({ person, long = false }: { person: MailAddress; long?: boolean }) {
  const { t } = useTranslation();
  const { show } = usePane();
  const { write } = usePermissions();
  if (!write) return null;
  const label = t('pane.addAsContact', { name: person.name ?? person.address });
  return (
    <Button
      size={long ? 'medium' : 'small'}
      icon={<PersonAddRegular />}
      aria-label={label}
      onClick={() => show({ name: 'addContact', person })}
    >
      {long ? label : t('pane.add')}
    </Button>
  );
}
