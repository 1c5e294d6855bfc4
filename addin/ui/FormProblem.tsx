import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
  makeStyles,
} from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from './api-error.ts';
import { errorSentence, requestIdOf } from './error-sentence.ts';
import type { Submit } from './use-submit.ts';

const useStyles = makeStyles({ bar: { flexShrink: 0 } });

interface FormProblemProps {
  submit: Submit;
  /** The fields that show their own problems. */
  shown: readonly string[];
  onReload?(): void;
}

/** What went wrong with a form as a whole; nothing typed is lost. */
export function FormProblem({ submit, shown, onReload }: FormProblemProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const { error } = submit;
  const bar = useRef<HTMLDivElement>(null);
  // A long form may have been sent from its foot.
  useEffect(() => {
    if (error) bar.current?.scrollIntoView({ block: 'nearest' });
  }, [error]);
  if (!error) return null;
  const count = error instanceof ApiError ? error.fields.length : 0;
  const others = submit.otherMessages(shown);
  const id = requestIdOf(error);
  return (
    <MessageBar
      ref={bar}
      className={styles.bar}
      intent="error"
      layout="multiline"
      politeness="assertive"
    >
      <MessageBarBody>
        <MessageBarTitle>{t('problem.title')}</MessageBarTitle>
        {count > 0 ? t('contact.form.problems', { count }) : errorSentence(error, t)}{' '}
        {others.join(' ')} {count === 0 && id ? t('problem.requestId', { id }) : null}
      </MessageBarBody>
      {submit.outdated && onReload && (
        <MessageBarActions>
          <Button onClick={onReload}>{t('actions.reload')}</Button>
        </MessageBarActions>
      )}
    </MessageBar>
  );
}
