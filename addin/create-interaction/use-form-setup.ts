import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useInteractionTemplates, useSalespeople } from '../ui/lookups.ts';
import { useClient, useMe } from '../ui/session.tsx';
import type { FormSetup } from './interaction-form.ts';

export function useMarketingSetup() {
  const client = useClient();
  return useQuery({
    queryKey: ['marketing-setup'],
    queryFn: ({ signal }) => client.call('getMarketingSetup', { signal }),
    staleTime: 300_000,
  });
}

/** Null while it is being loaded; without a server the form still takes what is written. */
export function useFormSetup(): FormSetup | null {
  const { salespersonCode, timeZone } = useMe();
  const templates = useInteractionTemplates();
  const marketing = useMarketingSetup();
  const salespeople = useSalespeople();
  const waiting = templates.isPending || marketing.isPending || salespeople.isPending;
  const blocked = salespeople.data?.find(
    ({ code }) => code === marketing.data?.defaultSalespersonCode,
  )?.blocked;
  const standIn = blocked ? null : (marketing.data?.defaultSalespersonCode ?? null);
  return useMemo(
    () =>
      waiting
        ? null
        : {
            templates: templates.data ?? [],
            authors: { ownSalespersonCode: salespersonCode, defaultSalespersonCode: standIn },
            timeZone,
          },
    [waiting, templates.data, salespersonCode, standIn, timeZone],
  );
}
