import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { newActionKey } from '../ui/api-client.ts';
import { useClient } from '../ui/session.tsx';
import { useNotify } from '../ui/use-notify.tsx';

interface Row {
  code: string;
  description: string;
  blocked: boolean;
  version: number;
}

const calls = {
  template: {
    change: 'changeInteractionTemplate',
    delete: 'deleteInteractionTemplate',
    queryKey: ['interaction-templates'],
  },
  group: {
    change: 'changeInteractionGroup',
    delete: 'deleteInteractionGroup',
    queryKey: ['interaction-groups'],
  },
} as const;

/** What is done with a group or template from its row; blocking can be taken back. */
export function useSetUpActs(kind: keyof typeof calls) {
  const { t } = useTranslation();
  const client = useClient();
  const queries = useQueryClient();
  const notify = useNotify();
  const { change, delete: remove, queryKey } = calls[kind];
  const refresh = () => queries.invalidateQueries({ queryKey });
  const setBlocked = async (row: Row, blocked: boolean, undoable = true) => {
    try {
      const saved = await client.call(change, {
        params: { code: row.code },
        body: { blocked },
        version: row.version,
        actionKey: newActionKey(),
      });
      await refresh();
      notify.done(
        t(blocked ? 'setUpRow.blocked' : 'setUpRow.unblocked', { name: row.description }),
        undoable ? () => void setBlocked(saved, !blocked, false) : undefined,
      );
    } catch (error) {
      notify.failed(error);
      await refresh();
    }
  };
  return {
    setBlocked: (row: Row, blocked: boolean) => void setBlocked(row, blocked),
    remove: async ({ code, version }: Row) => {
      await client.call(remove, { params: { code }, version, actionKey: newActionKey() });
      await refresh();
    },
  };
}
