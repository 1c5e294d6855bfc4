import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import type { Me } from '../../server/contract/me.ts';
import { ErrorState } from '../ui/list/ListStates.tsx';
import { samePerson } from '../ui/session.tsx';
import { ThemedPage } from '../ui/ThemedPage.tsx';
import type { ThemeName } from '../ui/theme.ts';
import { Notices } from '../ui/use-notify.tsx';
import { Frame } from './Frame.tsx';
import { goBack } from './go-back.ts';
import { SignedIn } from './SignedIn.tsx';
import { StrayLinkNotice } from './StrayLinkNotice.tsx';
import type { Surroundings } from './surroundings.ts';
import type { TabHost } from './tab-host.ts';
import { useHost } from './use-host.ts';
import { useLifecycle } from './use-lifecycle.ts';

const createQueries = () =>
  new QueryClient({
    defaultOptions: { queries: { retry: false, refetchOnWindowFocus: false, staleTime: 30_000 } },
  });

/** Everything that is known belongs to one person; another one starts with nothing. */
function usePerson() {
  const [person, setPerson] = useState({ queries: createQueries(), no: 0 });
  const start = (me?: Me) => {
    const queries = createQueries();
    if (me) queries.setQueryData(['me'], me);
    setPerson(({ no }) => ({ queries, no: no + 1 }));
  };
  const takeOver = (me: Me) => {
    const before = person.queries.getQueryData<Me>(['me']);
    if (!before || !samePerson(before, me)) start(me);
  };
  return { ...person, start, takeOver };
}

const fingers = matchMedia('(pointer: coarse)');

/** Fingers need more room than a pointer, and the host knows of the telephone what the page cannot. */
function useTouch(host: TabHost | null) {
  const mobile = host?.mobile || fingers.matches;
  useEffect(() => {
    document.documentElement.toggleAttribute('data-touch', mobile);
    host?.onBack(goBack);
  }, [host, mobile]);
}

interface TabProps {
  firstTheme: ThemeName;
  renderPage(surroundings: Surroundings): ReactNode;
}

/** The shell is there at once; who is asking, and what they see, follows. */
export function Tab({ firstTheme, renderPage }: TabProps) {
  const [theme, setTheme] = useState(firstTheme);
  const person = usePerson();
  const [strayLinks, setStrayLinks] = useState(0);
  const { host, problem } = useHost({
    onTheme: setTheme,
    onTakeOver: person.takeOver,
  });
  const asleep = useLifecycle(host, {
    onTheme: setTheme,
    onStrayLink: () => setStrayLinks((count) => count + 1),
  });
  useTouch(host);

  return (
    <ThemedPage theme={theme}>
      <QueryClientProvider client={person.queries}>
        {host ? (
          <SignedIn
            key={`person ${person.no}`}
            host={host}
            asleep={asleep}
            onPersonChange={() => person.start()}
            renderPage={renderPage}
          />
        ) : (
          <Frame me={null} avatar={null}>
            {problem === null ? undefined : (
              <ErrorState error={problem} onRetry={() => location.reload()} />
            )}
          </Frame>
        )}
        <Notices />
        {host && (
          <StrayLinkNotice key={`link ${strayLinks}`} stray={host.strayLink || strayLinks > 0} />
        )}
      </QueryClientProvider>
    </ThemedPage>
  );
}
