import type { Comment } from '../../protocol.js';
import type { ThreadNodes } from '../../store/thread-nodes.js';

/** Replies are indented so far; deeper ones go on below each other and say whom they answer. */
export const INDENTED = 4;

/** A branch as one list: each comment is followed by everything below it. */
export function flatten(nodes: ThreadNodes, ids: readonly string[]): string[] {
  return ids.flatMap((id) => [id, ...flatten(nodes, nodes.get(id)?.children ?? [])]);
}

/** How many comments a comment is below. */
export function depthOf(nodes: ThreadNodes, { parent }: Comment): number {
  const above = nodes.get(parent ?? '');
  return above ? depthOf(nodes, above.comment) + 1 : parent ? 1 : 0;
}

/** How many replies there are below a comment, as far as is known. */
export function countBelow(nodes: ThreadNodes, id: string): number {
  const { comment, children } = nodes.get(id)!;
  return children.reduce((sum, child) => sum + countBelow(nodes, child), comment.replies.count);
}

/** Whether something may appear at the upper edge of an element, or below its lower one, without anybody noticing. */
export function isOutOfSight(place: DOMRect | undefined, edge: 'top' | 'bottom'): boolean {
  return !place || place[edge] >= window.innerHeight;
}
