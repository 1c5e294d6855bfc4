import { makeStyles, tokens } from '@fluentui/react-components';
import { AttachRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import type { InteractionLogEntry } from '../../server/contract/interaction-log-entry.ts';

const useStyles = makeStyles({
  clip: {
    display: 'inline-flex',
    alignSelf: 'center',
    verticalAlign: 'text-bottom',
    flexShrink: 0,
    marginInlineStart: tokens.spacingHorizontalXS,
    color: tokens.colorNeutralForeground2,
  },
});

/** Says that an entry has files, and how many. */
export function Paperclip({ entry }: { entry: Pick<InteractionLogEntry, 'attachmentCount'> }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const count = entry.attachmentCount;
  if (count === 0) return null;
  const label = t('attachments.has', { count });
  return (
    <span className={styles.clip} role="img" aria-label={label} title={label}>
      <AttachRegular aria-hidden />
    </span>
  );
}
