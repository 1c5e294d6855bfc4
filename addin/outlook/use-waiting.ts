import { useQuery } from '@tanstack/react-query';
import type { PostponedInteraction } from '../../server/contract/postponed-interaction.ts';
import { useClient } from '../ui/session.tsx';
import type { Counterpart } from './behind-mail.ts';
import type { ReadMail } from './mail-item.ts';
import { useLookup } from './use-read-mail.ts';

const most = 20;

export interface Waiting {
  ofMail: PostponedInteraction[];
  ofContact: PostponedInteraction[];
}

/** What waits for somebody to finish it: of this mail, and of the contact that is shown. */
export function useWaiting(mail: ReadMail, counterpart: Counterpart | undefined): Waiting {
  const client = useClient();
  const lookup = useLookup(mail).data;
  const waitsHere = lookup?.entries.some(({ postponed }) => postponed) ?? false;
  const emailMessageId = waitsHere ? (lookup?.emailMessageId ?? null) : null;
  // Of an ambiguous address any of its contacts does: what waits may be each one's.
  const contactNo = counterpart?.match.contactNo ?? counterpart?.match.contacts[0]?.no ?? null;
  const wanted = [{ emailMessageId }, { contactNo }].filter((query) =>
    Object.values(query).some((value) => value !== null),
  );
  const waiting = useQuery({
    queryKey: ['waiting', wanted],
    queryFn: async ({ signal }) => {
      const pages = await Promise.all(
        wanted.map((query) =>
          client.call('listPostponedInteractions', {
            query: { ...query, limit: most } as { limit: number },
            signal,
          }),
        ),
      );
      const items = pages.flatMap((page) => page.items);
      return [...new Map(items.map((item) => [item.entryNo, item])).values()];
    },
    enabled: wanted.length > 0,
  });
  const items = waiting.data ?? [];
  const isOfMail = (one: PostponedInteraction) =>
    one.emailMessageId !== null && one.emailMessageId === emailMessageId;
  return {
    ofMail: items.filter(isOfMail),
    ofContact: items.filter((one) => !isOfMail(one)),
  };
}
