import type { Content, Inline, Block } from 'afterword/protocol';
import type { Config } from '../config.js';
import type { HeldFor } from '../store/schema.js';

/** What is known of how a comment came here, apart from what it says. */
export interface Signs {
  /** Its writer could not do the check. */
  readonly unchecked?: boolean;
  /** Something was written into the field that people do not see. */
  readonly trapped?: boolean;
  /** The form was filled in faster than people write, or is older than a day, or does not say. */
  readonly mistimed?: boolean;
}

/** Why a comment waits for a moderator, or undefined if it appears at once. Never a refusal: a mistake here must cost nobody a text. */
export type Moderate = (content: Content, signs?: Signs) => HeldFor | undefined;

/** A person who shares sources rarely needs more; most comment spam is made of links. */
const MOST_LINKS = 3;

export function createModeration(mode: Config['moderation']): Moderate {
  return (content, { unchecked = false, trapped = false, mistimed = false } = {}) => {
    if (unchecked) return 'check'; // also where nothing else is held, or the check could be gone around
    if (mode === 'none') return undefined;
    if (trapped) return 'trap';
    if (mistimed) return 'time';
    if (countLinks(content) > MOST_LINKS) return 'links';
    return mode === 'all' ? 'all' : undefined;
  };
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
