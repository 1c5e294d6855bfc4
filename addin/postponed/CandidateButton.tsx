import { CompoundButton, makeStyles } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { ContactCandidate } from '../../server/contract/postponed-interaction.ts';
import { useFormats } from '../ui/dates.ts';

const useStyles = makeStyles({
  button: {
    justifyContent: 'start',
    textAlign: 'start',
    maxWidth: 'none',
    overflowWrap: 'anywhere',
  },
});

interface CandidateButtonProps {
  candidate: ContactCandidate;
  disabled: boolean;
  onChoose(): void;
}

/** One click logs it; the last interaction says which of two namesakes it is. */
export function CandidateButton({ candidate, disabled, onChoose }: CandidateButtonProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const { day } = useFormats().inSentence;
  const { name, companyName, lastInteractionDate, lastInteractionDescription } = candidate;
  const last = lastInteractionDate
    ? t('postponed.lastInteraction', {
        what: lastInteractionDescription ?? '',
        when: day(lastInteractionDate),
      })
    : t('postponed.noInteraction');
  return (
    <CompoundButton
      className={styles.button}
      disabled={disabled}
      secondaryContent={last}
      onClick={onChoose}
    >
      {companyName && companyName !== name ? `${name} · ${companyName}` : name}
    </CompoundButton>
  );
}
