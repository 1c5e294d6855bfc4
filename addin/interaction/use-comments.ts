import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InteractionLogEntryCommentLine } from '../../server/contract/interaction-log-entry.ts';
import { newActionKey } from '../ui/api-client.ts';
import { useClient } from '../ui/session.tsx';
import { useNotify } from '../ui/use-notify.tsx';
import { entryKey } from './use-entry-actions.ts';

export interface CommentActs {
  busy: boolean;
  /** True when it went well: what was typed may go. */
  add(comment: string): Promise<boolean>;
  change(line: InteractionLogEntryCommentLine, comment: string): Promise<boolean>;
  remove(line: InteractionLogEntryCommentLine): Promise<boolean>;
}

export function useComments(entryNo: number): CommentActs {
  const client = useClient();
  const queries = useQueryClient();
  const notify = useNotify();
  const { t } = useTranslation();
  const [busy, setBusy] = useState(false);
  const attempt = async (act: () => Promise<unknown>): Promise<boolean> => {
    setBusy(true);
    try {
      await act();
      return true;
    } catch (error) {
      notify.failed(error);
      return false;
    } finally {
      await queries.invalidateQueries({ queryKey: entryKey(entryNo) });
      setBusy(false);
    }
  };
  return {
    busy,
    add: (comment) =>
      attempt(() =>
        client.call('addInteractionLogEntryComment', {
          params: { entryNo },
          body: { comment },
          actionKey: newActionKey(),
        }),
      ),
    change: ({ lineNo, version }, comment) =>
      attempt(() =>
        client.call('changeInteractionLogEntryComment', {
          params: { entryNo, lineNo },
          version,
          body: { comment },
        }),
      ),
    remove: ({ lineNo, version }) =>
      attempt(async () => {
        await client.call('deleteInteractionLogEntryComment', {
          params: { entryNo, lineNo },
          version,
        });
        notify.done(t('acts.commentDeleted'));
      }),
  };
}
