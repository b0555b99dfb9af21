/**
 * Fired when the reader picks a rating, before it is saved. Cancel it to keep the old one.
 */
export class RateEvent extends Event {
  static readonly type = 'afterword-rate';
  /** The rating picked. */
  readonly value: number;
  /** The rating before; 0 if there was none. */
  readonly previous: number;

  constructor(value: number, previous: number) {
    super(RateEvent.type, { bubbles: true, composed: true, cancelable: true });
    this.value = value;
    this.previous = previous;
  }
}

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
    'afterword-rate': RateEvent;
    'afterword-rate-undo': RateUndoEvent;
  }
}
