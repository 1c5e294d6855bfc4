import { Checkbox, makeStyles } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';

const useStyles = makeStyles({
  box: { display: 'flex', justifyContent: 'center', marginInlineStart: '-6px' },
});

/** Before the icon, where rows can be chosen. */
export interface RowSelection {
  selected: boolean;
  onToggle(how: 'toggle' | 'extend'): void;
}

/** The row takes the focus and the keys: here one can press. */
export function RowCheckbox({ what, selection }: { what: string; selection: RowSelection }) {
  const styles = useStyles();
  const { t } = useTranslation();
  return (
    <Checkbox
      className={styles.box}
      checked={selection.selected}
      input={{ tabIndex: -1 }}
      aria-label={t('acts.select', { what })}
      onClick={(event) => {
        event.stopPropagation();
        if (!event.shiftKey) return;
        event.preventDefault();
        selection.onToggle('extend');
      }}
      onChange={() => selection.onToggle('toggle')}
    />
  );
}
