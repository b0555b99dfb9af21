import type { Report, Vote } from '../../protocol.js';

export type CommentAction =
  | { readonly do: 'reply' | 'edit' | 'remove' | 'follow' }
  | { readonly do: 'vote'; readonly value: Vote }
  | { readonly do: 'report'; readonly report: Report };

/** What a reader asked to do with a comment. For the thread around it; it goes no further. */
export class CommentActionEvent extends Event {
  static readonly type = 'comment-action';
  readonly action: CommentAction;

  constructor(action: CommentAction) {
    super(CommentActionEvent.type);
    this.action = action;
  }
}
