import { Button, makeStyles, Textarea, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { maxCommentLength } from './CommentDialog.tsx';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
  buttons: { display: 'flex', gap: tokens.spacingHorizontalXS },
});

interface CommentFormProps {
  text?: string;
  /** "Add comment", "Save". */
  action: string;
  label: string;
  busy: boolean;
  onSave(comment: string): Promise<boolean>;
  onClose(): void;
}

/** Writes one comment; Esc leaves it. */
export function CommentForm({ text = '', action, label, busy, onSave, onClose }: CommentFormProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const [value, setValue] = useState(text);
  const comment = value.trim();
  const save = async () => {
    if (comment !== '' && (await onSave(comment))) onClose();
  };
  return (
    <div className={styles.form}>
      <Textarea
        autoFocus
        rows={3}
        maxLength={maxCommentLength}
        aria-label={label}
        placeholder={t('acts.commentHint')}
        value={value}
        onChange={(_, data) => setValue(data.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void save();
          if (event.key !== 'Escape') return;
          event.preventDefault();
          onClose();
        }}
      />
      <div className={styles.buttons}>
        <Button
          size="small"
          appearance="primary"
          disabled={busy || comment === ''}
          onClick={() => void save()}
        >
          {action}
        </Button>
        <Button size="small" onClick={onClose}>
          {t('actions.cancel')}
        </Button>
      </div>
    </div>
  );
}
