import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';

const useStyles = makeStyles({
  bar: {
    position: 'sticky',
    bottom: `calc(-1 * ${tokens.spacingHorizontalL})`,
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    backgroundColor: tokens.colorNeutralBackground1,
    borderRadius: tokens.borderRadiusMedium,
    boxShadow: tokens.shadow8,
    zIndex: 1,
  },
  grow: { flexGrow: 1 },
});

interface SaveBarProps {
  changed: boolean;
  busy: boolean;
  onSave(): void;
  onUndo(): void;
}

/** Stands at the foot of a form while there is something to save. */
export function SaveBar({ changed, busy, onSave, onUndo }: SaveBarProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  if (!changed) return null;
  return (
    <div className={styles.bar}>
      <Text className={styles.grow} role="status">
        {t('setup.unsaved')}
      </Text>
      <Button onClick={onUndo}>{t('setup.discardChanges')}</Button>
      <Button appearance="primary" disabled={busy} onClick={onSave}>
        {t(busy ? 'actions.saving' : 'actions.save')}
      </Button>
    </div>
  );
}
