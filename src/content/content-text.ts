import type { Block, Content, Inline } from '../protocol.js';

/**
 * What a comment says, without how it looks; a line for each paragraph and item. What its writer hid is not shown by quoting
 * it, unless `all` is asked for by who has to judge it.
 */
export function contentText(content: Content, all?: boolean): string {
  return content.map((block) => blockText(block, all)).join('\n');
}

function blockText(block: Block, all?: boolean): string {
  switch (block.type) {
    case 'paragraph':
      return inlineText(block.children, all);
    case 'code':
      return block.text;
    case 'quote':
      return contentText(block.children, all);
    case 'list':
      return block.items.map((item) => contentText(item, all)).join('\n');
  }
}

function inlineText(inlines: readonly Inline[], all?: boolean): string {
  return inlines.map((inline) => partText(inline, all)).join('');
}

function partText(inline: Inline, all?: boolean): string {
  if (typeof inline === 'string') return inline;
  switch (inline.type) {
    case 'break':
      return '\n';
    case 'code':
      return inline.text;
    case 'mention':
      return `@${inline.name}`;
    case 'spoiler':
      return all ? inlineText(inline.children, all) : '…';
    default:
      return inlineText(inline.children, all);
  }
}
