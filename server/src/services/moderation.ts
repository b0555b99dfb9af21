import type { Content, Inline, Block } from 'afterword/protocol';
import type { Config } from '../config.js';

/** Whether a comment appears at once or waits for a moderator. Never a refusal: a mistake here must cost nobody a text. */
export type Moderate = (content: Content) => 'publish' | 'hold';

/** A person who shares sources rarely needs more; most comment spam is made of links. */
const MOST_LINKS = 3;

export function createModeration(mode: Config['moderation']): Moderate {
  if (mode === 'all') return () => 'hold';
  if (mode === 'none') return () => 'publish';
  return (content) => (countLinks(content) > MOST_LINKS ? 'hold' : 'publish');
}

function countLinks(nodes: readonly (Block | Inline)[]): number {
  let links = 0;
  for (const node of nodes) {
    if (typeof node === 'string') continue;
    if (node.type === 'link') links += 1;
    if ('children' in node) links += countLinks(node.children);
    if (node.type === 'list') links += countLinks(node.items.flat());
  }
  return links;
}
