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

declare global {
  interface HTMLElementEventMap {
    'afterword-rate': RateEvent;
  }
}
