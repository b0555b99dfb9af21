import type { PassKind, ErrorCode, FieldProblem, Problem } from '../protocol.js';

/** What a call can end in: a refusal of the server's, or `offline` where no server answered. */
export type FailureCode = ErrorCode | 'offline';

/** A call that did not do what it was asked to. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly code: FailureCode;
  /** Seconds to wait, if the server said so. */
  readonly retryAfter: number | undefined;
  readonly kinds: readonly PassKind[];
  readonly errors: readonly FieldProblem[];

  constructor(code: FailureCode, problem?: Partial<Problem>, retryAfter?: number) {
    super(problem?.detail ?? code);
    this.code = code;
    this.retryAfter = retryAfter;
    this.kinds = problem?.kinds ?? [];
    this.errors = problem?.errors ?? [];
  }

  /** Nothing was decided: the same request may succeed later. */
  get isTemporary(): boolean {
    return ['offline', 'internal', 'rate_limited', 'captcha_unavailable'].includes(this.code);
  }
}

export function codeOf(error: unknown): FailureCode {
  return error instanceof ApiError ? error.code : 'internal';
}
