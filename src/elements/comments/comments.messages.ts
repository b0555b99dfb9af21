/** What `<afterword-comments>` says. */
export const messages = {
  heading: 'Comments',
  newest: 'Newest',
  oldest: 'Oldest',
  best: 'Best',
  sort: 'Order',
  empty: 'Be the first to say something.',
  emptyClosed: 'There are no comments.',
  loading: 'Loading comments …',
  failed: 'The comments could not be loaded.',
  offline: 'The comments could not be loaded, because the server cannot be reached.',
  again: 'Try again',
  lost: 'The server cannot be reached right now. You can read on; new comments will show up when it is back.',
  more: 'Show more comments',
  beginning: 'Show from the beginning',
  moreReplies: (n: number) => (n === 1 ? 'Show 1 more reply' : `Show ${n} more replies`),
  showReplies: (n: number) => (n === 1 ? 'Show 1 reply' : `Show ${n} replies`),
  hideReplies: (n: number, name: string) => (n === 1 ? `Hide 1 reply to ${name}` : `Hide ${n} replies to ${name}`),
  follow: 'Follow',
  followThread: 'Follow this conversation',
  notFollowed: 'That was not accepted. Please try again later.',
  notFound: 'The comment that the link leads to is not here any more.',
  arrived: (n: number) => (n === 1 ? 'Show 1 new comment' : `Show ${n} new comments`),
  heard: (n: number) => (n === 1 ? '1 new comment' : `${n} new comments`),
  removed: 'Your comment is deleted.',
  composerFailed: 'Writing is not possible right now. Load the page again to try once more.',
  notRemoved: 'Your comment could not be deleted.',
};

declare module '../../i18n/localizer.js' {
  interface MessageCatalog {
    comments: typeof messages;
  }
}
