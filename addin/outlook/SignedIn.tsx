import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import type { Me } from '../../server/contract/me.ts';
import { CreateInteractionProvider } from '../create-interaction/CreateInteractionProvider.tsx';
import { type ApiClient, createApiClient } from '../ui/api-client.ts';
import { type ChangeStream, openChangeStream } from '../ui/change-stream.ts';
import type { Host } from '../ui/host.ts';
import { SessionProvider } from '../ui/session.tsx';
import { rememberingProblems } from './last-problem.ts';
import { NoRole, SignInProblem } from './NotSignedIn.tsx';
import { PaneFrame } from './PaneFrame.tsx';
import { PaneScreen } from './PaneScreen.tsx';
import { PaneSkeleton } from './PaneSkeleton.tsx';

function useChangeStream(client: ApiClient, me: Me | undefined): ChangeStream | null {
  const [stream, setStream] = useState<ChangeStream | null>(null);
  const person = me && me.roles.length > 0 ? `${me.signedInBy} ${me.userName ?? me.name}` : null;
  useEffect(() => {
    if (person === null) return;
    const opened = openChangeStream(client, person);
    setStream(opened);
    return () => opened.close();
  }, [client, person]);
  return stream;
}

/** The pane as soon as it is known who asks; until then what stands in the way, and what to do. */
export function SignedIn({ host }: { host: Host }) {
  const client = useMemo(
    () => rememberingProblems(createApiClient((renew) => host.getToken(renew))),
    [host],
  );
  const me = useQuery({
    queryKey: ['me'],
    queryFn: ({ signal }) => client.call('getMe', { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const changes = useChangeStream(client, me.data);
  const session = useMemo(
    () => (me.data && changes ? { client, host, me: me.data, changes } : null),
    [client, host, me.data, changes],
  );
  if (session) {
    return (
      <SessionProvider session={session}>
        <CreateInteractionProvider>
          <PaneFrame me={session.me}>
            <PaneScreen />
          </PaneFrame>
        </CreateInteractionProvider>
      </SessionProvider>
    );
  }
  return (
    <PaneFrame me={me.data ?? null}>
      {me.error ? (
        <SignInProblem error={me.error} onRetry={() => void me.refetch()} />
      ) : me.data?.roles.length === 0 ? (
        <NoRole me={me.data} onRetry={() => void me.refetch()} />
      ) : (
        <PaneSkeleton />
      )}
    </PaneFrame>
  );
}
