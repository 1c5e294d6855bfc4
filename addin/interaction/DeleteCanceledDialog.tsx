import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  MessageBar,
  MessageBarBody,
  makeStyles,
  ProgressBar,
  Text,
  tokens,
} from '@fluentui/react-components';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeleteCanceledFilter } from '../../server/contract/delete-canceled.ts';
import { errorSentence } from '../ui/error-sentence.ts';
import { DeleteCanceledFields } from './DeleteCanceledFields.tsx';
import { type DeletionDraft, deletionDraftOf, deletionFilterOf } from './deletion-draft.ts';
import type { LogFilter } from './log-filter.ts';
import { type Deletion, useDeleteCanceled } from './use-delete-canceled.ts';

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  hint: { color: tokens.colorNeutralForeground2 },
  count: { fontVariantNumeric: 'tabular-nums' },
});

interface DeleteCanceledDialogProps {
  /** Of the log: it begins with what is looked at. */
  filter: LogFilter;
  onClose(): void;
}

/** Filters, how many, and then for good. */
export function DeleteCanceledDialog({ filter, onClose }: DeleteCanceledDialogProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const [draft, setDraft] = useState<DeletionDraft>(() => deletionDraftOf(filter));
  const asked: DeleteCanceledFilter = useDeferredValue(deletionFilterOf(draft));
  const deletion = useDeleteCanceled(asked);
  const { count, running, busy, deleted } = deletion;
  const settled = !deletion.counting && count !== null && count > 0;
  return (
    <Dialog open modalType="modal" onOpenChange={(_, { open }) => !open && onClose()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{t('deleteCanceled.title')}</DialogTitle>
          <DialogContent className={styles.content}>
            <Text className={styles.hint}>{t('deleteCanceled.hint')}</Text>
            {deleted === null && running === null && (
              <DeleteCanceledFields draft={draft} disabled={busy} onChange={setDraft} />
            )}
            <Outcome deletion={deletion} />
          </DialogContent>
          <DialogActions>
            {deleted === null && running === null && (
              <Button
                appearance="primary"
                disabled={!settled || busy}
                onClick={() => void deletion.start()}
              >
                {t('deleteCanceled.action', { count: count ?? 0 })}
              </Button>
            )}
            <Button onClick={onClose}>
              {t(deleted === null ? 'actions.cancel' : 'deleteCanceled.close')}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

const manyAtOnce = 1000;

function Outcome({ deletion }: { deletion: Deletion }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const { count, counting, error, running, deleted } = deletion;
  if (error !== null)
    return (
      <MessageBar intent="error">
        <MessageBarBody>{errorSentence(error, t)}</MessageBarBody>
      </MessageBar>
    );
  if (running !== null)
    return (
      <div>
        <ProgressBar
          aria-label={t('deleteCanceled.progress')}
          value={running.deleted}
          max={Math.max(1, running.count)}
        />
        <Text as="p" block className={styles.count} aria-live="polite">
          {t('deleteCanceled.running', { ...running, by: running.startedBy })}
        </Text>
      </div>
    );
  if (deleted !== null)
    return (
      <MessageBar intent="success">
        <MessageBarBody>{t('deleteCanceled.done', { count: deleted })}</MessageBarBody>
      </MessageBar>
    );
  if (count === null || counting) return <Text>{t('deleteCanceled.counting')}</Text>;
  return (
    <Text weight="semibold" className={styles.count} aria-live="polite">
      {count === 0 ? t('deleteCanceled.none') : t('deleteCanceled.count', { count })}
      {count > manyAtOnce && ` ${t('deleteCanceled.background')}`}
    </Text>
  );
}
