import { Button, makeStyles } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MarketingSetup } from '../../../server/contract/marketing-setup.ts';
import { ActionRow } from '../../ui/list/ActionRow.tsx';
import { EmptyState, ErrorState, ListSkeleton } from '../../ui/list/ListStates.tsx';
import { useSalespeople } from '../../ui/lookups.ts';
import { useClient, usePermissions } from '../../ui/session.tsx';
import { MailboxDialog } from './MailboxDialog.tsx';
import { type Mailbox, useSaveMailboxes } from './use-save-mailboxes.ts';

const useStyles = makeStyles({ list: { listStyleType: 'none', margin: 0, padding: 0 } });

export function Mailboxes() {
  const client = useClient();
  const setup = useQuery({
    queryKey: ['marketing-setup'],
    queryFn: ({ signal }) => client.call('getMarketingSetup', { signal }),
  });
  return (
    <>
      {setup.isPending && <ListSkeleton rowHeight={52} rows={3} />}
      {setup.error && <ErrorState error={setup.error} onRetry={() => void setup.refetch()} />}
      {setup.data && <MailboxList setup={setup.data} />}
    </>
  );
}

function MailboxList({ setup }: { setup: MarketingSetup }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const { administer } = usePermissions();
  const factsOf = useMailboxFacts();
  const { remove } = useSaveMailboxes(setup);
  const [opened, setOpened] = useState<Mailbox | 'new' | null>(null);
  const { sharedMailboxes } = setup;
  return (
    <>
      {administer && (
        <div>
          <Button onClick={() => setOpened('new')}>{t('mailboxes.new')}</Button>
        </div>
      )}
      {sharedMailboxes.length === 0 && (
        <EmptyState title={t('mailboxes.emptyTitle')} hint={t('mailboxes.emptyHint')} />
      )}
      {sharedMailboxes.length > 0 && (
        <ul className={styles.list} aria-label={t('mailboxes.listLabel')}>
          {sharedMailboxes.map((mailbox) => (
            <ActionRow
              key={mailbox.address}
              title={mailbox.address}
              facts={factsOf(mailbox)}
              onEdit={administer ? () => setOpened(mailbox) : undefined}
              acts={
                administer
                  ? [
                      {
                        text: t('mailboxes.remove', { address: mailbox.address }),
                        onClick: () => remove(mailbox),
                      },
                    ]
                  : []
              }
            />
          ))}
        </ul>
      )}
      {opened && (
        <MailboxDialog
          setup={setup}
          mailbox={opened === 'new' ? null : opened}
          onClose={() => setOpened(null)}
        />
      )}
    </>
  );
}

/** "What is sent is the sender’s · 2 may send from it: Jussi and Elina" */
function useMailboxFacts() {
  const { t, i18n } = useTranslation();
  const salespeople = useSalespeople().data ?? [];
  const nameOf = (code: string) => salespeople.find((one) => one.code === code)?.name ?? code;
  return ({ ownerRule, salespersonCode, grantedTo }: Mailbox): string => {
    const name = salespersonCode === null ? null : nameOf(salespersonCode);
    const names = new Intl.ListFormat(i18n.language).format(grantedTo.map(nameOf));
    return [
      ownerRule === 'salesperson' && name !== null
        ? t('mailboxes.byOwner', { name })
        : t('mailboxes.bySender'),
      name !== null && t('mailboxes.arrives', { name }),
      grantedTo.length > 0 && t('mailboxes.grants', { count: grantedTo.length, names }),
    ]
      .filter(Boolean)
      .join(' · ');
  };
}
