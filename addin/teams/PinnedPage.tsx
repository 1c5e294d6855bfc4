import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { OpenRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { LogScreen } from '../interaction/LogScreen.tsx';
import { ApiError } from '../ui/api-error.ts';
import { EmptyState, ErrorState, ListSkeleton } from '../ui/list/ListStates.tsx';
import { PageBoundary } from '../ui/PageBoundary.tsx';
import { hashOf, navigate, useRoute } from '../ui/route.ts';
import { useClient } from '../ui/session.tsx';
import { useNotify } from '../ui/use-notify.tsx';
import { hashOfPinned, type Pinned, showOf } from './pinned.ts';
import type { Surroundings } from './surroundings.ts';

const ContactPage = lazy(async () => ({
  default: (await import('../contact/ContactPage.tsx')).ContactPage,
}));
const NewContact = lazy(async () => ({
  default: (await import('../contact/NewContact.tsx')).NewContact,
}));

const useStyles = makeStyles({
  frame: { display: 'flex', flexDirection: 'column', height: '100%', minHeight: 0 },
  head: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    minHeight: '48px',
    padding: `0 ${tokens.spacingHorizontalM}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  grow: { flexGrow: 1, color: tokens.colorNeutralForeground2 },
  main: { display: 'flex', flexDirection: 'column', flexGrow: 1, minHeight: 0, outline: 'none' },
});

interface PinnedPageProps extends Surroundings {
  pinned: Pinned | 'unknown';
}

/** A tab of a channel: one contact or one salesperson, under a slim head instead of the bar. */
export function PinnedPage({ host, avatar, pinned }: PinnedPageProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const notify = useNotify();
  const [noun, no] = useRoute().path;
  const open = async () => {
    if (pinned === 'unknown') return;
    const url = `${location.origin}${location.pathname}${hashOfPinned(pinned)}`;
    try {
      await host.openInApp({ subPageId: showOf(pinned), label: t('product'), url });
    } catch (error) {
      notify.failed(error);
    }
  };
  return (
    <div className={styles.frame}>
      <header className={styles.head}>
        <Text as="h1" size={300} className={styles.grow}>
          {t('product')}
        </Text>
        {avatar}
        {pinned !== 'unknown' && (
          <Button
            size="small"
            appearance="subtle"
            icon={<OpenRegular />}
            onClick={() => void open()}
          >
            {t('tabConfig.openInApp', { product: t('product') })}
          </Button>
        )}
      </header>
      <main className={styles.main} tabIndex={-1}>
        <PageBoundary>
          <Suspense fallback={<ListSkeleton rowHeight={44} rows={12} />}>
            <Content pinned={pinned} />
            {noun === 'contacts' && no === 'new' && <NewContact />}
          </Suspense>
        </PageBoundary>
      </main>
    </div>
  );
}

function Content({ pinned }: Pick<PinnedPageProps, 'pinned'>) {
  const [noun, no] = useRoute().path;
  if (noun === 'contacts' && no && no !== 'new') return <Contact no={no} pinned={pinned} />;
  if (pinned === 'unknown') return <Gone />;
  if (pinned.kind === 'salesperson') return <Salesperson code={pinned.code} />;
  return <Contact no={pinned.no} pinned={pinned} />;
}

function Gone() {
  const { t } = useTranslation();
  return <EmptyState title={t('tabConfig.gone')} hint={t('tabConfig.goneHint')} />;
}

function Contact({ no, pinned }: { no: string } & Pick<PinnedPageProps, 'pinned'>) {
  const { t } = useTranslation();
  const [noun, second, entryNo] = useRoute().path;
  const own = pinned !== 'unknown' && pinned.kind === 'contact' && pinned.no === no;
  // A link to an entry, shared from here, is followed to here.
  const linked = noun === 'log' && second === 'entry' ? entryNo : undefined;
  useEffect(() => {
    if (linked) navigate(hashOf(['contacts', no, 'entry', linked]), 'replace');
  }, [no, linked]);
  return (
    <ContactPage
      key={no}
      no={no}
      back={own ? null : { href: '#/', text: t('tabConfig.back') }}
      whenGone={own ? <Gone /> : undefined}
    />
  );
}

function Salesperson({ code }: { code: string }) {
  const client = useClient();
  const salesperson = useQuery({
    queryKey: ['salesperson', code],
    queryFn: ({ signal }) => client.call('getSalesperson', { params: { code }, signal }),
  });
  if (salesperson.isPending) return <ListSkeleton rowHeight={44} rows={12} />;
  if (salesperson.error) {
    const gone = salesperson.error instanceof ApiError && salesperson.error.status === 404;
    if (gone) return <Gone />;
    return <ErrorState error={salesperson.error} onRetry={() => void salesperson.refetch()} />;
  }
  return <LogScreen of={salesperson.data} />;
}
