import { useTranslation } from 'react-i18next';
import { EmptyState } from '../ui/list/ListStates.tsx';
import { useMailItem } from './use-mail-item.ts';

/** What belongs to the item Outlook shows. */
export function PaneScreen() {
  const { t } = useTranslation();
  const item = useMailItem();
  if (item?.kind === 'reading') return <p>{item.subject}</p>;
  if (item?.kind === 'composing') return <p>{t('pane.composing')}</p>;
  if (item?.kind === 'other') {
    return <EmptyState title={t('pane.otherItem')} hint={t('pane.otherItemHint')} />;
  }
  return <EmptyState title={t('pane.noItem')} hint={t('pane.noItemHint')} />;
}
