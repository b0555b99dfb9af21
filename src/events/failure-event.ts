import type { FailureCode } from '../api/api-error.js';

/** Fired for every failure a reader meets. The element itself says it in words; this is for the page's own records. */
export class FailureEvent extends Event {
  static readonly type = 'afterword-error';
  /** What went wrong: an error code of the server's, `offline`, or `blocked` where a vendor who counts was not reached. */
  readonly code: FailureCode | 'blocked';

  constructor(code: FailureCode | 'blocked') {
    super(FailureEvent.type, { bubbles: true, composed: true });
    this.code = code;
  }
}

declare global {
  interface HTMLElementEventMap {
    'afterword-error': FailureEvent;
  }
}
