import type { FieldProblem, Problem, ProblemCode } from '../../server/contract/problem.ts';

export type ApiErrorCode = ProblemCode | 'offline' | 'unreadable' | 'noToken' | 'signInNeeded';

/** A refused or failed call, in the words of the server's problem details. */
export class ApiError extends Error {
  readonly code: ApiErrorCode;
  readonly status: number;
  readonly requestId: string | null;
  readonly fields: readonly FieldProblem[];

  constructor(
    code: ApiErrorCode,
    sentence: string,
    more: { status?: number; requestId?: string | null; fields?: readonly FieldProblem[] } = {},
  ) {
    super(sentence);
    this.name = 'ApiError';
    this.code = code;
    this.status = more.status ?? 0;
    this.requestId = more.requestId ?? null;
    this.fields = more.fields ?? [];
  }
}

const isProblem = (value: unknown): value is Problem =>
  typeof value === 'object' && value !== null && 'code' in value && 'detail' in value;

export async function apiErrorOf(response: Response): Promise<ApiError> {
  const requestId = response.headers.get('x-request-id');
  const body: unknown = await response.json().catch(() => null);
  if (!isProblem(body)) {
    return new ApiError('unreadable', `${response.status} ${response.statusText}`.trim(), {
      status: response.status,
      requestId,
    });
  }
  return new ApiError(body.code, body.detail || body.title, {
    status: response.status,
    requestId: requestId ?? body.instance,
    fields: body.fields ?? [],
  });
}
