import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ClipboardTaskListLtr20Filled } from '@fluentui/react-icons';
import { useStrings } from '../strings.ts';
import type { TaskPaneState } from './use-task-pane.ts';

const useStyles = makeStyles({
  button: { marginInlineStart: 'auto', flexShrink: 0, minWidth: 0 },
  icon: { color: tokens.colorBrandForeground1 },
  name: {
    whiteSpace: 'nowrap',
    '@container detail (max-width: 419px)': { display: 'none' },
  },
});

interface PaneButtonProps {
  pane: TaskPaneState;
  disabled?: boolean;
}

/** The add-in's button in the ribbon, which opens and closes its task pane. */
export const PaneButton = ({ pane, disabled = false }: PaneButtonProps) => {
  const styles = useStyles();
  const { pane: strings } = useStrings();
  if (!pane.available) return null;
  return (
    <Button
      ref={pane.button}
      appearance="subtle"
      className={styles.button}
      icon={<ClipboardTaskListLtr20Filled className={styles.icon} />}
      aria-label={strings.name}
      aria-expanded={pane.open}
      title={pane.open ? strings.close : strings.open}
      disabled={disabled}
      onClick={pane.toggle}
    >
      <span className={styles.name}>{strings.name}</span>
    </Button>
  );
};
