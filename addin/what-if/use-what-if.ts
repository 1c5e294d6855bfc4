import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { CallInput } from '../ui/api-client.ts';
import { useClient } from '../ui/session.tsx';

export type Change = CallInput<'askWhatIf'>['body']['change'];

/** Somebody is still typing. */
const typingMilliseconds = 500;

const useSettled = (text: string): string => {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), typingMilliseconds);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
};

/** What the change would have done, once nobody types any more. */
export function useWhatIf(change: Change) {
  const client = useClient();
  const asked = useSettled(JSON.stringify(change));
  return useQuery({
    queryKey: ['what-if', asked],
    queryFn: ({ signal }) =>
      client.call('askWhatIf', { body: { change: JSON.parse(asked) as Change }, signal }),
    placeholderData: keepPreviousData,
    retry: false,
    staleTime: 30_000,
    gcTime: 60_000,
  });
}
