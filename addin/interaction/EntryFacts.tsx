import { Link, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { InteractionLogEntry } from '../../server/contract/interaction-log-entry.ts';
import { useFormats } from '../ui/dates.ts';
import { useInteractionGroups } from '../ui/lookups.ts';
import { hashOf } from '../ui/route.ts';
import { channelOf } from './channel.ts';

const useStyles = makeStyles({
  facts: {
    display: 'grid',
    gridTemplateColumns: 'minmax(96px, max-content) minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalL,
    rowGap: tokens.spacingVerticalSNudge,
    margin: 0,
  },
  name: { color: tokens.colorNeutralForeground2 },
  value: { margin: 0, overflowWrap: 'anywhere', fontVariantNumeric: 'tabular-nums' },
});

function Fact({ name, children }: { name: string; children: ReactNode }) {
  const styles = useStyles();
  if (children === null || children === undefined || children === '') return null;
  return (
    <>
      <dt className={styles.name}>{name}</dt>
      <dd className={styles.value}>{children}</dd>
    </>
  );
}

function ContactLink({ no, name }: { no: string | null; name: string | null }) {
  if (no === null) return name;
  return <Link href={hashOf(['contacts', no])}>{name ?? no}</Link>;
}

/** Who, when, what, how long, cost, and where it came from. */
export function EntryFacts({ entry }: { entry: InteractionLogEntry }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const formats = useFormats();
  const groups = useInteractionGroups().data;
  const group = groups?.find(({ code }) => code === entry.interactionGroupCode);
  const at = entry.timeOfInteraction;
  const ownCompany = entry.contactCompanyNo === entry.contactNo;
  return (
    <dl className={styles.facts}>
      <Fact name={t('entry.contact')}>
        {entry.contactName || entry.contactNo ? (
          <ContactLink no={entry.contactNo} name={entry.contactName} />
        ) : (
          t('log.noContact')
        )}
      </Fact>
      {entry.contactCompanyName && !ownCompany && (
        <Fact name={t('entry.company')}>
          <ContactLink no={entry.contactCompanyNo} name={entry.contactCompanyName} />
        </Fact>
      )}
      <Fact name={t('entry.when')}>
        {at ? (
          <time dateTime={at} title={formats.exact(at)}>
            {formats.when(at)}
          </time>
        ) : (
          formats.day(entry.date)
        )}
      </Fact>
      <Fact name={t('log.direction')}>{t(`channel.${channelOf(entry)}`)}</Fact>
      <Fact name={t('entry.salesperson')}>
        {entry.salespersonName
          ? `${entry.salespersonName} (${entry.salespersonCode})`
          : entry.salespersonCode}
      </Fact>
      <Fact name={t('entry.template')}>
        {entry.interactionTemplateDescription ?? entry.interactionTemplateCode}
      </Fact>
      <Fact name={t('entry.group')}>{group?.description ?? entry.interactionGroupCode}</Fact>
      <Fact name={t('entry.initiatedBy')}>
        {entry.initiatedBy && t(`entry.${entry.initiatedBy}`)}
      </Fact>
      <Fact name={t('entry.duration')}>{formats.duration(entry.durationMinutes)}</Fact>
      <Fact name={t('entry.cost')}>{formats.money(entry.cost)}</Fact>
      <Fact name={t('entry.evaluation')}>
        {entry.evaluation && t(`entry.evaluations.${entry.evaluation}`)}
      </Fact>
      {entry.subject && entry.subject !== entry.description && (
        <Fact name={t('entry.subject')}>{entry.subject}</Fact>
      )}
      <Fact name={t('entry.via')}>{entry.contactVia}</Fact>
      <Fact name={t('entry.origin')}>{t(`origins.${entry.origin}`)}</Fact>
      <Fact name={t('entry.logged')}>
        {t('entry.loggedByAt', { when: formats.when(entry.createdAt), by: entry.createdBy })}
      </Fact>
    </dl>
  );
}
