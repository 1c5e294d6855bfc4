import { useQuery } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Me } from '../../server/contract/me.ts';
import { CreateInteractionProvider } from '../create-interaction/CreateInteractionProvider.tsx';
import { type ApiClient, createApiClient } from '../ui/api-client.ts';
import { ApiError } from '../ui/api-error.ts';
import { type ChangeStream, openChangeStream } from '../ui/change-stream.ts';
import { EmptyState, ErrorState } from '../ui/list/ListStates.tsx';
import { SessionProvider } from '../ui/session.tsx';
import { Frame } from './Frame.tsx';
import { PersonMenu } from './PersonMenu.tsx';
import type { Surroundings } from './surroundings.ts';
import type { TabHost } from './tab-host.ts';

const AccountMenu = lazy(async () => ({
  default: (await import('./AccountMenu.tsx')).AccountMenu,
}));
const AccountPage = lazy(async () => ({
  default: (await import('./AccountPage.tsx')).AccountPage,
}));
const SignInScreen = lazy(async () => ({
  default: (await import('./SignInScreen.tsx')).SignInScreen,
}));

interface SignedInProps {
  host: TabHost;
  /** The host has put the page to sleep: it listens to nothing. */
  asleep: boolean;
  onPersonChange(): void;
  renderPage(surroundings: Surroundings): ReactNode;
}

const aboutPeople = new Set(['person', 'salesperson']);

/** Stays the same, closed, while the page sleeps; what was missed is told when it listens again. */
function useChangeStream(
  client: ApiClient,
  me: Me | undefined,
  asleep: boolean,
): ChangeStream | null {
  const [stream, setStream] = useState<ChangeStream | null>(null);
  const told = useRef<ChangeStream | null>(null);
  const person = me && me.roles.length > 0 ? `${me.signedInBy} ${me.userName ?? me.name}` : null;
  useEffect(() => {
    if (person === null || asleep) return;
    const opened = openChangeStream(client, person);
    setStream(opened);
    return () => opened.close();
  }, [client, person, asleep]);
  useEffect(() => {
    if (told.current && stream !== told.current) stream?.missed();
    told.current = stream;
  }, [stream]);
  return stream;
}

const codeOf = (error: Error) => (error instanceof ApiError ? error.code : null);

export function SignedIn(props: SignedInProps) {
  const { host, asleep, onPersonChange, renderPage } = props;
  const { t } = useTranslation();
  const client = useMemo(() => createApiClient((renew) => host.getToken(renew)), [host]);
  const me = useQuery({
    queryKey: ['me'],
    queryFn: ({ signal }) => client.call('getMe', { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const changes = useChangeStream(client, me.data, asleep);
  const { refetch } = me;
  // An administrator may have linked or blocked whoever is here.
  useEffect(
    () =>
      changes?.subscribe((hint) => {
        const concerns = hint.kind === 'change' && hint.change.entity === 'setup';
        if (concerns && aboutPeople.has(hint.change.key)) void refetch();
      }),
    [changes, refetch],
  );
  const session = useMemo(
    () => (me.data && changes ? { client, host, me: me.data, changes } : null),
    [client, host, me.data, changes],
  );
  const { signIn } = host;
  const accounts = signIn?.kind === 'account' ? signIn : null;
  const avatar = accounts ? (
    <Suspense>
      <AccountMenu accounts={accounts} onPersonChange={onPersonChange} />
    </Suspense>
  ) : (
    signIn?.kind === 'local' && (
      <PersonMenu signIn={signIn} me={me.data ?? null} onPersonChange={onPersonChange} />
    )
  );

  if (me.error) {
    const problem = codeOf(me.error);
    if (accounts && (problem === 'signInNeeded' || problem === 'notSignedIn')) {
      return (
        <Frame me={null} avatar={avatar}>
          <Suspense>
            <SignInScreen
              accounts={accounts}
              refused={problem === 'notSignedIn'}
              onSignedIn={onPersonChange}
            />
          </Suspense>
        </Frame>
      );
    }
    return (
      <Frame me={null} avatar={avatar}>
        <ErrorState error={me.error} onRetry={() => void me.refetch()} />
      </Frame>
    );
  }
  if (me.data?.roles.length === 0) {
    return (
      <Frame me={null} avatar={avatar}>
        <EmptyState
          title={t('problem.noRole')}
          hint={t('problem.noRoleHint', { name: me.data.name })}
        />
      </Frame>
    );
  }
  if (!session) return <Frame me={null} avatar={avatar} />;
  const page = (
    <SessionProvider session={session}>
      <CreateInteractionProvider>{renderPage({ host, avatar })}</CreateInteractionProvider>
    </SessionProvider>
  );
  if (!accounts) return page;
  return (
    <Suspense fallback={<Frame me={null} avatar={avatar} />}>
      <AccountPage accounts={accounts} onPersonChange={onPersonChange}>
        {page}
      </AccountPage>
    </Suspense>
  );
}
