import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ContactDetail } from '../../server/contract/contact.ts';
import { newActionKey } from '../ui/api-client.ts';
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx';
import { hashOf, navigate } from '../ui/route.ts';
import { useClient } from '../ui/session.tsx';
import { useNotify } from '../ui/use-notify.tsx';

interface EraseDialogProps {
  contact: ContactDetail;
  onClose(): void;
}

/** Erasing cannot be undone: it is asked after the counts are known. */
export function EraseDialog({ contact: { no, name }, onClose }: EraseDialogProps) {
  const { t } = useTranslation();
  const client = useClient();
  const queries = useQueryClient();
  const notify = useNotify();
  const counts = useQuery({
    queryKey: ['contact-erase', no],
    gcTime: 0,
    queryFn: ({ signal }) =>
      client.call('eraseContact', {
        params: { no },
        body: { dryRun: true },
        actionKey: newActionKey(),
        signal,
      }),
  });
  if (!counts.data) return null;
  const erase = async () => {
    try {
      await client.call('eraseContact', { params: { no }, body: {}, actionKey: newActionKey() });
      navigate(hashOf(['contacts']), 'replace');
      void queries.resetQueries({ queryKey: ['contacts'] });
      notify.done(t('contactLife.erase.done'));
    } catch (error) {
      notify.failed(error);
    }
  };
  return (
    <ConfirmDialog
      title={t('contactLife.erase.title', { name })}
      text={t('contactLife.erase.text', { count: counts.data.entries })}
      action={t('contactLife.erase.do')}
      onConfirm={() => void erase()}
      onClose={onClose}
    />
  );
}
