import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { InteractionDraftInput } from '../../server/contract/interaction-draft.ts';
import { useKeepDraft } from '../create-interaction/use-keep-draft.ts';
import { useClient } from '../ui/session.tsx';
import type { CallDraft } from './call-draft.ts';

const maxMinutes = 10_000;

/** What was typed of a call, as a draft of an interaction. */
const saidOf = (draft: CallDraft, number: string): InteractionDraftInput => {
  const { contact, direction, minutes, startedAt, salespersonCode, note } = draft;
  const at = Date.parse(startedAt);
  const length = /^\d+$/.test(minutes.trim()) ? Number(minutes) : null;
  return {
    informationFlow: direction,
    initiatedBy: direction === 'outbound' ? 'us' : 'them',
    ...(contact && { contactNo: contact.no }),
    ...(!Number.isNaN(at) && { timeOfInteraction: new Date(at).toISOString() }),
    ...(length !== null && {
      durationMinutes: Math.min(length, maxMinutes),
      attemptFailed: length === 0,
    }),
    ...(number.trim() !== '' && { contactVia: number.trim() }),
    ...(salespersonCode !== '' && { salespersonCode }),
    ...(note.trim() !== '' && { comments: [{ comment: note.trim() }] }),
  };
};

/** A form for a call that is closed unfinished leaves what was typed among the postponed. */
export function useKeepCall() {
  const client = useClient();
  const queries = useQueryClient();
  const { t } = useTranslation();
  const keepDraft = useKeepDraft();
  const templateOf = async (direction: CallDraft['direction']): Promise<string | null> => {
    const setup = await queries
      .fetchQuery({
        queryKey: ['interaction-template-setup'],
        queryFn: ({ signal }) => client.call('getInteractionTemplateSetup', { signal }),
        staleTime: 300_000,
      })
      .catch(() => null);
    return (direction === 'outbound' ? setup?.outgoingCalls : setup?.incomingCalls) ?? null;
  };
  return async (draft: CallDraft, number: string): Promise<void> => {
    const interactionTemplateCode = await templateOf(draft.direction);
    await keepDraft(
      { ...saidOf(draft, number), ...(interactionTemplateCode && { interactionTemplateCode }) },
      t('create.postponed'),
    );
  };
}
