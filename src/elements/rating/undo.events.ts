/** Fired when the reader takes a rating back, before it is saved. Cancel it to keep the rating. */
export class RateUndoEvent extends Event {
  static readonly type = 'afterword-rate-undo';
  /** The rating taken back. */
  readonly previous: number;

  constructor(previous: number) {
    super(RateUndoEvent.type, { bubbles: true, composed: true, cancelable: true });
    this.previous = previous;
  }
}

declare global {
  interface HTMLElementEventMap {
    'afterword-rate-undo': RateUndoEvent;
  }
}
