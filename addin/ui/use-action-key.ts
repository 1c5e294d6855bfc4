import { useRef } from 'react';
import { newActionKey } from './api-client.ts';

/** The same key while the same thing is sent again; a corrected form, or a newer version of the row, is a new act. */
export function useActionKey(): (body: unknown, version?: number) => string {
  const last = useRef({ body: '', key: '' });
  return (body, version) => {
    const text = JSON.stringify([body, version]);
    if (text !== last.current.body) last.current = { body: text, key: newActionKey() };
    return last.current.key;
  };
}
