import { Button } from '@fluentui/react-components';
import { ArrowClockwiseRegular } from '@fluentui/react-icons';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useMailbox } from './pane-context.tsx';

/** Outlook does not tell of every change of item: https://github.com/OfficeDev/office-js/issues/3470 */
export function RefreshButton() {
  const { t } = useTranslation();
  const mailbox = useMailbox();
  const queries = useQueryClient();
  return (
    <Button
      appearance="subtle"
      size="small"
      icon={<ArrowClockwiseRegular />}
      aria-label={t('pane.refresh')}
      title={t('pane.refresh')}
      onClick={() => {
        mailbox.refresh();
        void queries.invalidateQueries();
      }}
    />
  );
}
