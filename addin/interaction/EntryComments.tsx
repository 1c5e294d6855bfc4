import { Button, makeStyles, Subtitle2, Text, tokens } from '@fluentui/react-components';
import { CommentAddRegular, DeleteRegular, EditRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type {
  InteractionLogEntryCommentLine,
  InteractionLogEntryDetail,
} from '../../server/contract/interaction-log-entry.ts';
import { useFormats } from '../ui/dates.ts';
import { useMe, usePermissions } from '../ui/session.tsx';
import { CommentForm } from './CommentForm.tsx';
import { type CommentActs, useComments } from './use-comments.ts';

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
  foot: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalXS },
  text: { whiteSpace: 'pre-line' },
  quiet: { color: tokens.colorNeutralForeground2 },
  add: { alignSelf: 'start' },
});

interface EntryCommentsProps {
  entry: Pick<InteractionLogEntryDetail, 'entryNo' | 'comments'>;
  mayChange: boolean;
}

/** The notes of an entry, in the order they were written. */
export function EntryComments({ entry, mayChange }: EntryCommentsProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const acts = useComments(entry.entryNo);
  const [open, setOpen] = useState<number | 'new' | null>(null);
  const close = () => setOpen(null);
  if (entry.comments.length === 0 && !mayChange) return null;
  return (
    <section className={styles.comments} aria-label={t('entry.comments')}>
      <Subtitle2 as="h3">{t('entry.comments')}</Subtitle2>
      {entry.comments.length > 0 && (
        <ul className={styles.list}>
          {entry.comments.map((line) => (
            <li key={line.lineNo} className={styles.comment}>
              {open === line.lineNo ? (
                <CommentForm
                  text={line.comment}
                  action={t('acts.commentSave')}
                  label={t('acts.commentEdit')}
                  busy={acts.busy}
                  onSave={(comment) => acts.change(line, comment)}
                  onClose={close}
                />
              ) : (
                <Comment line={line} acts={acts} onEdit={() => setOpen(line.lineNo)} />
              )}
            </li>
          ))}
        </ul>
      )}
      {mayChange &&
        (open === 'new' ? (
          <CommentForm
            action={t('acts.commentAction')}
            label={t('acts.addComment')}
            busy={acts.busy}
            onSave={acts.add}
            onClose={close}
          />
        ) : (
          <Button
            className={styles.add}
            size="small"
            icon={<CommentAddRegular />}
            onClick={() => setOpen('new')}
          >
            {t('acts.addComment')}
          </Button>
        ))}
    </section>
  );
}

interface CommentProps {
  line: InteractionLogEntryCommentLine;
  acts: CommentActs;
  onEdit(): void;
}

function Comment({ line, acts, onEdit }: CommentProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const { when } = useFormats();
  const { salespersonCode, name } = useMe();
  const { write, manage } = usePermissions();
  const { code, comment, createdAt, createdBy, changedAt, changedBy, version } = line;
  const isOwn = write && createdBy === (salespersonCode ?? name);
  const trail = [
    code,
    t('entry.loggedByAt', { when: when(createdAt), by: createdBy }),
    version > 1 ? t('acts.commentChanged', { when: when(changedAt), by: changedBy }) : null,
  ];
  return (
    <>
      <Text className={styles.text}>{comment}</Text>
      <div className={styles.foot}>
        <Text size={200} className={styles.quiet}>
          {trail.filter(Boolean).join(' · ')}
        </Text>
        {(isOwn || manage) && (
          <>
            <Button
              size="small"
              appearance="transparent"
              icon={<EditRegular />}
              aria-label={t('acts.commentEdit')}
              title={t('acts.commentEdit')}
              disabled={acts.busy}
              onClick={onEdit}
            />
            <Button
              size="small"
              appearance="transparent"
              icon={<DeleteRegular />}
              aria-label={t('acts.commentDelete')}
              title={t('acts.commentDelete')}
              disabled={acts.busy}
              onClick={() => void acts.remove(line)}
            />
          </>
        )}
      </div>
    </>
  );
}
