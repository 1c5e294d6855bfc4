import { Link, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { InteractionLogEntry } from '../../server/contract/interaction-log-entry.ts';
import { entryTitle } from '../../server/domain/interaction-log-entry/entry-title.ts';
import { ChannelIcon } from '../interaction/ChannelIcon.tsx';
import { channelOf } from '../interaction/channel.ts';
import { Paperclip } from '../interaction/Paperclip.tsx';
import { useFormats } from '../ui/dates.ts';
import { errorSentence } from '../ui/error-sentence.ts';
import { useClient } from '../ui/session.tsx';
import { PaneSection } from './PaneSection.tsx';
import { tabAddress } from './tab-address.ts';

const shown = 5;

const useStyles = makeStyles({
  list: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    listStyleType: 'none',
    margin: 0,
    padding: 0,
  },
  row: {
    display: 'grid',
    gridTemplateColumns: '20px minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalS,
  },
  what: {
    display: 'block',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    color: tokens.colorNeutralForeground1,
  },
  quiet: { color: tokens.colorNeutralForeground2, fontVariantNumeric: 'tabular-nums' },
  canceled: { textDecorationLine: 'line-through' },
});

/** What went before with this contact. */
export function LastInteractions({ contactNo }: { contactNo: string }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const client = useClient();
  const entries = useQuery({
    queryKey: ['contact-entries', contactNo],
    queryFn: ({ signal }) =>
      client.call('listInteractionLogEntries', { query: { contactNo, limit: shown }, signal }),
  });
  const items = entries.data?.items;
  return (
    <PaneSection title={t('pane.lastInteractions')}>
      {entries.error && <Text>{errorSentence(entries.error, t)}</Text>}
      {items?.length === 0 && <Text className={styles.quiet}>{t('contacts.never')}</Text>}
      {items && items.length > 0 && (
        <ul className={styles.list}>
          {items.map((entry) => (
            <EntryRow key={entry.entryNo} entry={entry} />
          ))}
        </ul>
      )}
      {entries.data?.nextCursor && (
        <Link href={tabAddress(['contacts', contactNo])} target="_blank" rel="noreferrer">
          {t('pane.allInteractions')}
        </Link>
      )}
    </PaneSection>
  );
}

function EntryRow({ entry }: { entry: InteractionLogEntry }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const formats = useFormats();
  const at = entry.timeOfInteraction;
  const title = entryTitle(entry);
  const status = entry.status === 'logged' ? null : t(`statuses.${entry.status}`);
  return (
    <li className={styles.row}>
      <ChannelIcon channel={channelOf(entry)} />
      <div>
        <Link
          className={mergeClasses(styles.what, entry.canceled && styles.canceled)}
          href={tabAddress(['log', 'entry', entry.entryNo])}
          target="_blank"
          rel="noreferrer"
          title={entry.description}
        >
          {entry.description}
        </Link>
        <Text size={200} className={styles.quiet}>
          {at ? (
            <time dateTime={at} title={formats.exact(at)}>
              {formats.when(at)}
            </time>
          ) : (
            formats.day(entry.date)
          )}
          {` · ${t(`titles.${title.kind}`, { ...title })}`}
          {status && ` · ${status}`}
          <Paperclip entry={entry} />
        </Text>
      </div>
    </li>
  );
}
