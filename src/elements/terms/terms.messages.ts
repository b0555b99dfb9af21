/** What `<afterword-terms>` says. Links stand in the sentence where the language wants them. */
export const messages = {
  plain: 'What you post can be read by everyone.',
  notice: (documents: unknown) => ['By posting you agree to the ', documents, '.'],
  checkbox: (documents: unknown) => ['I agree to the ', documents, '.'],
  terms: (organization: string) => (organization ? `terms of ${organization}` : 'terms'),
  privacy: 'privacy notice',
  guidelines: 'community guidelines',
  agreed: (date: string) => `You agreed to this on ${date}.`,
  changed: (documents: unknown) => ['New or changed since you agreed: ', documents, '.'],
  whatChanged: (document: string) => `${document} (what changed)`,
  required: 'Agree to this to go on.',
};

declare module '../../i18n/localizer.js' {
  interface MessageCatalog {
    terms: typeof messages;
  }
}
