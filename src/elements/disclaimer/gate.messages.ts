/** What `<afterword-disclaimer mode="gate">` says besides. */
export const messages = {
  decline: 'Decline',
  declined: 'You have declined this.',
};

declare module '../../i18n/localizer.js' {
  interface MessageCatalog {
    disclaimerGate: typeof messages;
  }
}
