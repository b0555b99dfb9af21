import type { ErrorCode, FieldProblem, PassKind, Problem } from 'afterword/protocol';

const STATUS = {
  invalid: 422,
  not_found: 404,
  closed: 403,
  captcha_required: 403,
  captcha_rejected: 403,
  captcha_unavailable: 503,
  terms_required: 403,
  disclaimer_required: 403,
  forbidden: 403,
  unauthorized: 401,
  origin_refused: 403,
  edit_window_over: 403,
  conflict: 409,
  idempotency_mismatch: 422,
  too_large: 413,
  unsupported_media_type: 415,
  rate_limited: 429,
  internal: 500,
} as const satisfies Record<ErrorCode, number>;

const TITLES: Record<ErrorCode, string> = {
  invalid: 'Something in the request needs another look',
  not_found: 'Not found',
  closed: 'This page is closed',
  captcha_required: 'A captcha pass is needed',
  captcha_rejected: 'The captcha pass was not accepted',
  captcha_unavailable: 'The captcha cannot be checked right now',
  terms_required: 'The terms were not accepted',
  disclaimer_required: 'The disclaimer was not acknowledged',
  forbidden: 'Not allowed',
  unauthorized: 'A visitor token is needed',
  origin_refused: 'This origin may not do that',
  edit_window_over: 'The time for changes is over',
  conflict: 'Something else happened first',
  idempotency_mismatch: 'This Idempotency-Key was used for another request',
  too_large: 'Too large',
  unsupported_media_type: 'Only application/json is understood',
  rate_limited: 'Too many requests',
  internal: 'Something broke on our side',
};

interface AppErrorOptions extends ErrorOptions {
  readonly errors?: readonly FieldProblem[];
  readonly kinds?: readonly PassKind[];
  /** Seconds. */
  readonly retryAfter?: number;
}

/** A refusal the caller is meant to read. Anything else that is thrown is a bug and becomes `internal`. */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: ErrorCode;
  readonly retryAfter: number | undefined;
  readonly #extra: Pick<Problem, 'errors' | 'kinds'>;

  constructor(code: ErrorCode, detail: string, { errors, kinds, retryAfter, ...options }: AppErrorOptions = {}) {
    super(detail, options);
    this.code = code;
    this.retryAfter = retryAfter;
    this.#extra = { ...(errors && { errors }), ...(kinds && { kinds }) };
  }

  get status(): number {
    return STATUS[this.code];
  }

  /** RFC 9457. */
  toProblem(): Problem {
    return {
      type: `urn:afterword:problem:${this.code}`,
      title: TITLES[this.code],
      status: this.status,
      code: this.code,
      detail: this.message,
      ...this.#extra,
    };
  }
}

/** The refusal of one field, said at that field. */
export function invalidField(pointer: string, detail: string): AppError {
  return new AppError('invalid', detail, { errors: [{ pointer, detail }] });
}
