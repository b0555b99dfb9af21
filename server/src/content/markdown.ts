import MarkdownIt, { type Token } from 'markdown-it';
import type { Block, Content, Inline } from 'afterword/protocol';
import { toBlocks } from './blocks.js';
import { spoiler } from './spoiler.js';

/** What is nested deeper than this is read as plain text. Each list counts twice: the list and its item. */
const DEEPEST = 16;

const LINK_PROTOCOLS = new Set(['http:', 'https:', 'mailto:']);

/** CommonMark plus strikethrough and spoilers, for its tokens only: HTML stays text, and no HTML is ever made here. */
function createParser() {
  const parser = new MarkdownIt('commonmark', { html: false, maxNesting: DEEPEST })
    .enable('strikethrough')
    .use(spoiler);
  parser.validateLink = (href) => URL.canParse(href) && LINK_PROTOCOLS.has(new URL(href).protocol);
  return parser;
}

const parser = createParser();
const withoutDefinitions = createParser().disable('reference');

/**
 * What a comment's Markdown says, as a document. Whatever is outside the subset degrades to readable text: a heading
 * becomes a strong paragraph, an image becomes a link, HTML is shown as it was typed.
 */
export function parseMarkdown(source: string): Content {
  const tokens = parse(source);
  const blocks = tokens.some(isTooDeep) ? [] : toBlocks(tokens);
  return hasText(blocks) ? blocks : plainText(source); // nothing but marks, such as an opened fence, is shown as it is
}

/** At the limit the parser drops what is inside, so nothing at the limit may be used. */
function isTooDeep({ nesting, level, children }: Token): boolean {
  return (nesting === 1 && level >= DEEPEST - 1) || (children ?? []).some(isTooDeep);
}

/** A link definition that nothing refers to would show nowhere: then all of them stay the text that they are. */
function parse(source: string): Token[] {
  const env: Parameters<typeof parser.parse>[1] = {};
  const tokens = parser.parse(source, env);
  const used = new Set(tokens.flatMap(({ children }) => children ?? []).map(addressOf));
  const unused = Object.values(env.references ?? {}).some(({ href }) => !used.has(href));
  return unused ? withoutDefinitions.parse(source, {}) : tokens;
}

function addressOf(token: Token): string {
  return String(token.attrGet('href') ?? token.attrGet('src'));
}

function hasText(nodes: readonly (Block | Inline)[]): boolean {
  return nodes.some((node) => {
    if (typeof node === 'string') return node !== '';
    if (node.type === 'list') return hasText(node.items.flat());
    return 'children' in node ? hasText(node.children) : 'text' in node && node.text !== '';
  });
}

function plainText(source: string): Content {
  return source.split(/\n{2,}/).map((text) => ({ type: 'paragraph', children: [text] }));
}
