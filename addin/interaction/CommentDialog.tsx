import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Textarea,
} from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

export const maxCommentLength = 2000;

interface CommentDialogProps {
  count: number;
  onComment(comment: string): void;
  onClose(): void;
}

/** One comment line for all that are selected. */
export function CommentDialog({ count, onComment, onClose }: CommentDialogProps) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const comment = text.trim();
  const save = () => {
    if (comment === '') return;
    onClose();
    onComment(comment);
  };
  return (
    <Dialog open onOpenChange={(_, { open }) => !open && onClose()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{t('acts.commentTitle', { count })}</DialogTitle>
          <DialogContent>
            <Field label={t('acts.commentLabel')} hint={t('acts.commentHint')}>
              <Textarea
                autoFocus
                rows={4}
                maxLength={maxCommentLength}
                value={text}
                onChange={(_, { value }) => setText(value)}
                onKeyDown={(event) => {
                  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) save();
                }}
              />
            </Field>
          </DialogContent>
          <DialogActions>
            <Button appearance="primary" disabled={comment === ''} onClick={save}>
              {t('acts.commentAction')}
            </Button>
            <Button onClick={onClose}>{t('actions.cancel')}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
