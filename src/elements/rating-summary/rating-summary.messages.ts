/** What `<afterword-rating-summary>` says. */
export const messages = {
  average: (average: string, stars: string) => `${average} of ${stars}`,
  count: (count: string, n: number) => `${count} ${n === 1 ? 'rating' : 'ratings'}`,
  unrated: 'not rated yet',
};

declare module '../../i18n/localizer.js' {
  interface MessageCatalog {
    ratingSummary: typeof messages;
  }
}
