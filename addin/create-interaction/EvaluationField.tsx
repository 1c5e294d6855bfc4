import { Field, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import {
  EmojiAngryRegular,
  EmojiLaughRegular,
  EmojiMehRegular,
  EmojiRegular,
  EmojiSadRegular,
} from '@fluentui/react-icons';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Evaluation } from '../../server/contract/enumerations.ts';

const faces = [
  ['veryPositive', EmojiLaughRegular],
  ['positive', EmojiRegular],
  ['neutral', EmojiMehRegular],
  ['negative', EmojiSadRegular],
  ['veryNegative', EmojiAngryRegular],
] as const;

const useStyles = makeStyles({
  faces: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(88px, 1fr))',
    gap: tokens.spacingHorizontalXS,
  },
  face: {
    position: 'relative',
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    gap: tokens.spacingVerticalXXS,
    padding: `${tokens.spacingVerticalSNudge} ${tokens.spacingHorizontalXXS}`,
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    textAlign: 'center',
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':focus-within': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  chosen: {
    border: `1px solid ${tokens.colorCompoundBrandStroke}`,
    backgroundColor: tokens.colorNeutralBackground1Selected,
    color: tokens.colorNeutralForeground1,
    '@media (forced-colors: active)': { outline: '2px solid Highlight' },
  },
  icon: { fontSize: '24px' },
  radio: { position: 'absolute', opacity: 0, inset: 0, margin: 0, cursor: 'pointer' },
});

interface EvaluationFieldProps {
  value: Evaluation | null;
  onChange(value: Evaluation | null): void;
}

/** Five faces with words; the chosen one pressed again takes it back. */
export function EvaluationField({ value, onChange }: EvaluationFieldProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const name = useId();
  return (
    <Field label={t('entry.evaluation')}>
      {({ 'aria-labelledby': label }) => (
        <div className={styles.faces} role="radiogroup" aria-labelledby={label}>
          {faces.map(([face, Icon]) => (
            <label
              key={face}
              className={mergeClasses(styles.face, value === face && styles.chosen)}
            >
              <input
                type="radio"
                className={styles.radio}
                name={name}
                checked={value === face}
                onChange={() => onChange(face)}
                onClick={() => value === face && onChange(null)}
              />
              <Icon className={styles.icon} aria-hidden />
              {t(`entry.evaluations.${face}`)}
            </label>
          ))}
        </div>
      )}
    </Field>
  );
}
