/** What `<afterword-disclaimer>` says of a review. */
export const messages = {
  reviewedBy: 'Reviewed by',
  lastReviewed: 'Last reviewed',
  nextReview: 'Next review due',
  overdue: 'overdue',
};

declare module '../../i18n/localizer.js' {
  interface MessageCatalog {
    disclaimerReview: typeof messages;
  }
}
