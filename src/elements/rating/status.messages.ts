/** What `<afterword-rating>` says of the reader's own rating. */
export const messages = {
  mine: (value: string) => `You rated ${value}.`,
  undo: 'Undo',
  clear: 'Clear',
  failed: 'Your rating was not accepted.',
  waiting: 'Your rating will be sent when the server is back.',
  closed: 'Ratings are closed.',
};

declare module '../../i18n/localizer.js' {
  interface MessageCatalog {
    ratingStatus: typeof messages;
  }
}
