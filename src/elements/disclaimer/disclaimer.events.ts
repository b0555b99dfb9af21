/** Fired when the reader says that a disclaimer was read. Cancel it to leave it open. */
export class AcknowledgeEvent extends Event {
  static readonly type = 'afterword-acknowledge';
  /** The disclaimer's name. */
  readonly disclaimer: string;
  readonly version: string;

  constructor(disclaimer: string, version: string) {
    super(AcknowledgeEvent.type, { bubbles: true, composed: true, cancelable: true });
    this.disclaimer = disclaimer;
    this.version = version;
  }
}

declare global {
  interface HTMLElementEventMap {
    'afterword-acknowledge': AcknowledgeEvent;
  }
}
