/** What `<afterword-terms>` says. A link stands in the sentence where the language wants it. */
export const messages = {
  plain: 'What you post can be read by everyone.',
  notice: (documents: unknown) => ['By posting you agree to the ', documents, '.'],
  checkbox: (documents: unknown) => ['I agree to the ', documents, '.'],
  both: (terms: unknown, privacy: unknown) => [terms, ' and the ', privacy],
  terms: (organization: string) => (organization ? `terms of ${organization}` : 'terms'),
  privacy: 'privacy notice',
};

declare module '../../i18n/localizer.js' {
  interface MessageCatalog {
    terms: typeof messages;
  }
}
