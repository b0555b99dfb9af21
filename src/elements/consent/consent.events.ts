/** Fired after the reader has answered, or has taken an answer back. It cannot be cancelled: a No is a No. */
export class ConsentEvent extends Event {
  static readonly type = 'afterword-consent';
  /** The purposes that are agreed to. */
  readonly granted: readonly string[];
  /** The version of the question. */
  readonly version: string;

  constructor(granted: readonly string[], version: string) {
    super(ConsentEvent.type, { bubbles: true, composed: true });
    this.granted = granted;
    this.version = version;
  }
}

declare global {
  interface HTMLElementEventMap {
    'afterword-consent': ConsentEvent;
  }
}
