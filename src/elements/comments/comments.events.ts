import type { Vote } from '../../protocol.js';

/** Fired when the reader votes on a comment, before the vote is sent. Cancel it to keep the old one. */
export class VoteEvent extends Event {
  static readonly type = 'afterword-vote';
  /** The comment's id. */
  readonly comment: string;
  /** Up, down, or 0 for taking a vote back. */
  readonly value: Vote;

  constructor(comment: string, value: Vote) {
    super(VoteEvent.type, { bubbles: true, composed: true, cancelable: true });
    this.comment = comment;
    this.value = value;
  }
}

declare global {
  interface HTMLElementEventMap {
    'afterword-vote': VoteEvent;
  }
}
