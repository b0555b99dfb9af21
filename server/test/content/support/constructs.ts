import MarkdownIt, { type Token } from 'markdown-it';
import type { Block, Content, Inline } from 'afterword/protocol';

/** What CommonMark can say, by the names that its specification uses. */
export type Construct =
  | 'heading'
  | 'thematic break'
  | 'code block'
  | 'HTML'
  | 'block quote'
  | 'list'
  | 'code span'
  | 'emphasis'
  | 'strong emphasis'
  | 'link'
  | 'image'
  | 'line break';

/** What stands for something that a comment cannot hold. */
export type Stead =
  | 'a heading is a strong paragraph'
  | 'a thematic break is its marks'
  | 'HTML is shown as it was typed'
  | 'an image is a link to it'
  | 'a link that leads elsewhere than to http, https or mailto is shown as it was typed'
  | 'a title is read in brackets behind its link'
  | 'a definition that nothing refers to is shown as it was typed'
  | 'marks around nothing are shown as they were typed'
  | 'what is said of a code block besides its language stands in its first line';

const OF_TOKENS: Readonly<Record<string, Construct>> = {
  heading_open: 'heading',
  hr: 'thematic break',
  fence: 'code block',
  code_block: 'code block',
  html_block: 'HTML',
  html_inline: 'HTML',
  blockquote_open: 'block quote',
  bullet_list_open: 'list',
  ordered_list_open: 'list',
  code_inline: 'code span',
  em_open: 'emphasis',
  strong_open: 'strong emphasis',
  link_open: 'link',
  image: 'image',
  softbreak: 'line break',
  hardbreak: 'line break',
};

const OF_NODES = {
  code: 'code span',
  quote: 'block quote',
  list: 'list',
  emphasis: 'emphasis',
  strong: 'strong emphasis',
  link: 'link',
  break: 'line break',
} as const satisfies Record<string, Construct>;

/**
 * An example whose addresses say where they lead. The specification's are relative to a page (`/url`), and a comment is
 * read in too many places to have one.
 */
export function withAddresses(markdown: string): string {
  return markdown.replace(/(?<![\w:/.])\/?(ur[il]\b|train\.jpg)/g, 'https://example.org/$1');
}

/** Everything that CommonMark has, HTML and images too. */
export const commonMark = new MarkdownIt('commonmark');

/** What an author said with an example, and what a reader gets instead of some of it. */
export interface Reading {
  readonly constructs: readonly Construct[];
  readonly steads: readonly Stead[];
  /** False when something else became of it: a defect of ours. */
  readonly isExplained: boolean;
}

/** Compares how the specification reads an example with the document that our parser makes of it. */
export function readExample(markdown: string, content: Content): Reading {
  const env: Parameters<typeof commonMark.parse>[1] = {};
  const tokens = flat(commonMark.parse(markdown, env));
  const said = tokens.flatMap((token) => OF_TOKENS[token.type] ?? []);
  const used = new Set(tokens.map((token) => token.attrGet('href') ?? token.attrGet('src')));
  const steads = new Set<Stead>();
  const expected = tokens.flatMap((token) => standIn(token, steads));
  const isUnused = Object.values(env.references ?? {}).some(({ href }) => !used.has(href));
  if (isUnused) steads.add('a definition that nothing refers to is shown as it was typed');
  const got = constructsOf(content);
  const isSame = got.join() === expected.join();
  // Where marks are no marks any more, others around them may begin to be some.
  const isTyped = [...steads].some((stead) => stead.endsWith('as it was typed'));
  if (!isSame && !isTyped && got.every((construct) => construct === 'line break'))
    return { constructs: said, steads: ['marks around nothing are shown as they were typed'], isExplained: true };
  return { constructs: said, steads: [...steads], isExplained: isSame || isTyped };
}

/** What our document has to hold for a token, and in whose stead. */
function standIn(token: Token, steads: Set<Stead>): Construct[] {
  const construct = OF_TOKENS[token.type];
  if (token.attrGet('title')) steads.add('a title is read in brackets behind its link');
  switch (construct) {
    case undefined:
      return [];
    case 'heading':
      steads.add('a heading is a strong paragraph');
      return ['strong emphasis'];
    case 'thematic break':
      steads.add('a thematic break is its marks');
      return [];
    case 'HTML':
      steads.add('HTML is shown as it was typed');
      return [];
    case 'image':
    case 'link':
      if (!/^(https?|mailto):/i.test(String(token.attrGet('href') ?? token.attrGet('src')))) {
        steads.add('a link that leads elsewhere than to http, https or mailto is shown as it was typed');
        return [];
      }
      if (construct === 'image') steads.add('an image is a link to it');
      return ['link'];
    case 'code block':
      if (/\s/.test(token.info.trim()))
        steads.add('what is said of a code block besides its language stands in its first line');
      return [construct];
    default:
      return [construct];
  }
}

function flat(tokens: readonly Token[]): Token[] {
  return tokens.flatMap((token) => (token.type === 'inline' ? (token.children ?? []) : [token]));
}

function constructsOf(content: Content): Construct[] {
  const ofInlines = (nodes: readonly Inline[]): Construct[] =>
    nodes.flatMap((node) => {
      if (typeof node === 'string' || node.type === 'mention') return [];
      const own = node.type in OF_NODES ? [OF_NODES[node.type as keyof typeof OF_NODES]] : [];
      return [...own, ...('children' in node ? ofInlines(node.children) : [])];
    });
  const ofBlocks = (blocks: readonly Block[]): Construct[] =>
    blocks.flatMap((block) => {
      if (block.type === 'paragraph') return ofInlines(block.children);
      if (block.type === 'code') return ['code block'];
      if (block.type === 'quote') return ['block quote', ...ofBlocks(block.children)];
      return ['list', ...block.items.flatMap(ofBlocks)];
    });
  return ofBlocks(content);
}
