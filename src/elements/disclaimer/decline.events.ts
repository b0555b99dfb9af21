/** Fired when the reader declines a disclaimer. Cancel it to leave the question open. */
export class DeclineEvent extends Event {
  static readonly type = 'afterword-decline';
  /** The disclaimer's name. */
  readonly disclaimer: string;
  readonly version: string;

  constructor(disclaimer: string, version: string) {
    super(DeclineEvent.type, { bubbles: true, composed: true, cancelable: true });
    this.disclaimer = disclaimer;
    this.version = version;
  }
}

declare global {
  interface HTMLElementEventMap {
    'afterword-decline': DeclineEvent;
  }
}
