import { Button } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { Me } from '../../server/contract/me.ts';
import { ApiError } from '../ui/api-error.ts';
import { errorSentence, requestIdOf } from '../ui/error-sentence.ts';
import { EmptyState } from '../ui/list/ListStates.tsx';
import { usePane } from './pane-context.tsx';

const titles = {
  offline: 'pane.signIn.offline',
  noToken: 'pane.signIn.noToken',
  notSignedIn: 'pane.signIn.refused',
} as const;
const hints = {
  offline: 'pane.signIn.offlineHint',
  noToken: 'pane.signIn.noTokenHint',
  notSignedIn: 'pane.signIn.refusedHint',
} as const;

type Known = keyof typeof titles;
const isKnown = (code: string): code is Known => code in titles;

function WaysOn({ onRetry }: { onRetry(): void }) {
  const { t } = useTranslation();
  const { show } = usePane();
  return (
    <>
      <Button appearance="primary" onClick={onRetry}>
        {t('actions.retry')}
      </Button>
      <Button onClick={() => show({ name: 'diagnostics' })}>{t('pane.menu.diagnostics')}</Button>
    </>
  );
}

/** Why nobody is signed in, and what to do about it; the mail itself is never touched. */
export function SignInProblem({ error, onRetry }: { error: unknown; onRetry(): void }) {
  const { t } = useTranslation();
  const code = error instanceof ApiError ? error.code : 'unexpected';
  const id = requestIdOf(error);
  const hint = isKnown(code) ? t(hints[code]) : errorSentence(error, t);
  return (
    <div role="alert">
      <EmptyState
        title={t(isKnown(code) ? titles[code] : 'problem.loadTitle')}
        hint={id ? `${hint} ${t('problem.requestId', { id })}` : hint}
        action={<WaysOn onRetry={onRetry} />}
      />
    </div>
  );
}

export function NoRole({ me, onRetry }: { me: Me; onRetry(): void }) {
  const { t } = useTranslation();
  return (
    <EmptyState
      title={t('problem.noRole')}
      hint={t('problem.noRoleHint', { name: me.name })}
      action={<WaysOn onRetry={onRetry} />}
    />
  );
}
