import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { ArrowUndoRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import type { ContactDetail } from '../../../server/contract/contact.ts';
import { useFormats } from '../../ui/dates.ts';
import { usePermissions } from '../../ui/session.tsx';
import { useUndoMerge } from './use-merge.ts';

const useStyles = makeStyles({
  line: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS },
  grow: { display: 'flex', flexDirection: 'column', flexGrow: 1, overflowWrap: 'anywhere' },
  quiet: { color: tokens.colorNeutralForeground2 },
});

/** What became part of a contact, while that can be taken back. */
export function MergedContacts({ merged }: { merged: ContactDetail['mergedContacts'] }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const { dayOf } = useFormats().inSentence;
  const { manage } = usePermissions();
  const undo = useUndoMerge();
  return merged.map((one) => (
    <span key={one.id} className={styles.line}>
      <span className={styles.grow}>
        <Text>
          {t('contactLife.merge.mergedBy', {
            no: one.no,
            name: one.name,
            when: dayOf(one.mergedAt),
            by: one.mergedBy,
          })}
        </Text>
        <Text size={200} className={styles.quiet}>
          {t('contactLife.merge.until', { day: dayOf(one.undoUntil) })}
        </Text>
      </span>
      {manage && (
        <Button
          size="small"
          appearance="subtle"
          icon={<ArrowUndoRegular />}
          aria-label={t('contactLife.merge.undoOf', { name: one.name })}
          title={t('contactLife.merge.undoOf', { name: one.name })}
          onClick={() => void undo(one)}
        />
      )}
    </span>
  ));
}
