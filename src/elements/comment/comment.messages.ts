import type { ReportReason } from '../../protocol.js';

/** What `<afterword-comment>` says. */
export const messages = {
  comment: (name: string) => `Comment by ${name}`,
  edited: 'edited',
  own: 'You',
  staff: 'Team',
  held: 'Waiting for a moderator. Only you can see this.',
  removed: 'This comment was removed.',
  inReplyTo: (name: string) => `in reply to ${name}`,
  linkTo: (name: string) => `Link to the comment by ${name}`,
  reply: 'Reply',
  replyTo: (name: string) => `Reply to ${name}`,
  edit: 'Edit',
  editOwn: 'Edit your comment',
  remove: 'Delete',
  removeOwn: 'Delete your comment',
  really: 'Delete this comment?',
  keep: 'Keep it',
  cancel: 'Cancel',
  more: 'Read more',
  spoiler: 'Show hidden text',
  up: (name: string) => `Vote the comment by ${name} up`,
  down: (name: string) => `Vote the comment by ${name} down`,
  voteWaits: 'Your vote will be sent when the server can be reached.',
  voteRefused: 'Your vote was not accepted.',
  report: 'Report',
  reportThe: (name: string) => `Report the comment by ${name}`,
  reportWhy: (name: string) => `What is wrong with the comment by ${name}?`,
  reportNote: 'Anything the moderators should know (optional)',
  reportSend: 'Send report',
  reported: 'Thank you. A moderator will look at it.',
  notReported: 'Your report could not be sent. Please try again.',
  reasons: {
    dangerous: 'Its advice could harm someone',
    spam: 'It is advertising',
    abuse: 'It is hurtful or insulting',
    privacy: 'It tells something private about someone',
    other: 'Something else',
  } as Record<ReportReason, string>,
  missing: 'This comment is not here any more.',
  failed: 'This comment could not be loaded.',
};

declare module '../../i18n/localizer.js' {
  interface MessageCatalog {
    comment: typeof messages;
  }
}
