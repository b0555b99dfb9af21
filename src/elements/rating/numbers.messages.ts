/** What `<afterword-rating>` says of everybody's ratings. */
export const messages = {
  hidden: 'What others gave is shown after you rate.',
  histogram: 'Ratings by number of stars',
  bar: (stars: number, count: string, n: number, share: string) =>
    `${stars} ${stars === 1 ? 'star' : 'stars'}: ${count} ${n === 1 ? 'rating' : 'ratings'}, ${share}`,
};

declare module '../../i18n/localizer.js' {
  interface MessageCatalog {
    ratingNumbers: typeof messages;
  }
}
