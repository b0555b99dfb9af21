import type { PageStore } from '../store/page-store.js';

/** What the elements of one drawing have in common. */
export interface Scene {
  readonly store: PageStore;
  /** A BCP 47 tag. */
  readonly language: string;
  /** Where a comment can be answered without a script; undefined where it cannot. */
  readonly replyHref: ((id: string) => string) | undefined;
  /** Where a comment stands with everything that answers it. */
  readonly branchHref: (id: string) => string;
}

let current: Scene | undefined;

/** Draws something. Drawing is synchronous, so whatever is made meanwhile belongs to this scene. */
export function inScene<T>(scene: Scene, draw: () => T): T {
  current = scene;
  try {
    return draw();
  } finally {
    current = undefined;
  }
}

export function scene(): Scene {
  if (!current) throw new Error('An element was drawn outside of a scene.');
  return current;
}
