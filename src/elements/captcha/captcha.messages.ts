/** What `<afterword-captcha>` says. */
export const messages = {
  start: 'Check that I am human',
  working: 'Checking that you are human …',
  ready: 'Checked.',
  held: 'A moderator will look at it first.',
  lapsed: 'The check ran out.',
  required: 'The check is not done yet.',
  failed: 'The check did not work.',
  offline: 'The check has to wait, because the server cannot be reached.',
  again: 'Try again',
};

declare module '../../i18n/localizer.js' {
  interface MessageCatalog {
    captcha: typeof messages;
  }
}
