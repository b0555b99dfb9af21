import { tests } from 'commonmark-spec';

/** The specification's examples, with the tabs that it prints as arrows. */
export const examples = tests.map(({ markdown, html, section, number }) => ({
  section,
  number,
  markdown: markdown.replaceAll('→', '\t'),
  html: html.replaceAll('→', '\t'),
}));
