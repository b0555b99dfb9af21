/** What a reader asked to do with a comment. For the thread around it; it goes no further. */
export class CommentActionEvent extends Event {
  static readonly type = 'comment-action';
  readonly action: 'reply' | 'edit' | 'remove';

  constructor(action: CommentActionEvent['action']) {
    super(CommentActionEvent.type);
    this.action = action;
  }
}
