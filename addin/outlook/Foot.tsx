import { Link, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useClient, useMe } from '../ui/session.tsx';
import { tabAddress } from './tab-address.ts';

const useStyles = makeStyles({
  foot: {
    display: 'flex',
    flexDirection: 'column',
    flexShrink: 0,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    color: tokens.colorNeutralForeground2,
    fontVariantNumeric: 'tabular-nums',
  },
});

/** What became of today's own mail. */
export function Foot() {
  const styles = useStyles();
  const { t } = useTranslation();
  const client = useClient();
  const { salespersonCode } = useMe();
  const summary = useQuery({
    queryKey: ['capture-summary'],
    queryFn: ({ signal }) => client.call('getCaptureSummary', { signal }),
    enabled: salespersonCode !== null,
  }).data;
  if (!summary) return null;
  const { seen, logged, notContacts, postponed, notLogged } = summary;
  const parts = [
    t('pane.sentSeen', { count: seen }),
    seen > 0 && t('pane.sentLogged', { count: logged }),
    notContacts > 0 && t('pane.sentNotContacts', { count: notContacts }),
    postponed > 0 && t('pane.sentPostponed', { count: postponed }),
    notLogged > 0 && t('pane.sentNotLogged', { count: notLogged }),
    summary.private > 0 && t('pane.sentPrivate', { count: summary.private }),
  ].filter(Boolean);
  const query = { dateFrom: summary.date, dateTo: summary.date };
  return (
    <section className={styles.foot} aria-label={t('pane.mineToday')}>
      <Text size={200}>{t('pane.today', { what: parts.join(' · ') })}</Text>
      <Link href={tabAddress(['decisions'], query)} target="_blank" rel="noreferrer">
        <Text size={200}>{t('pane.whyToday')}</Text>
      </Link>
    </section>
  );
}
