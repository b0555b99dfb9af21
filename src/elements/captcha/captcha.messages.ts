/** What `<afterword-captcha>` says. */
export const messages = {
  start: 'Check that I am human',
  working: 'Checking that you are human …',
  ready: 'Checked.',
  lapsed: 'The check ran out.',
  image:
    'Distorted characters in an image. Type them into the field below; if they are hard to read, ask for a new image.',
  answer: 'Type the characters in the image',
  check: 'Check',
  refresh: 'New image',
  wrong: 'That answer did not match. Here is a new image.',
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
