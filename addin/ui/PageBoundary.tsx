import { Button } from '@fluentui/react-components';
import { Component, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from './list/ListStates.tsx';

function Crashed() {
  const { t } = useTranslation();
  return (
    <div role="alert">
      <EmptyState
        title={t('problem.crashed')}
        hint={t('problem.crashedHint')}
        action={<Button onClick={() => location.reload()}>{t('actions.reload')}</Button>}
      />
    </div>
  );
}

/** One page that fails leaves the bar, and the way to the others. */
export class PageBoundary extends Component<{ children: ReactNode }, { crashed: boolean }> {
  override state = { crashed: false };

  static getDerivedStateFromError() {
    return { crashed: true };
  }

  override render() {
    return this.state.crashed ? <Crashed /> : this.props.children;
  }
}
