import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { ClipboardTaskListLtr20Filled } from '@fluentui/react-icons';
import { useStrings } from '../strings.ts';
import type { ItemNotification } from './item-notification.ts';

const useStyles = makeStyles({
  line: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    paddingInline: tokens.spacingHorizontalM,
    paddingBlock: tokens.spacingVerticalXS,
    backgroundColor: tokens.colorNeutralBackground3,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  icon: { display: 'flex', color: tokens.colorBrandForeground1 },
});

/** What the add-in says above a mail. */
export const AddInLines = ({ lines }: { lines: readonly ItemNotification[] }) => {
  const styles = useStyles();
  const { compose } = useStrings();
  return (
    <div role="status">
      {lines.map(({ key, message }) => (
        <div key={key} className={styles.line} title={compose.addIn}>
          <span className={styles.icon}>
            <ClipboardTaskListLtr20Filled />
          </span>
          <Text size={200}>{message}</Text>
        </div>
      ))}
    </div>
  );
};
