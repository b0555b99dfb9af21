import type { Block, Content, Inline } from '../../protocol.js';

/** What would mean something to a Markdown parser anywhere, and at the beginning of a line. */
const MARKS = /[\\`*_[\]<>~|&]/g;
const LINE_MARKS = /^(\s*)([#+\-=]|\d+[.)])/gm;

/** A text that Markdown reads as it stands. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(MARKS, '\\$&')
    .replace(LINE_MARKS, (_, space: string, mark: string) => `${space}${mark.slice(0, -1)}\\${mark.slice(-1)}`);
}

/** A document as Markdown to be quoted: without what its writer had quoted, for that was somebody else. */
export function contentMarkdown(content: Content): string {
  return content
    .map(blockMarkdown)
    .filter((block) => block !== '')
    .join('\n\n');
}

/** The lines of a quote. */
export function quote(markdown: string): string {
  return markdown.replace(/^/gm, '> ').replace(/^> $/gm, '>');
}

function blockMarkdown(block: Block): string {
  switch (block.type) {
    case 'paragraph':
      return inlineMarkdown(block.children);
    case 'code': {
      const fence = '`'.repeat(Math.max(3, longestRun(block.text) + 1));
      return `${fence}\n${block.text}\n${fence}`;
    }
    case 'quote':
      return '';
    case 'list':
      return block.items
        .map((item, index) => itemMarkdown(item, block.start === null ? '- ' : `${block.start + index}. `))
        .join('\n');
  }
}

function itemMarkdown(item: Content, mark: string): string {
  return mark + contentMarkdown(item).replace(/\n(?=.)/g, `\n${' '.repeat(mark.length)}`);
}

function inlineMarkdown(inlines: readonly Inline[]): string {
  return inlines.map(oneInline).join('');
}

function oneInline(inline: Inline): string {
  if (typeof inline === 'string') return escapeMarkdown(inline);
  switch (inline.type) {
    case 'emphasis':
      return `*${inlineMarkdown(inline.children)}*`;
    case 'strong':
      return `**${inlineMarkdown(inline.children)}**`;
    case 'strikethrough':
      return `~~${inlineMarkdown(inline.children)}~~`;
    case 'spoiler':
      return `||${inlineMarkdown(inline.children)}||`;
    case 'code': {
      const fence = '`'.repeat(longestRun(inline.text) + 1);
      const space = /^`|`$/.test(inline.text) ? ' ' : '';
      return fence + space + inline.text + space + fence;
    }
    case 'link':
      return `[${inlineMarkdown(inline.children)}](<${inline.href}>)`;
    case 'mention':
      return `@${escapeMarkdown(inline.name)}`;
    case 'break':
      return '\n';
  }
}

const longestRun = (text: string): number => Math.max(0, ...(text.match(/`+/g) ?? []).map(({ length }) => length));
