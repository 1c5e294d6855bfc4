import {
  Link,
  Toast,
  Toaster,
  ToastTitle,
  ToastTrigger,
  useToastController,
} from '@fluentui/react-components';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { errorSentence, requestIdOf } from './error-sentence.ts';

const toaster = 'notices';
const shortly = 4_000;
/** As long as an act can be undone. */
const undoable = 10_000;

export function Notices() {
  return <Toaster toasterId={toaster} position="bottom" />;
}

export interface Notify {
  done(text: string, undo?: () => void): void;
  /** Something to know, that nobody did. */
  told(text: string): void;
  failed(error: unknown): void;
}

export function useNotify(): Notify {
  const { dispatchToast } = useToastController(toaster);
  const { t } = useTranslation();
  const done = useCallback<Notify['done']>(
    (text, undo) => {
      const action = undo && (
        <ToastTrigger>
          <Link as="button" onClick={undo}>
            {t('actions.undo')}
          </Link>
        </ToastTrigger>
      );
      dispatchToast(
        <Toast>
          <ToastTitle action={action}>{text}</ToastTitle>
        </Toast>,
        {
          intent: 'success',
          politeness: 'polite',
          timeout: undo ? undoable : shortly,
          pauseOnHover: true,
        },
      );
    },
    [dispatchToast, t],
  );
  const failed = useCallback<Notify['failed']>(
    (error) => {
      const id = requestIdOf(error);
      const sentence = errorSentence(error, t);
      dispatchToast(
        <Toast>
          <ToastTitle>{id ? `${sentence} ${t('problem.requestId', { id })}` : sentence}</ToastTitle>
        </Toast>,
        { intent: 'error', timeout: undoable, pauseOnHover: true },
      );
    },
    [dispatchToast, t],
  );
  const told = useCallback<Notify['told']>(
    (text) =>
      dispatchToast(
        <Toast>
          <ToastTitle>{text}</ToastTitle>
        </Toast>,
        { intent: 'info', politeness: 'polite', timeout: undoable, pauseOnHover: true },
      ),
    [dispatchToast],
  );
  return { done, told, failed };
}
