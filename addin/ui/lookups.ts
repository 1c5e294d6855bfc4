import { useQuery } from '@tanstack/react-query';
import { useClient } from './session.tsx';

/** Short tables that many screens choose from; two hundred rows are all there are. */
const limit = 200;

export function useSalespeople() {
  const client = useClient();
  return useQuery({
    queryKey: ['salespeople'],
    queryFn: ({ signal }) => client.call('listSalespeople', { query: { limit }, signal }),
    select: (page) => page.items,
    staleTime: 300_000,
  });
}

export function useInteractionTemplates() {
  const client = useClient();
  return useQuery({
    queryKey: ['interaction-templates'],
    queryFn: ({ signal }) => client.call('listInteractionTemplates', { query: { limit }, signal }),
    select: (page) => page.items,
    staleTime: 300_000,
  });
}

export function useInteractionGroups() {
  const client = useClient();
  return useQuery({
    queryKey: ['interaction-groups'],
    queryFn: ({ signal }) => client.call('listInteractionGroups', { query: { limit }, signal }),
    select: (page) => page.items,
    staleTime: 300_000,
  });
}

export function useTeams() {
  const client = useClient();
  return useQuery({
    queryKey: ['teams'],
    queryFn: ({ signal }) => client.call('listTeams', { query: { limit }, signal }),
    select: (page) => page.items,
    staleTime: 300_000,
  });
}
