/** What `<afterword-consent>` says. A purpose has a name and, with `…Note`, a sentence. */
export const messages = {
  heading: 'May we count your visit?',
  text: 'Nothing is counted unless you agree, and the page works the same either way. You can change your mind at any time.',
  gpc: 'Your browser asks sites not to sell or share your data (Global Privacy Control).',
  accept: 'Accept all',
  reject: 'Reject all',
  choose: 'Choose',
  save: 'Save choices',
  close: 'Close',
  purposes: 'What you agree to',
  control: 'Privacy choices',
  on: (purposes: string) => `Agreed: ${purposes}.`,
  off: 'Nothing is on.',
  functional: 'Remembering your settings',
  functionalNote: 'So that you need not choose again on the next page.',
  analytics: 'Counting visits',
  analyticsNote: 'Says that a page was read, rated or commented on; never which page, nor what you write.',
  marketing: 'Measuring advertising',
  marketingNote: 'Tells an advertising company that somebody came; never which page, nor what you write.',
  captcha: 'Checks by another company',
  captchaNote: 'Another company looks whether you are a person or a program.',
};

declare module '../../i18n/localizer.js' {
  interface MessageCatalog {
    consent: typeof messages;
  }
}
