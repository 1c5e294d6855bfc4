import { Link, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useEffectEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContactDetail } from '../../server/contract/contact.ts';
import { channelKinds } from '../interaction/channel.ts';
import { EntrySidePanel } from '../interaction/EntrySidePanel.tsx';
import { LogList } from '../interaction/LogList.tsx';
import { ApiError } from '../ui/api-error.ts';
import { FilterMenu } from '../ui/FilterMenu.tsx';
import { EmptyState, ErrorState, ListSkeleton } from '../ui/list/ListStates.tsx';
import { hashWith, navigate, useRoute } from '../ui/route.ts';
import { useClient } from '../ui/session.tsx';
import { useChanges } from '../ui/use-changes.ts';
import { useEscape } from '../ui/use-escape.ts';
import { useNarrow } from '../ui/use-narrow.ts';
import { ContactAside } from './ContactAside.tsx';
import { ContactFigures } from './ContactFigures.tsx';
import { type BackLink, ContactHead } from './ContactHead.tsx';
import { MissedCard } from './missed/MissedCard.tsx';

const useStyles = makeStyles({
  page: { display: 'flex', flexDirection: 'column', flexGrow: 1, minHeight: 0 },
  scrolling: { display: 'block', overflowY: 'auto', position: 'relative' },
  body: { display: 'flex', flexGrow: 1, minHeight: 0, position: 'relative' },
  bodyNarrow: { flexDirection: 'column', height: '75vh' },
  history: { display: 'flex', flexDirection: 'column', flexGrow: 1, minWidth: 0, minHeight: 0 },
  tools: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
});

interface ContactPageProps {
  no: string;
  /** Where one comes from; null where there is nothing else. */
  back: BackLink | null;
  /** In place of the error where nothing can be tried again. */
  whenGone?: ReactNode;
  /** The number led to another contact, which it was merged into. */
  onFollowed?(no: string): void;
}

const isGone = (error: unknown) =>
  error instanceof ApiError && (error.status === 404 || error.status === 410);

export function ContactPage({ no, back, whenGone, onFollowed }: ContactPageProps) {
  const styles = useStyles();
  const client = useClient();
  const narrow = useNarrow();
  const contact = useQuery({
    queryKey: ['contact', no],
    queryFn: ({ signal }) => client.call('getContact', { params: { no }, signal }),
  });
  useChanges(['contact', 'interactionLogEntry', 'setup'], () => void contact.refetch());
  const found = contact.data?.no;
  const followed = useEffectEvent((to: string) => onFollowed?.(to));
  useEffect(() => {
    if (found !== undefined && found !== no) followed(found);
  }, [found, no]);
  if (contact.isPending) return <ListSkeleton rowHeight={60} rows={8} />;
  if (whenGone && isGone(contact.error)) return whenGone;
  if (!contact.data) {
    return (
      <>
        <ErrorState error={contact.error} onRetry={() => void contact.refetch()} />
        {back && <Link href={back.href}>{back.text}</Link>}
      </>
    );
  }
  const { data } = contact;
  return narrow ? (
    <div className={styles.scrolling}>
      <ContactHead contact={data} back={back} />
      <ContactFigures figures={data.figures} flush={back === null} />
      <MissedCard key={data.no} no={data.no} />
      <ContactAside contact={data} />
      <History contact={data} narrow />
    </div>
  ) : (
    <div className={styles.page}>
      <ContactHead contact={data} back={back} />
      <ContactFigures figures={data.figures} flush={back === null} />
      <MissedCard key={data.no} no={data.no} />
      <History contact={data} narrow={false} />
    </div>
  );
}

function useOpenEntry(no: string) {
  const route = useRoute();
  const [, , noun, key = ''] = route.path;
  return {
    entryNo: noun === 'entry' && /^\d{1,15}$/.test(key) ? Number(key) : null,
    kind: channelKinds.find((kind) => kind === route.query.get('channel')) ?? null,
    open: (entryNo: number) =>
      navigate(hashWith(route, {}, ['contacts', no, 'entry', String(entryNo)])),
    close: () => navigate(hashWith(route, {}, ['contacts', no])),
    setKind: (channel: string | null) => navigate(hashWith(route, { channel }), 'replace'),
  };
}

function History({ contact, narrow }: { contact: ContactDetail; narrow: boolean }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const view = useOpenEntry(contact.no);
  useEscape(view.entryNo !== null, view.close);
  return (
    <div className={mergeClasses(styles.body, narrow && styles.bodyNarrow)}>
      <section className={styles.history} aria-label={t('contact.history')}>
        <div className={styles.tools}>
          <FilterMenu
            label={view.kind ? t(kindText[view.kind]) : t('channel.filter')}
            value={view.kind}
            options={channelKinds.map((kind) => ({ value: kind, text: t(kindText[kind]) }))}
            onChange={view.setKind}
          />
        </div>
        <LogList
          titled
          query={{ contactNo: contact.no }}
          kind={view.kind}
          withContact={contact.type === 'company'}
          openEntryNo={view.entryNo}
          onOpen={(entry) => view.open(entry.entryNo)}
          empty={
            <EmptyState title={t('contact.emptyHistory')} hint={t('contact.emptyHistoryHint')} />
          }
          filtered={view.kind !== null}
          onClearFilters={() => view.setKind(null)}
        />
      </section>
      {view.entryNo !== null ? (
        <EntrySidePanel entryNo={view.entryNo} onClose={view.close} />
      ) : (
        !narrow && <ContactAside contact={contact} />
      )}
    </div>
  );
}

const kindText = {
  email: 'channel.email',
  call: 'channel.call',
  meeting: 'channel.meeting',
  document: 'channel.document',
  letter: 'channel.letter',
  note: 'channel.note',
} as const;
