import { Button, makeStyles, SkeletonItem, Text, tokens } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EmailLookupResult } from '../../server/contract/email.ts';
import { usePermissions } from '../ui/session.tsx';
import { LogButton } from './LogButton.tsx';
import { LoggedLines } from './LoggedLines.tsx';
import { isWorthPreviewing, stillToLog } from './log-verdict.ts';
import type { ReadMail } from './mail-item.ts';
import { NoMessageId } from './NoMessageId.tsx';
import { Refusals } from './Refusals.tsx';
import { SmallProblem } from './SmallProblem.tsx';
import { type LogMail, useLogMail } from './use-log-mail.ts';
import { useLookup, useMarks, usePreview } from './use-read-mail.ts';
import { useSighting } from './use-sighting.ts';

const useStyles = makeStyles({
  state: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
    outline: 'none',
    // Whoever is no contact is told above, and there is nothing to add.
    ':empty': { display: 'none' },
  },
});

/** One line of truth, and the button where there is none yet. */
export function LogState({ mail }: { mail: ReadMail }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const region = useRef<HTMLElement>(null);
  const marks = useMarks(mail);
  const lookup = useLookup(mail);
  const logging = useLogMail(mail);
  useSighting(mail, lookup.data, logging);
  const wasBusy = useRef(false);
  useEffect(() => {
    // The button that had the focus is gone; what it did stands here.
    if (wasBusy.current && !logging.busy && document.activeElement === document.body) {
      region.current?.focus();
    }
    wasBusy.current = logging.busy;
  }, [logging.busy]);
  return (
    <section
      ref={region}
      tabIndex={-1}
      className={styles.state}
      aria-label={t('pane.logState')}
      aria-live="polite"
    >
      {lookup.data ? (
        <Known mail={mail} lookup={lookup.data} logging={logging} />
      ) : lookup.error || marks.error ? (
        <SmallProblem
          error={lookup.error ?? marks.error}
          onRetry={() => void (marks.error ? marks : lookup).refetch()}
        />
      ) : marks.data && mail.internetMessageId === null ? (
        <NoMessageId />
      ) : (
        <SkeletonItem size={24} aria-label={t('list.loading')} />
      )}
    </section>
  );
}

interface KnownProps {
  mail: ReadMail;
  lookup: EmailLookupResult;
  logging: LogMail;
}

function Known({ mail, lookup, logging }: KnownProps) {
  const { t } = useTranslation();
  const { write } = usePermissions();
  const marks = useMarks(mail);
  const [attaching, setAttaching] = useState(false);
  const preview = usePreview(mail, isWorthPreviewing(lookup));
  const toLog = preview.data ? stillToLog(lookup, preview.data) : [];
  const decisions = lookup.known ? lookup.decisions : (preview.data?.decisions ?? []);
  if (logging.privateReason) {
    return <Text>{t(`reasons.${logging.privateReason}`)}</Text>;
  }
  const nothingSaid = lookup.entries.length === 0 && decisions.length === 0;
  return (
    <>
      <LoggedLines mail={mail} lookup={lookup} attaching={attaching} />
      {nothingSaid && lookup.known && (
        <Text>{t('pane.reportedBy', { by: lookup.reportedBy ?? '' })}</Text>
      )}
      {nothingSaid && !lookup.known && !write && <Text>{t('pane.notLoggedReader')}</Text>}
      <Refusals decisions={decisions} toLog={toLog} />
      {mail.internetMessageId === null && !lookup.known && <NoMessageId />}
      {toLog.length > 0 && marks.data?.headersMissing && (
        <>
          <Text>{t('pane.headersMissing')}</Text>
          <Button onClick={() => void marks.refetch()}>{t('actions.retry')}</Button>
        </>
      )}
      {toLog.length > 0 && !marks.data?.headersMissing && (
        <LogButton
          toLog={toLog}
          also={lookup.entries.length > 0}
          logging={logging}
          onAttaching={() => setAttaching(true)}
        />
      )}
      {preview.error ? (
        <SmallProblem error={preview.error} onRetry={() => void preview.refetch()} />
      ) : null}
      {preview.isLoading && <SkeletonItem size={32} aria-label={t('list.loading')} />}
    </>
  );
}
