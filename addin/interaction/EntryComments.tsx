import { makeStyles, Subtitle2, Text, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { InteractionLogEntryCommentLine } from '../../server/contract/interaction-log-entry.ts';
import { useFormats } from '../ui/dates.ts';

const useStyles = makeStyles({
  comments: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  list: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    margin: 0,
    padding: 0,
    listStyleType: 'none',
  },
  comment: {
    display: 'flex',
    flexDirection: 'column',
    paddingLeft: tokens.spacingHorizontalM,
    borderLeft: `2px solid ${tokens.colorNeutralStroke2}`,
    overflowWrap: 'anywhere',
  },
  text: { whiteSpace: 'pre-line' },
  quiet: { color: tokens.colorNeutralForeground2 },
});

/** The notes of an entry, in the order they were written. */
export function EntryComments({
  comments,
}: {
  comments: readonly InteractionLogEntryCommentLine[];
}) {
  const styles = useStyles();
  const { t } = useTranslation();
  const { when } = useFormats();
  if (comments.length === 0) return null;
  return (
    <section className={styles.comments} aria-label={t('entry.comments')}>
      <Subtitle2 as="h3">{t('entry.comments')}</Subtitle2>
      <ul className={styles.list}>
        {comments.map(({ lineNo, code, comment, createdAt, createdBy }) => (
          <li key={lineNo} className={styles.comment}>
            <Text className={styles.text}>{comment}</Text>
            <Text size={200} className={styles.quiet}>
              {[code, t('entry.loggedByAt', { when: when(createdAt), by: createdBy })]
                .filter(Boolean)
                .join(' · ')}
            </Text>
          </li>
        ))}
      </ul>
    </section>
  );
}
