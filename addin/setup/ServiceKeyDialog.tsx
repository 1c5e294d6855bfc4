import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ServiceKeyWithSecret } from '../../server/contract/service-key.ts';
import { FormProblem } from '../ui/FormProblem.tsx';
import type { Submit } from '../ui/use-submit.ts';
import { SecretShown } from './SecretShown.tsx';

const useStyles = makeStyles({
  fields: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
});

interface ServiceKeyDialogProps {
  title: string;
  /** Above the secret, once there is one. */
  doneTitle: string;
  action: string;
  submit: Submit;
  shown: readonly string[];
  children: ReactNode;
  send(): Promise<ServiceKeyWithSecret>;
  onReload?(): void;
  onClose(): void;
}

/** A form whose answer is a secret; with the secret on screen nothing closes it by accident. */
export function ServiceKeyDialog(props: ServiceKeyDialogProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const { submit, onClose } = props;
  const [created, setCreated] = useState<ServiceKeyWithSecret | null>(null);
  const send = (event: FormEvent) => {
    event.preventDefault();
    void submit.run(async () => setCreated(await props.send()));
  };
  if (created)
    return (
      <Dialog open modalType="alert">
        <DialogSurface>
          <DialogBody>
            <DialogTitle>{props.doneTitle}</DialogTitle>
            <DialogContent>
              <SecretShown created={created} />
            </DialogContent>
            <DialogActions>
              <Button appearance="primary" onClick={onClose}>
                {t('serviceKeys.kept')}
              </Button>
            </DialogActions>
          </DialogBody>
        </DialogSurface>
      </Dialog>
    );
  return (
    <Dialog open modalType="modal" onOpenChange={(_, { open }) => !open && onClose()}>
      <DialogSurface>
        <form onSubmit={send} noValidate>
          <DialogBody>
            <DialogTitle>{props.title}</DialogTitle>
            <DialogContent className={styles.fields}>
              <FormProblem submit={submit} shown={props.shown} onReload={props.onReload} />
              {props.children}
            </DialogContent>
            <DialogActions>
              <Button type="submit" appearance="primary" disabled={submit.busy}>
                {submit.busy ? t('actions.saving') : props.action}
              </Button>
              <Button onClick={onClose}>{t('actions.cancel')}</Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}
