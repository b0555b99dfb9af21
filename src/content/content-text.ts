import type { Block, Content, Inline } from '../protocol.js';

/** What a comment says, without how it looks; a line for each paragraph and item. */
export function contentText(content: Content): string {
  return content.map(blockText).join('\n');
}

function blockText(block: Block): string {
  switch (block.type) {
    case 'paragraph':
      return block.children.map(inlineText).join('');
    case 'code':
      return block.text;
    case 'quote':
      return contentText(block.children);
    case 'list':
      return block.items.map(contentText).join('\n');
  }
}

function inlineText(inline: Inline): string {
  if (typeof inline === 'string') return inline;
  switch (inline.type) {
    case 'break':
      return '\n';
    case 'code':
      return inline.text;
    case 'mention':
      return `@${inline.name}`;
    case 'spoiler': // what its writer hid is not shown by quoting it
      return '…';
    default:
      return inline.children.map(inlineText).join('');
  }
}
