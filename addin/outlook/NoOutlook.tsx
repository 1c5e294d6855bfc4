import { Button } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../ui/list/ListStates.tsx';

/** Somebody opened the pane's address in a browser, or Office.js did not load. */
export function NoOutlook() {
  const { t } = useTranslation();
  return (
    <main>
      <h1 hidden>{t('product')}</h1>
      <EmptyState
        title={t('pane.noOutlook')}
        hint={t('pane.noOutlookHint')}
        action={<Button onClick={() => location.reload()}>{t('actions.reload')}</Button>}
      />
    </main>
  );
}
