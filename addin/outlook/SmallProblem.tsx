import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { errorSentence, requestIdOf } from '../ui/error-sentence.ts';
import { MailboxError } from './mailbox.ts';

const useStyles = makeStyles({
  problem: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: tokens.spacingVerticalXS,
  },
  id: { color: tokens.colorNeutralForeground3, fontVariantNumeric: 'tabular-nums' },
});

/** Something of the pane failed; the rest stays. */
export function SmallProblem({ error, onRetry }: { error: unknown; onRetry?(): void }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const id = requestIdOf(error);
  return (
    <div className={styles.problem} role="alert">
      <Text>
        {error instanceof MailboxError ? t('pane.outlookSilent') : errorSentence(error, t)}
      </Text>
      {id && (
        <Text size={200} className={styles.id}>
          {t('problem.requestId', { id })}
        </Text>
      )}
      {onRetry && (
        <Button size="small" onClick={onRetry}>
          {t('actions.retry')}
        </Button>
      )}
    </div>
  );
}
