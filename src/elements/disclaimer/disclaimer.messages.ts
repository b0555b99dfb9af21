/** What `<afterword-disclaimer>` says. */
export const messages = {
  heading: 'Not medical advice',
  text: 'What readers write here are personal experiences. They do not replace the advice of someone who can examine you. If you feel worse or are worried, call your care team or your local emergency number.',
  understood: 'I understand',
  hide: 'Hide',
  show: 'Show',
  acknowledged: 'You have read this.',
};

declare module '../../i18n/localizer.js' {
  interface MessageCatalog {
    disclaimer: typeof messages;
  }
}
