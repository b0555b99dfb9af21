import type { ThreadNodes } from '../../store/thread-nodes.js';
import type { ThreadState } from '../../store/thread-slice.js';

/** What a list of comments was drawn from, so that the next time only what has changed since is looked at. */
export class Drawn {
  readonly #top: ReadonlySet<string>;
  readonly #nodes: ThreadNodes;
  readonly #rest: readonly unknown[];

  /** `rest` is everything else that a comment's look depends on. */
  constructor({ top, nodes }: ThreadState, rest: readonly unknown[]) {
    this.#top = new Set(top);
    this.#nodes = nodes;
    this.#rest = rest;
  }

  isSameFor(rest: readonly unknown[]): boolean {
    return rest.every((part, index) => part === this.#rest[index]);
  }

  /** Whether a top-level comment is there, with everything below it, as it would be drawn now. */
  has(nodes: ThreadNodes, id: string): boolean {
    return this.#top.has(id) && this.#isSame(nodes, id);
  }

  #isSame(nodes: ThreadNodes, id: string): boolean {
    const node = nodes.get(id);
    return node === this.#nodes.get(id) && (node?.children.every((child) => this.#isSame(nodes, child)) ?? true);
  }
}
