import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { NeverLog } from '../../server/contract/never-log.ts';
import { FormProblem } from '../ui/FormProblem.tsx';
import { useSubmit } from '../ui/use-submit.ts';
import { useApplyChange, useBackwards } from '../what-if/use-backwards.ts';
import { WhatIf } from '../what-if/WhatIf.tsx';

interface RemoveNeverLogProps {
  line: NeverLog;
  /** Takes the line off, from now on. */
  onRemove(): Promise<void>;
  /** It has been taken off and applied to the past. */
  onApplied(): Promise<void>;
  onClose(): void;
}

/** Shows what taking the line off would have done, then does it. */
export function RemoveNeverLog({ line, onRemove, onApplied, onClose }: RemoveNeverLogProps) {
  const { t } = useTranslation();
  const backwards = useBackwards();
  const applyChange = useApplyChange();
  const submit = useSubmit();
  const change = { neverLog: { remove: line.id } };
  const remove = () =>
    submit.run(async () => {
      if (backwards.on) {
        await applyChange(change, { ...backwards, unwanted: 'cancel' }, null);
        await onApplied();
      } else await onRemove();
      onClose();
    });
  return (
    <Dialog open modalType="modal" onOpenChange={(_, { open }) => !open && onClose()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{t('whatIf.removeTitle', { value: line.value })}</DialogTitle>
          <DialogContent>
            <FormProblem submit={submit} shown={[]} />
            <WhatIf change={change} backwards={backwards} />
          </DialogContent>
          <DialogActions>
            <Button
              appearance="primary"
              disabled={submit.busy || (backwards.on && backwards.name.trim() === '')}
              onClick={() => void remove()}
            >
              {t('whatIf.remove')}
            </Button>
            <Button onClick={onClose}>{t('actions.cancel')}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
