/** What `<afterword-rating>` says. */
export const messages = {
  label: 'Rate this',
  stars: (value: string, stars: number) => `${value} of ${stars} stars`,
  unrated: 'not rated yet',
  average: (average: string, count: string, n: number) => `${average} · ${count} ${n === 1 ? 'rating' : 'ratings'}`,
  required: 'Choose a rating.',
};

declare module '../../i18n/localizer.js' {
  interface MessageCatalog {
    rating: typeof messages;
  }
}
