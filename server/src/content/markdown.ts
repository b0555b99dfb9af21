import MarkdownIt from 'markdown-it';
import type { Content } from 'afterword/protocol';
import { toBlocks } from './blocks.js';

/** Quotes and lists nested deeper than this are read as plain text. Each list counts twice: the list and its item. */
const DEEPEST = 16;

const LINK_PROTOCOLS = new Set(['http:', 'https:', 'mailto:']);

/** CommonMark plus strikethrough, for its tokens only: HTML stays text, and no HTML is ever made here. */
const parser = new MarkdownIt('commonmark', { html: false, maxNesting: DEEPEST }).enable('strikethrough');
parser.validateLink = (href) => URL.canParse(href) && LINK_PROTOCOLS.has(new URL(href).protocol);

/**
 * What a comment's Markdown says, as a document. Whatever is outside the subset degrades to readable text: a heading
 * becomes a strong paragraph, an image becomes a link, HTML is shown as it was typed.
 */
export function parseMarkdown(source: string): Content {
  const tokens = parser.parse(source, {});
  // At the limit the parser drops what is inside, so nothing at the limit may be used.
  const tooDeep = tokens.some((token) => token.nesting === 1 && token.level >= DEEPEST - 1);
  const blocks = tooDeep ? [] : toBlocks(tokens);
  return blocks.length > 0 ? blocks : plainText(source); // a text of nothing but link definitions makes no block
}

function plainText(source: string): Content {
  return source.split(/\n{2,}/).map((text) => ({ type: 'paragraph', children: [text] }));
}
