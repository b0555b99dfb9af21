/** What `<afterword-rating>` says. */
export const messages = {
  label: 'Rate this',
  stars: (value: string, stars: number) => `${value} of ${stars} stars`,
  unrated: 'not rated yet',
  average: (average: string, count: string, n: number) => `${average} · ${count} ${n === 1 ? 'rating' : 'ratings'}`,
  mine: (value: number) => `You rated ${value}.`,
  undo: 'Undo',
  clear: 'Clear',
  required: 'Choose a rating.',
  failed: 'Your rating was not accepted.',
  waiting: 'Your rating will be sent when the server is back.',
  closed: 'Ratings are closed.',
};

declare module '../../i18n/localizer.js' {
  interface MessageCatalog {
    rating: typeof messages;
  }
}
