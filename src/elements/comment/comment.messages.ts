/** What `<afterword-comment>` says. */
export const messages = {
  comment: (name: string) => `Comment by ${name}`,
  edited: 'edited',
  own: 'You',
  staff: 'Team',
  held: 'Waiting for a moderator. Only you can see this.',
  removed: 'This comment was removed.',
  inReplyTo: (name: string) => `in reply to ${name}`,
  reply: 'Reply',
  replyTo: (name: string) => `Reply to ${name}`,
  edit: 'Edit',
  editOwn: 'Edit your comment',
  remove: 'Delete',
  removeOwn: 'Delete your comment',
  really: 'Delete this comment?',
  keep: 'Keep it',
  missing: 'This comment is not here any more.',
  failed: 'This comment could not be loaded.',
};

declare module '../../i18n/localizer.js' {
  interface MessageCatalog {
    comment: typeof messages;
  }
}
