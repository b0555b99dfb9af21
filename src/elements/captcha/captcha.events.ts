/** Fired when a pass was won. */
export class VerifyEvent extends Event {
  static readonly type = 'afterword-verify';

  constructor() {
    super(VerifyEvent.type, { bubbles: true, composed: true });
  }
}

/** Fired when a pass ran out before it was used. */
export class ExpireEvent extends Event {
  static readonly type = 'afterword-expire';

  constructor() {
    super(ExpireEvent.type, { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'afterword-verify': VerifyEvent;
    'afterword-expire': ExpireEvent;
  }
}
