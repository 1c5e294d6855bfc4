import {
  Button,
  Checkbox,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  Text,
  tokens,
} from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  button: { whiteSpace: 'nowrap' },
  hint: { color: tokens.colorNeutralForeground2, marginInlineStart: '32px' },
});

interface CancelEntriesDialogProps {
  count: number;
  /** Some of them have files: they stay unless it is wished otherwise. */
  withAttachments: boolean;
  onCancelEntries(removeAttachments: boolean): void;
  onClose(): void;
}

/** Says how many and what becomes of them. */
export function CancelEntriesDialog(props: CancelEntriesDialogProps) {
  const { count, withAttachments, onCancelEntries, onClose } = props;
  const styles = useStyles();
  const { t } = useTranslation();
  const [removeAttachments, setRemoveAttachments] = useState(false);
  return (
    <Dialog open modalType="alert" onOpenChange={(_, { open }) => !open && onClose()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{t('acts.cancelTitle', { count })}</DialogTitle>
          <DialogContent className={styles.content}>
            <Text>{t('acts.cancelText')}</Text>
            {withAttachments && (
              <div>
                <Checkbox
                  label={t('acts.removeAttachments')}
                  checked={removeAttachments}
                  onChange={(_, { checked }) => setRemoveAttachments(checked === true)}
                />
                <Text as="p" size={200} block className={styles.hint}>
                  {t('acts.removeAttachmentsHint')}
                </Text>
              </div>
            )}
          </DialogContent>
          <DialogActions>
            <Button
              className={styles.button}
              appearance="primary"
              onClick={() => {
                onClose();
                onCancelEntries(removeAttachments);
              }}
            >
              {t('acts.cancelAction', { count })}
            </Button>
            <Button className={styles.button} onClick={onClose}>
              {t('acts.keep')}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
