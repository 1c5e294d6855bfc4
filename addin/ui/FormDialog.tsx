import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  mergeClasses,
  tokens,
} from '@fluentui/react-components';
import type { FormEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FormProblem } from './FormProblem.tsx';
import type { Submit } from './use-submit.ts';

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  wide: { maxWidth: '760px' },
});

interface FormDialogProps {
  title: string;
  submit: Submit;
  /** The fields that show their own problems. */
  shown: readonly string[];
  /** What the button says; else that it saves. */
  action?: string;
  /** Nothing can be sent yet. */
  disabled?: boolean;
  /** For two columns of fields. */
  wide?: boolean;
  onSubmit(): void;
  onClose(): void;
  /** Loads what somebody else has saved meanwhile. */
  onReload?(): void;
  /** What saving would do, told before the buttons. */
  preview?: ReactNode;
  children: ReactNode;
}

/** One form over the page: what is wrong with it at its head, two buttons at its foot. */
export function FormDialog(props: FormDialogProps) {
  const { title, submit, shown, action, disabled = false, wide = false } = props;
  const { onSubmit, onClose, onReload, preview, children } = props;
  const styles = useStyles();
  const { t } = useTranslation();
  const send = (event: FormEvent) => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <Dialog open modalType="modal" onOpenChange={(_, { open }) => !open && onClose()}>
      <DialogSurface className={mergeClasses(wide && styles.wide)}>
        <form onSubmit={send} noValidate>
          <DialogBody>
            <DialogTitle>{title}</DialogTitle>
            <DialogContent className={styles.content}>
              <FormProblem submit={submit} shown={shown} onReload={onReload} />
              {children}
              {preview}
            </DialogContent>
            <DialogActions>
              <Button type="submit" appearance="primary" disabled={submit.busy || disabled}>
                {submit.busy ? t('actions.saving') : (action ?? t('actions.save'))}
              </Button>
              <Button onClick={onClose}>{t('actions.cancel')}</Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}
