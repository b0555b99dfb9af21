import type { Token } from 'markdown-it';
import type { Block } from 'afterword/protocol';
import { toInlines } from './inlines.js';

/** Turns a flat list of block tokens (opened, nested, closed) into a tree. */
export function toBlocks(tokens: readonly Token[]): Block[] {
  const blocks: Block[] = [];
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index]!;
    const end = token.nesting === 1 ? closingIndex(tokens, index) : index;
    blocks.push(...toBlock(token, tokens.slice(index + 1, end)));
    index = end;
  }
  return blocks;
}

function toBlock(token: Token, inside: readonly Token[]): Block[] {
  switch (token.type) {
    case 'paragraph_open':
      return [{ type: 'paragraph', children: toInlines(inside[0]?.children ?? []) }];
    case 'heading_open':
      return [{ type: 'paragraph', children: [{ type: 'strong', children: toInlines(inside[0]?.children ?? []) }] }];
    case 'fence':
    case 'code_block':
      return [{ type: 'code', text: textOf(token) }];
    case 'blockquote_open':
      return [{ type: 'quote', children: toBlocks(inside) }];
    case 'bullet_list_open':
      return [{ type: 'list', start: null, items: toItems(inside) }];
    case 'ordered_list_open':
      return [{ type: 'list', start: Number(token.attrGet('start') ?? 1), items: toItems(inside) }];
    case 'hr':
      return [{ type: 'paragraph', children: [token.markup] }];
    default:
      return token.content === '' ? [] : [{ type: 'paragraph', children: [token.content] }];
  }
}

function toItems(tokens: readonly Token[]): Block[][] {
  const items: Block[][] = [];
  for (let index = 0; index < tokens.length; index++) {
    const end = closingIndex(tokens, index);
    items.push(toBlocks(tokens.slice(index + 1, end)));
    index = end;
  }
  return items;
}

function closingIndex(tokens: readonly Token[], open: number): number {
  const { level } = tokens[open]!;
  let index = open + 1;
  while (tokens[index]!.level !== level || tokens[index]!.nesting !== -1) index++;
  return index;
}

/** One word behind the fence is the name of a language. More, or a word alone, was written to be read. */
function textOf({ info, content }: Token): string {
  const text = content.replace(/\n$/, '');
  const isLanguage = text !== '' && !/\s/.test(info.trim());
  return isLanguage ? text : [info.trim(), text].filter((part) => part !== '').join('\n');
}
