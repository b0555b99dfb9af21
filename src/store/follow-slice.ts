import type { Follows } from '../protocol.js';
import type { Wish } from './outbox-slice.js';
import type { PageStore, Slice } from './page-store.js';
import type { PageState } from './state.js';

/** What this reader follows on the page, once it is known. */
export type FollowState = Partial<Follows>;

/** The name of a wish in the outbox: the thread, or the replies to a comment. */
export const followOf = (commentId?: string): string => (commentId === undefined ? 'follow' : `follow:${commentId}`);

/** As the reader sees it: what the server knows, and on top of it a wish that is still on its way. */
export function isFollowing({ follows, outbox }: PageState, commentId?: string): boolean {
  const wish: Wish | undefined = outbox?.[followOf(commentId)];
  if (wish && wish.status !== 'refused') return wish.value === 1;
  return (commentId === undefined ? follows?.thread : follows?.comments?.includes(commentId)) ?? false;
}

/** What a reader follows is asked for once; changes go through the outbox. */
export class FollowSlice implements Slice {
  static readonly key = 'follows';
  readonly #store: PageStore;

  constructor(store: PageStore) {
    this.#store = store;
    store.set('follows', {});
  }

  connect(): void {
    void this.#load();
  }

  /** The server can be reached again. */
  online(): void {
    if (this.#store.state.follows?.comments === undefined) void this.#load();
  }

  async #load(): Promise<void> {
    try {
      this.#store.set('follows', await this.#store.request<Follows>('GET', '/follows'));
    } catch {
      // Asked again when the server answers; until then nothing is followed as far as is known.
    }
  }
}
