/** What `<afterword-captcha>` says when it asks something. */
export const messages = {
  image:
    'Distorted characters in an image. Type them into the field below; if they are hard to read, ask for a new image.',
  answer: 'Type the characters in the image',
  digits: 'Type the six digits you hear',
  audio: 'Six spoken digits',
  spokenIn: (language: string) => `Spoken in ${language}.`,
  listen: 'Listen instead',
  look: 'Look instead',
  play: 'Play',
  others: 'Other digits',
  misheard: 'That answer did not match. Here are other digits.',
  check: 'Check',
  refresh: 'New image',
  instead: 'Type characters from an image instead',
  wrong: 'That answer did not match. Here is a new image.',
  insecure: 'This page is not encrypted, so your browser cannot do the check by itself.',
  hold: 'I can’t do this – let a moderator look',
};

declare module '../../i18n/localizer.js' {
  interface MessageCatalog {
    captchaQuestion: typeof messages;
  }
}
