import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
} from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { ApiError } from './api-error.ts';
import { errorSentence, requestIdOf } from './error-sentence.ts';
import type { Submit } from './use-submit.ts';

interface FormProblemProps {
  submit: Submit;
  /** The fields that show their own problems. */
  shown: readonly string[];
  onReload?(): void;
}

/** What went wrong with a form as a whole; nothing typed is lost. */
export function FormProblem({ submit, shown, onReload }: FormProblemProps) {
  const { t } = useTranslation();
  const { error } = submit;
  if (!error) return null;
  const count = error instanceof ApiError ? error.fields.length : 0;
  const others = submit.otherMessages(shown);
  const id = requestIdOf(error);
  return (
    <MessageBar intent="error" layout="multiline" politeness="assertive">
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
