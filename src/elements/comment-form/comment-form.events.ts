import type { Comment } from '../../protocol.js';

/** Fired when the reader sends a comment, before it goes. Cancel it to keep it from going. */
export class CommentSubmitEvent extends Event {
  static readonly type = 'afterword-comment-submit';
  /** The text, in Markdown. */
  readonly body: string;
  /** The id of the comment it answers. */
  readonly parent: string | null;

  constructor(body: string, parent: string | null) {
    super(CommentSubmitEvent.type, { bubbles: true, composed: true, cancelable: true });
    this.body = body;
    this.parent = parent;
  }
}

/** Fired when the server has the reader's comment. */
export class CommentEvent extends Event {
  static readonly type = 'afterword-comment';
  readonly comment: Comment;

  /** `isPublic`: the page is told, and not only the thread around the composer. */
  constructor(comment: Comment, isPublic = true) {
    super(CommentEvent.type, { bubbles: isPublic, composed: isPublic });
    this.comment = comment;
  }
}

declare global {
  interface HTMLElementEventMap {
    'afterword-comment-submit': CommentSubmitEvent;
    'afterword-comment': CommentEvent;
  }
}
