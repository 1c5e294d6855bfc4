import { Button, Link, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { EmailPreview } from '../../server/contract/email.ts';
import { SmallProblem } from './SmallProblem.tsx';
import type { LogMail } from './use-log-mail.ts';
import { useNames } from './use-names.ts';

const useStyles = makeStyles({
  box: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'stretch',
    gap: tokens.spacingVerticalXS,
  },
  attach: { alignSelf: 'flex-start' },
  hint: { color: tokens.colorNeutralForeground2 },
});

interface LogButtonProps {
  toLog: EmailPreview['decisions'];
  /** Something of the mail is in the log already. */
  also: boolean;
  logging: LogMail;
  /** Files of the mail are to be chosen once it is logged. */
  onAttaching(): void;
}

/** The one thing to do with a mail that is not in the log. */
export function LogButton({ toLog, also, logging, onAttaching }: LogButtonProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const join = useNames();
  const names = toLog.flatMap(({ outcome, contactName, contactNo, address }) =>
    outcome === 'logged' ? (contactName ?? contactNo ?? address ?? []) : [],
  );
  const chooses = toLog.some(({ outcome }) => outcome === 'postponed');
  return (
    <div className={styles.box}>
      <Button
        appearance="primary"
        disabledFocusable={logging.busy}
        onClick={() => void logging.report(true)}
      >
        {t(logging.busy ? 'pane.logging' : also ? 'pane.logAlso' : 'pane.logMail', {
          names: join(names),
        })}
      </Button>
      {names.length > 0 && !also && (
        <Text size={200} className={styles.hint}>
          {t('pane.logsTo', { names: join(names) })}
        </Text>
      )}
      {names.length > 0 && !logging.busy && (
        <Link
          as="button"
          className={styles.attach}
          onClick={() => {
            onAttaching();
            void logging.report(true);
          }}
        >
          {t('attachments.fromMail.logAndAttach')}
        </Link>
      )}
      {chooses && (
        <Text size={200} className={styles.hint}>
          {t('pane.chooseNext')}
        </Text>
      )}
      {logging.error ? <SmallProblem error={logging.error} /> : null}
    </div>
  );
}
