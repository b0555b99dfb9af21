import type { ratedMessages } from './author-rating.js';
import type { reportMessages } from './report-form.js';

/** What `<afterword-comment>` says. */
export const messages = {
  comment: (name: string) => `Comment by ${name}`,
  edited: 'edited',
  own: 'You',
  staff: 'Team',
  held: 'Waiting for a moderator. Only you can see this.',
  removed: 'This comment was removed.',
  inReplyTo: (name: string) => `in reply to ${name}`,
  linkTo: (name: string) => `link to the comment by ${name}`,
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
  follow: 'Follow replies',
  followOf: (name: string) => `Follow replies to ${name}`,
  report: 'Report',
  reportThe: (name: string) => `Report the comment by ${name}`,
  reported: 'Thank you. A moderator will look at it.',
  notReported: 'Your report could not be sent. Please try again.',
  missing: 'This comment is not here any more.',
  failed: 'This comment could not be loaded.',
};

declare module '../../i18n/localizer.js' {
  interface MessageCatalog {
    comment: typeof messages & Partial<typeof ratedMessages & typeof reportMessages>;
  }
}
