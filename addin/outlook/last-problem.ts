import type { ApiClient } from '../ui/api-client.ts';
import { ApiError } from '../ui/api-error.ts';

export interface LastProblem {
  at: string;
  call: string;
  code: string;
  status: number;
  requestId: string | null;
}

let last: LastProblem | null = null;

/** For diagnostics: what went wrong last, whoever asked. */
export const lastProblem = (): LastProblem | null => last;

export function rememberingProblems(client: ApiClient): ApiClient {
  const remember = (call: string, error: unknown) => {
    if (!(error instanceof ApiError)) return;
    const { code, status, requestId } = error;
    last = { at: new Date().toISOString(), call, code, status, requestId };
  };
  return {
    async call(name, ...input) {
      try {
        return await client.call(name, ...input);
      } catch (error) {
        remember(name, error);
        throw error;
      }
    },
    download: client.download,
    open: client.open,
  };
}
