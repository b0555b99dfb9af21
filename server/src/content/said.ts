import type { Block, Content, Inline } from 'afterword/protocol';

type Node = Block | Inline;

/** All that a comment says, what its writer hid included, for whoever has to judge it. */
export function textOf(content: readonly Node[]): string {
  return content.map(nodeText).join('');
}

/** Where the links of a comment lead, wherever they hide in it. */
export function linksOf(nodes: readonly Node[]): readonly string[] {
  return nodes.flatMap((node) => {
    if (typeof node === 'string') return [];
    const own = node.type === 'link' ? [node.href] : [];
    return [...own, ...linksOf(childrenOf(node))];
  });
}

/** Without what others are quoted with. */
export const ownWords = (content: Content): Content => content.filter(({ type }) => type !== 'quote');

function nodeText(node: Node): string {
  if (typeof node === 'string') return node;
  switch (node.type) {
    case 'code':
      return node.text;
    case 'mention':
      return `@${node.name}`;
    case 'break':
      return '\n';
    case 'paragraph':
      return `${textOf(node.children)}\n`;
    default:
      return textOf(childrenOf(node));
  }
}

function childrenOf(node: Exclude<Node, string>): readonly Node[] {
  if ('children' in node) return node.children;
  return node.type === 'list' ? node.items.flat() : [];
}
