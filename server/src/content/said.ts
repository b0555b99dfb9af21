import type { Block, Content, Inline } from 'afterword/protocol';

type Node = Block | Inline;

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

function childrenOf(node: Exclude<Node, string>): readonly Node[] {
  if ('children' in node) return node.children;
  return node.type === 'list' ? node.items.flat() : [];
}
