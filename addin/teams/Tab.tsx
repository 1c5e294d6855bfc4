import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Host } from '../ui/host.ts';
import { changeLanguage, languageOf } from '../ui/i18n.ts';
import { LocalSignIn } from '../ui/local-sign-in.ts';
import { hashOf, navigate } from '../ui/route.ts';
import { ThemedPage } from '../ui/ThemedPage.tsx';
import type { ThemeName } from '../ui/theme.ts';
import { Notices } from '../ui/use-notify.tsx';
import { Frame } from './Frame.tsx';
import { findHost } from './find-host.ts';
import { SignedIn } from './SignedIn.tsx';

const signIn = new LocalSignIn();

const createQueries = () =>
  new QueryClient({
    defaultOptions: { queries: { retry: false, refetchOnWindowFocus: false, staleTime: 30_000 } },
  });

async function openHost(): Promise<Host> {
  const host = await findHost(signIn);
  await changeLanguage(languageOf(host.locale));
  if (host.startPath && location.hash === '') {
    navigate(hashOf(host.startPath.split('/').filter(Boolean)), 'replace');
  }
  return host;
}

/** The shell is there at once; who is asking, and what they see, follows. */
export function Tab({ firstTheme }: { firstTheme: ThemeName }) {
  const [theme, setTheme] = useState(firstTheme);
  const [host, setHost] = useState<Host | null>(null);
  const [person, setPerson] = useState(signIn.userName);
  const [queries, setQueries] = useState(createQueries);

  useEffect(() => {
    let stop = () => {};
    let gone = false;
    void openHost().then((found) => {
      if (gone) return;
      if (found.kind === 'teams') setTheme(found.theme);
      stop = found.onThemeChange(setTheme);
      setHost(found);
      found.painted();
    });
    return () => {
      gone = true;
      stop();
    };
  }, []);

  const choosePerson = (userName: string | null) => {
    signIn.choose(userName);
    setPerson(userName);
    setQueries(createQueries());
  };

  return (
    <ThemedPage theme={theme}>
      <QueryClientProvider client={queries}>
        {host ? (
          <SignedIn
            key={person ?? ''}
            host={host}
            signIn={host.kind === 'browser' ? signIn : null}
            onChoosePerson={choosePerson}
          />
        ) : (
          <Frame me={null} avatar={null} />
        )}
        <Notices />
      </QueryClientProvider>
    </ThemedPage>
  );
}
