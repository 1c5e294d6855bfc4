import { Button, Link, makeStyles, Text, Tooltip, tokens } from '@fluentui/react-components';
import { AddRegular, CallRegular, MailRegular, OpenRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContactListItem } from '../../server/contract/contact.ts';
import { useCreateInteraction } from '../create-interaction/CreateInteractionProvider.tsx';
import { useFormats } from '../ui/dates.ts';
import { useSalespeople } from '../ui/lookups.ts';
import { usePermissions } from '../ui/session.tsx';
import { type Counterpart, contactOf } from './behind-mail.ts';
import { LogCall } from './LogCall.tsx';
import { useMailbox } from './pane-context.tsx';
import { tabAddress } from './tab-address.ts';

const useStyles = makeStyles({
  card: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
  },
  head: { display: 'flex', alignItems: 'flex-start', gap: tokens.spacingHorizontalXS },
  names: { display: 'flex', flexDirection: 'column', flexGrow: 1, minWidth: 0 },
  quiet: { color: tokens.colorNeutralForeground2 },
  facts: {
    display: 'grid',
    gridTemplateColumns: 'max-content minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalM,
    rowGap: tokens.spacingVerticalXXS,
    margin: 0,
    '& dd': { margin: 0 },
    '& dt': { color: tokens.colorNeutralForeground3 },
  },
  candidates: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    listStyleType: 'none',
    margin: 0,
    padding: 0,
  },
  candidate: { display: 'flex', flexDirection: 'column' },
});

/** The contact behind the mail; or those among whom somebody has to choose. */
export function ContactCard({ counterpart }: { counterpart: Counterpart }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const { person, match } = counterpart;
  const contact = contactOf(counterpart);
  if (!contact) return <Candidates address={person.address} contacts={match.contacts} />;
  const others = match.contacts.filter(({ no }) => no !== contact.no);
  return (
    <section className={styles.card} aria-label={t('pane.contact')}>
      <div className={styles.head}>
        <Names contact={contact} />
        <WriteButton contact={contact} fallback={person.address} />
        <CallButton contact={contact} />
        <CreateButton contact={contact} />
        <OpenButton contact={contact} />
      </div>
      {contact.privacyBlocked && <Text className={styles.quiet}>{t('contacts.blocked')}</Text>}
      <Facts contact={contact} />
      {others.length > 0 && (
        <Text size={200} className={styles.quiet}>
          {t('pane.alsoHaveAddress', { names: others.map(({ name }) => name).join(', ') })}
        </Text>
      )}
    </section>
  );
}

function Names({ contact }: { contact: ContactListItem }) {
  const styles = useStyles();
  const { name, companyName } = contact;
  return (
    <div className={styles.names}>
      <Text as="h2" size={400} weight="semibold">
        {name}
      </Text>
      {companyName && companyName !== name && <Text className={styles.quiet}>{companyName}</Text>}
    </div>
  );
}

function Facts({ contact }: { contact: ContactListItem }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const { day } = useFormats().inSentence;
  const { salespersonCode, lastInteractionDate, lastInteractionDescription } = contact;
  const salesperson = useSalespeople().data?.find(({ code }) => code === salespersonCode);
  const [number] = contact.phoneNumbers;
  return (
    <dl className={styles.facts}>
      {salespersonCode && (
        <>
          <dt>{t('contacts.salesperson')}</dt>
          <dd>{salesperson?.name ?? salespersonCode}</dd>
        </>
      )}
      {number && (
        <>
          <dt>{t('pane.phone')}</dt>
          <dd>
            <Link href={`tel:${number}`} aria-label={t('contact.call', { number })}>
              {number}
            </Link>
          </dd>
        </>
      )}
      <dt>{t('contact.lastInteraction')}</dt>
      <dd>
        {lastInteractionDate
          ? [day(lastInteractionDate), lastInteractionDescription].filter(Boolean).join(', ')
          : t('contacts.never')}
      </dd>
    </dl>
  );
}

function WriteButton({ contact, fallback }: { contact: ContactListItem; fallback: string }) {
  const { t } = useTranslation();
  const mailbox = useMailbox();
  const address = contact.emailAddresses[0] ?? fallback;
  const label = t('contact.write', { address });
  return (
    <Tooltip content={label} relationship="label">
      <Button appearance="subtle" icon={<MailRegular />} onClick={() => mailbox.writeTo(address)} />
    </Tooltip>
  );
}

function CallButton({ contact }: { contact: ContactListItem }) {
  const { t } = useTranslation();
  const { write } = usePermissions();
  const [open, setOpen] = useState(false);
  if (!write) return null;
  return (
    <>
      <Tooltip content={t('call.log')} relationship="label">
        <Button appearance="subtle" icon={<CallRegular />} onClick={() => setOpen(true)} />
      </Tooltip>
      {open && <LogCall contact={contact} onClose={() => setOpen(false)} />}
    </>
  );
}

function CreateButton({ contact }: { contact: ContactListItem }) {
  const { t } = useTranslation();
  const { write } = usePermissions();
  const { create } = useCreateInteraction();
  if (!write || contact.privacyBlocked) return null;
  const preset = { contact: { no: contact.no, name: contact.name } };
  return (
    <Tooltip content={t('create.title')} relationship="label">
      <Button appearance="subtle" icon={<AddRegular />} onClick={() => create(preset)} />
    </Tooltip>
  );
}

function OpenButton({ contact }: { contact: ContactListItem }) {
  const { t } = useTranslation();
  const label = t('pane.openContact', { name: contact.name });
  return (
    <Tooltip content={label} relationship="label">
      <Button
        as="a"
        href={tabAddress(['contacts', contact.no])}
        target="_blank"
        rel="noreferrer"
        appearance="subtle"
        icon={<OpenRegular />}
      />
    </Tooltip>
  );
}

function Candidates(props: { address: string; contacts: readonly ContactListItem[] }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const { day } = useFormats().inSentence;
  return (
    <section className={styles.card} aria-label={t('pane.contact')}>
      <Text as="h2" weight="semibold">
        {t('postponed.ambiguous', { address: props.address })}
      </Text>
      <ul className={styles.candidates}>
        {props.contacts.map((contact) => (
          <li key={contact.no} className={styles.candidate}>
            <Link href={tabAddress(['contacts', contact.no])} target="_blank" rel="noreferrer">
              {contact.companyName && contact.companyName !== contact.name
                ? `${contact.name} · ${contact.companyName}`
                : contact.name}
            </Link>
            <Text size={200} className={styles.quiet}>
              {contact.lastInteractionDate
                ? t('postponed.lastInteraction', {
                    what: contact.lastInteractionDescription ?? '',
                    when: day(contact.lastInteractionDate),
                  })
                : t('postponed.noInteraction')}
            </Text>
          </li>
        ))}
      </ul>
    </section>
  );
}
