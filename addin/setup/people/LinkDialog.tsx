import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
} from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Person } from '../../../server/contract/person.ts';
import { SalespersonSelect } from './SalespersonSelect.tsx';
import type { PersonChanges } from './use-person-changes.ts';

interface LinkDialogProps {
  person: Person;
  changes: PersonChanges;
  onClose(): void;
}

/** The choice of a row that has no room for it. */
export function LinkDialog({ person, changes, onClose }: LinkDialogProps) {
  const { t } = useTranslation();
  const [code, setCode] = useState(person.salespersonCode ?? person.suggestedSalespersonCode);
  return (
    <Dialog open onOpenChange={(_, { open }) => !open && onClose()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{t('people.chooseTitle', { name: person.name })}</DialogTitle>
          <DialogContent>
            <Field label={t('people.salesperson')}>
              <SalespersonSelect value={code} nobody={t('people.nobody')} onChoose={setCode} />
            </Field>
          </DialogContent>
          <DialogActions>
            <Button
              appearance="primary"
              disabled={code === person.salespersonCode}
              onClick={() => {
                onClose();
                changes.link(person, code);
              }}
            >
              {t('actions.save')}
            </Button>
            <Button onClick={onClose}>{t('actions.cancel')}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
