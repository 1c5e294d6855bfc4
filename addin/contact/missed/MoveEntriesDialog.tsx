import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  Radio,
  RadioGroup,
  Text,
  tokens,
} from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Contact } from '../../../server/contract/contact.ts';
import type { MovedEntries } from '../../../server/contract/contact-history.ts';
import { FormProblem } from '../../ui/FormProblem.tsx';
import { useClient } from '../../ui/session.tsx';
import { useActionKey } from '../../ui/use-action-key.ts';
import { useNotify } from '../../ui/use-notify.tsx';
import { useSubmit } from '../../ui/use-submit.ts';
import { ContactPicker, type PickedContact } from '../ContactPicker.tsx';
import { useContactsChanged } from '../merge/use-merge.ts';

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
});

/** What was logged by an address that was taken off. */
export interface WronglyLogged extends MovedEntries {
  via: string;
}

interface MoveEntriesDialogProps {
  contact: Contact;
  wrong: WronglyLogged;
  onClose(): void;
}

export function MoveEntriesDialog({ contact, wrong, onClose }: MoveEntriesDialogProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const client = useClient();
  const notify = useNotify();
  const changed = useContactsChanged();
  const submit = useSubmit();
  const actionKey = useActionKey();
  const [way, setWay] = useState<'keep' | 'to' | 'cancel'>('keep');
  const [target, setTarget] = useState<PickedContact | null>(null);
  const { via } = wrong;
  const move = () =>
    submit.run(async () => {
      if (way === 'keep') return onClose();
      const body = { via, to: way === 'to' ? (target?.no ?? null) : null };
      const { entries } = await client.call('moveContactEntries', {
        params: { no: contact.no },
        body,
        actionKey: actionKey(body),
      });
      notify.done(
        way === 'to'
          ? t('contactLife.move.moved', { count: entries, name: target?.name ?? '' })
          : t('contactLife.move.canceled', { count: entries }),
      );
      changed();
      onClose();
    });
  return (
    <Dialog open modalType="modal" onOpenChange={(_, { open }) => !open && onClose()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{t('contactLife.move.title', { via })}</DialogTitle>
          <DialogContent className={styles.content}>
            <FormProblem submit={submit} shown={[]} />
            <Text>
              {t('contactLife.move.text', { count: wrong.entries, name: contact.name })}{' '}
              {wrong.notYours > 0 && t('contactLife.move.notYours', { count: wrong.notYours })}
            </Text>
            <RadioGroup
              aria-label={t('contactLife.move.title', { via })}
              value={way}
              onChange={(_, { value }) => setWay(value as typeof way)}
            >
              <Radio value="keep" label={t('contactLife.move.keep')} />
              <Radio value="to" label={t('contactLife.move.to')} />
              <Radio value="cancel" label={t('contactLife.move.cancel')} />
            </RadioGroup>
            {way === 'to' && (
              <ContactPicker
                label={t('contactLife.move.pick')}
                value={target}
                onChange={setTarget}
              />
            )}
          </DialogContent>
          <DialogActions>
            <Button
              appearance="primary"
              disabled={submit.busy || (way === 'to' && target === null)}
              onClick={() => void move()}
            >
              {t('contactLife.move.do')}
            </Button>
            <Button onClick={onClose}>{t('actions.cancel')}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
