import {
  Button,
  Link,
  makeStyles,
  mergeClasses,
  Subtitle2,
  Text,
  tokens,
} from '@fluentui/react-components';
import { CallRegular, DismissRegular, MailRegular, PersonAddRegular } from '@fluentui/react-icons';
import type { MouseEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContactDetail } from '../../server/contract/contact.ts';
import { useFormats } from '../ui/dates.ts';
import { hashOf, navigate } from '../ui/route.ts';
import { usePermissions, useSession } from '../ui/session.tsx';
import { useNarrow } from '../ui/use-narrow.ts';
import { useNotify } from '../ui/use-notify.tsx';
import { MergedContacts } from './merge/MergedContacts.tsx';
import { useContactActions } from './use-contact-actions.ts';

const useStyles = makeStyles({
  aside: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalL,
    boxSizing: 'border-box',
    width: '320px',
    flexShrink: 0,
    overflowY: 'auto',
    padding: tokens.spacingHorizontalL,
    backgroundColor: tokens.colorNeutralBackground1,
    borderLeft: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  whole: { width: '100%', borderLeftStyle: 'none' },
  part: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
  line: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS },
  grow: { flexGrow: 1, minWidth: 0, overflowWrap: 'anywhere' },
  quiet: { color: tokens.colorNeutralForeground2 },
});

function Part({ title, children }: { title: string; children: ReactNode }) {
  const styles = useStyles();
  return (
    <section className={styles.part} aria-label={title}>
      <Subtitle2 as="h3">{title}</Subtitle2>
      {children}
    </section>
  );
}

/** How to reach a contact, who belongs to it, what was remembered about it. */
export function ContactAside({ contact }: { contact: ContactDetail }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const narrow = useNarrow();
  return (
    <aside className={mergeClasses(styles.aside, narrow && styles.whole)}>
      <Reach contact={contact} />
      {contact.type === 'company' && <Persons contact={contact} />}
      {contact.matchChoices.length > 0 && <Choices contact={contact} />}
      {contact.mergedContacts.length > 0 && (
        <Part title={t('contactLife.merge.mergedHere')}>
          <MergedContacts merged={contact.mergedContacts} />
        </Part>
      )}
    </aside>
  );
}

function Reach({ contact }: { contact: ContactDetail }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const { phoneNumbers, emailAddresses } = contact;
  return (
    <Part title={t('contact.reach')}>
      {phoneNumbers.length + emailAddresses.length === 0 && (
        <Text className={styles.quiet}>{t('contact.noReach')}</Text>
      )}
      {phoneNumbers.map((number) => (
        <span key={number} className={styles.line}>
          <CallRegular />
          <NumberLink number={number} />
        </span>
      ))}
      {emailAddresses.map((address) => (
        <span key={address} className={styles.line}>
          <MailRegular />
          <Link
            className={styles.grow}
            href={`mailto:${encodeURIComponent(address)}`}
            aria-label={t('contact.write', { address })}
          >
            {address}
          </Link>
        </span>
      ))}
    </Part>
  );
}

/** The host's own telephone where there is one; its frame lets no link of this kind out of it. */
function NumberLink({ number }: { number: string }) {
  const { t } = useTranslation();
  const { host } = useSession();
  const notify = useNotify();
  const dialled = number.replace(/[^\d+]/g, '');
  const { callNumber } = host;
  const call = async (event: MouseEvent) => {
    if (!callNumber) return;
    event.preventDefault();
    await callNumber(dialled).catch(notify.failed);
  };
  return (
    <Link
      href={`tel:${dialled}`}
      target={host.kind === 'teams' ? '_blank' : undefined}
      rel="noopener"
      aria-label={t('contact.call', { number })}
      onClick={(event) => void call(event)}
    >
      {number}
    </Link>
  );
}

function Persons({ contact }: { contact: ContactDetail }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const { write } = usePermissions();
  const addPerson = () =>
    navigate(hashOf(['contacts', 'new'], { companyNo: contact.no, companyName: contact.name }));
  return (
    <Part title={t('contact.persons')}>
      {contact.persons.length === 0 && (
        <Text className={styles.quiet}>{t('contact.noPersons')}</Text>
      )}
      {contact.persons.map(({ no, name, jobTitle }) => (
        <span key={no}>
          <Link href={hashOf(['contacts', no])}>{name}</Link>
          {jobTitle && <Text className={styles.quiet}>{` · ${jobTitle}`}</Text>}
        </span>
      ))}
      {write && (
        <span>
          <Button size="small" appearance="subtle" icon={<PersonAddRegular />} onClick={addPerson}>
            {t('contact.addPerson')}
          </Button>
        </span>
      )}
    </Part>
  );
}

function Choices({ contact }: { contact: ContactDetail }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const { dayOf } = useFormats().inSentence;
  const { write } = usePermissions();
  const actions = useContactActions(contact);
  return (
    <Part title={t('contact.choices')}>
      <Text size={200} className={styles.quiet}>
        {t('contact.choicesHint')}
      </Text>
      {contact.matchChoices.map((choice) => (
        <span key={choice.id} className={styles.line}>
          <span className={styles.grow}>
            {choice.value}{' '}
            <Text size={200} className={styles.quiet}>
              {t('contact.choiceBy', { by: choice.createdBy, when: dayOf(choice.createdAt) })}
            </Text>
          </span>
          {write && (
            <Button
              size="small"
              appearance="subtle"
              icon={<DismissRegular />}
              aria-label={t('contact.forget', { value: choice.value })}
              onClick={() => void actions.forget(choice)}
            />
          )}
        </span>
      ))}
    </Part>
  );
}
