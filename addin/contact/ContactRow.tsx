import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { BuildingRegular, PersonRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import type { ContactListItem } from '../../server/contract/contact.ts';
import { useFormats } from '../ui/dates.ts';

export const contactRowHeight = 60;

const cut = { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' } as const;

const useStyles = makeStyles({
  row: {
    display: 'grid',
    gridTemplateColumns: '20px minmax(0, 4fr) minmax(0, 3fr) 56px minmax(0, 4fr)',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalM,
    height: '100%',
    padding: `0 ${tokens.spacingHorizontalL}`,
  },
  compact: {
    gridTemplateColumns: '20px minmax(0, 1fr)',
    padding: `0 ${tokens.spacingHorizontalM}`,
  },
  icon: { display: 'flex', fontSize: '20px', color: tokens.colorNeutralForeground2 },
  two: { display: 'flex', flexDirection: 'column', minWidth: 0 },
  cut,
  quiet: { color: tokens.colorNeutralForeground2 },
  small: {
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
  },
});

interface ContactRowProps {
  contact: ContactListItem;
  compact: boolean;
}

export function useContactRowClass(compact: boolean): string {
  const styles = useStyles();
  return mergeClasses(styles.row, compact && styles.compact);
}

function useLastInteraction(contact: ContactListItem): string {
  const { t } = useTranslation();
  const { day } = useFormats();
  const { lastInteractionDate: date, lastInteractionSalespersonCode: by } = contact;
  if (!date) return t('contacts.never');
  return by ? t('contacts.lastBy', { when: day(date), by }) : day(date);
}

export function ContactRow({ contact, compact }: ContactRowProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const last = useLastInteraction(contact);
  const Icon = contact.type === 'company' ? BuildingRegular : PersonRegular;
  const company = contact.companyName === contact.name ? null : contact.companyName;
  const place = [company, contact.city].filter(Boolean).join(' · ');
  const blocked = contact.privacyBlocked ? t('contacts.blocked') : null;
  const facts = compact ? [blocked, company, last] : [blocked, place];
  const second = facts.filter(Boolean).join(' · ');
  return (
    <>
      <td className={styles.icon}>
        <Icon title={t(`contacts.${contact.type}`)} aria-label={t(`contacts.${contact.type}`)} />
      </td>
      <td className={styles.two}>
        <span className={styles.cut}>{contact.name}</span>
        <span className={mergeClasses(styles.cut, styles.small)}>{second}</span>
      </td>
      {!compact && (
        <>
          <td className={mergeClasses(styles.cut, styles.quiet)}>
            {contact.emailAddresses[0] ?? contact.phoneNumbers[0]}
          </td>
          <td className={styles.quiet}>{contact.salespersonCode}</td>
          <td className={styles.two}>
            <span className={styles.cut}>{last}</span>
            <span className={mergeClasses(styles.cut, styles.small)}>
              {contact.lastInteractionDescription}
            </span>
          </td>
        </>
      )}
    </>
  );
}
