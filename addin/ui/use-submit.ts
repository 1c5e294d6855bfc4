import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldProblem } from '../../server/contract/problem.ts';
import { ApiError } from './api-error.ts';
import { fieldSentence } from './field-sentence.ts';

export interface Submit {
  busy: boolean;
  error: unknown;
  /** The version that was changed is not the newest any more. */
  outdated: boolean;
  /** What the server says about a field or its parts; shown at the field. */
  messageFor(path: string): string | undefined;
  /** Problems of fields that this form does not show. */
  otherMessages(paths: readonly string[]): string[];
  run(send: () => Promise<void>): Promise<void>;
  reset(): void;
}

function useSentence(): (problem: FieldProblem) => string {
  const { t } = useTranslation();
  return (problem) => fieldSentence(problem, t);
}

const concerns = (path: string, field: string) => path === field || path.startsWith(`${field}.`);

export function useSubmit(): Submit {
  const sentenceOf = useSentence();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const fields = error instanceof ApiError ? error.fields : [];
  return {
    busy,
    error,
    outdated: error instanceof ApiError && error.code === 'versionOutdated',
    messageFor(field) {
      const messages = fields.filter(({ path }) => concerns(path, field));
      return messages.length > 0 ? messages.map(sentenceOf).join(' ') : undefined;
    },
    otherMessages: (shown) =>
      fields
        .filter(({ path }) => !shown.some((field) => concerns(path, field)))
        .map((problem) => `${problem.path}: ${sentenceOf(problem)}`),
    async run(send) {
      setBusy(true);
      setError(null);
      try {
        await send();
      } catch (caught) {
        setError(caught);
      } finally {
        setBusy(false);
      }
    },
    reset: () => setError(null),
  };
}
