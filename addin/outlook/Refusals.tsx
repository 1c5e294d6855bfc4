import { Link, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { CaptureReason, Decision } from '../../server/contract/capture-decision.ts';
import { usePermissions } from '../ui/session.tsx';
import { type Refusal, refusalsIn } from './log-verdict.ts';
import { tabAddress } from './tab-address.ts';

const useStyles = makeStyles({
  refusal: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start' },
  quiet: { color: tokens.colorNeutralForeground2 },
});

/** Shown with the people themselves, each with a button to add them. */
const shownAsStrangers = new Set<CaptureReason>(['notAContact', 'unknownSender']);
const changedInSetup = new Set<CaptureReason>(['noTemplate', 'internalMail', 'sensitivityLabel']);

interface RefusalsProps {
  decisions: readonly Decision[];
  /** Those that the button would log: nothing refuses them any more. */
  toLog: readonly Decision[];
}

/** Who is not in the log, and why, in sentences. */
export function Refusals({ decisions, toLog }: RefusalsProps) {
  const asked = new Set(toLog.map(({ address }) => address));
  const open = decisions.filter(({ address }) => address === null || !asked.has(address));
  const refusals = refusalsIn(open).filter(({ reason }) => !shownAsStrangers.has(reason));
  return refusals.map((refusal) => <Sentence key={refusal.reason} refusal={refusal} />);
}

function Sentence({ refusal: { reason, addresses } }: { refusal: Refusal }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const { write, administer } = usePermissions();
  const section = reason === 'noTemplate' ? 'whatIsLogged' : 'marketing';
  return (
    <div className={styles.refusal}>
      <Text>{t(`reasons.${reason}`, { contact: '' })}</Text>
      {addresses.length > 0 && (
        <Text size={200} className={styles.quiet}>
          {addresses.join(', ')}
        </Text>
      )}
      {reason === 'neverLog' && write && (
        <Link href={tabAddress(['setup', 'neverLog'])} target="_blank" rel="noreferrer">
          {t('decisions.openNeverLog')}
        </Link>
      )}
      {changedInSetup.has(reason) && administer && (
        <Link href={tabAddress(['setup', section])} target="_blank" rel="noreferrer">
          {t('decisions.openSetup')}
        </Link>
      )}
    </div>
  );
}
