import { useQueryClient } from '@tanstack/react-query';
import { newActionKey } from '../../ui/api-client.ts';
import { useClient } from '../../ui/session.tsx';

/** Deletes a row that is known by its code, and lets its list be read again. */
export function useRemove(call: 'deleteSalesperson' | 'deleteTeam', queryKey: string) {
  const client = useClient();
  const queries = useQueryClient();
  return async ({ code, version }: { code: string; version: number }) => {
    await client.call(call, { params: { code }, version, actionKey: newActionKey() });
    await queries.invalidateQueries({ queryKey: [queryKey] });
  };
}
