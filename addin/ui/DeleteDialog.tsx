import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from './api-error.ts';
import { useNotify } from './use-notify.tsx';

interface DeleteDialogProps {
  name: string;
  /** What to do instead, when it is in use. */
  inUse: string;
  remove(): Promise<unknown>;
  onClose(): void;
}

/** Asks before something of the set-up is deleted; what is in use stays, and the way out is told. */
export function DeleteDialog({ name, inUse, remove, onClose }: DeleteDialogProps) {
  const { t } = useTranslation();
  const notify = useNotify();
  const [state, setState] = useState<'asking' | 'busy' | 'inUse'>('asking');
  const confirm = async () => {
    setState('busy');
    try {
      await remove();
      notify.done(t('setUpRow.deleted', { name }));
      onClose();
    } catch (error) {
      if (error instanceof ApiError && error.code === 'inUse') {
        setState('inUse');
        return;
      }
      notify.failed(error);
      onClose();
    }
  };
  const used = state === 'inUse';
  return (
    <Dialog open modalType="alert" onOpenChange={(_, { open }) => !open && onClose()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>
            {t(used ? 'setUpRow.inUseTitle' : 'setUpRow.deleteTitle', { name })}
          </DialogTitle>
          <DialogContent>{used ? inUse : t('setUpRow.deleteText')}</DialogContent>
          <DialogActions>
            {!used && (
              <Button
                appearance="primary"
                disabled={state === 'busy'}
                onClick={() => void confirm()}
              >
                {t('setUpRow.deleteAction', { name })}
              </Button>
            )}
            <Button onClick={onClose}>{t(used ? 'setUpRow.close' : 'actions.cancel')}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
