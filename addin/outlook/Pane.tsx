import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { PageBoundary } from '../ui/PageBoundary.tsx';
import { ThemedPage } from '../ui/ThemedPage.tsx';
import { systemTheme } from '../ui/theme.ts';
import { Notices } from '../ui/use-notify.tsx';
import { Mailbox } from './mailbox.ts';
import { NoOutlook } from './NoOutlook.tsx';
import type { OfficeApi } from './office.ts';
import { createOutlookHost } from './outlook-host.ts';
import { PaneProvider } from './pane-context.tsx';
import { SignedIn } from './SignedIn.tsx';

const createQueries = () =>
  new QueryClient({
    defaultOptions: {
      // A laptop without network answers at once, and says so, instead of waiting for it.
      queries: {
        retry: false,
        refetchOnWindowFocus: false,
        staleTime: 30_000,
        networkMode: 'always',
      },
      mutations: { networkMode: 'always' },
    },
  });

/** Stands beside one mail in Outlook; null is a browser without it. */
export function Pane({ office }: { office: OfficeApi | null }) {
  const [queries] = useState(createQueries);
  const outlook = useMemo(
    () => office && { mailbox: new Mailbox(office), host: createOutlookHost(office) },
    [office],
  );
  const [theme, setTheme] = useState(outlook?.host.theme ?? systemTheme);
  useEffect(() => outlook?.host.onThemeChange(setTheme), [outlook]);
  return (
    <ThemedPage theme={theme} family="outlook">
      <QueryClientProvider client={queries}>
        <PageBoundary>
          {outlook ? (
            <PaneProvider mailbox={outlook.mailbox}>
              <SignedIn host={outlook.host} />
            </PaneProvider>
          ) : (
            <NoOutlook />
          )}
        </PageBoundary>
        <Notices />
      </QueryClientProvider>
    </ThemedPage>
  );
}
