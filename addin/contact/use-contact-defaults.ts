import { useQuery } from '@tanstack/react-query';
import { useClient, useMe } from '../ui/session.tsx';
import type { ContactDraft } from './contact-draft.ts';

export type ContactDefaults = Pick<ContactDraft, 'salespersonCode' | 'languageCode'>;

/** What a form for a new contact begins with; null until it is known. */
export function useContactDefaults(): ContactDefaults | null {
  const client = useClient();
  const { salespersonCode } = useMe();
  const setup = useQuery({
    queryKey: ['marketing-setup'],
    queryFn: ({ signal }) => client.call('getMarketingSetup', { signal }),
  });
  if (setup.isPending) return null;
  return {
    salespersonCode: salespersonCode ?? setup.data?.defaultSalespersonCode ?? '',
    languageCode: setup.data?.defaultLanguageCode ?? '',
  };
}
