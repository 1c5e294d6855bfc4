import { Button, Link, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { hashOf } from '../ui/route.ts';
import type { Decision } from './use-decided.ts';

const useStyles = makeStyles({
  line: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
});

/** Says who decided it, where there was something to decide. */
export function DecidedLine({ decision, onAway }: { decision: Decision; onAway?: () => void }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const name = decision?.contactName;
  return (
    <div className={styles.line}>
      <Text role="status">
        {decision && name
          ? t('postponed.decidedBy', { by: decision.changedBy, name })
          : t('postponed.decided')}
      </Text>
      {decision && (
        <Link href={hashOf(['log', 'entry', decision.entryNo])}>{t('postponed.decidedOpen')}</Link>
      )}
      {onAway && (
        <Button size="small" onClick={onAway}>
          {t('postponed.decidedAway')}
        </Button>
      )}
    </div>
  );
}
