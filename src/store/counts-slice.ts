import { ApiError } from '../api/api-error.js';
import type { LiveEvent } from '../protocol.js';
import { wroteLately } from './own-words.js';
import type { PageStore, Slice } from './page-store.js';
import { untilRetry } from './waiting.js';

/** The server answers for so many pages at once. */
const BATCH = 100;

/** Comment counts of other pages, by their key. */
export type CountsState = Readonly<Record<string, number>>;

/** Counts for listings: everything that is asked for in one moment is asked of the server in one call. */
export class CountsSlice implements Slice {
  static readonly key = 'counts';
  readonly #store: PageStore;
  readonly #asked = new Set<string>();
  #batch: string[] = [];
  #failures = 0;

  constructor(store: PageStore) {
    this.#store = store;
    store.set('counts', {});
  }

  /** The number is in the state when it has come. */
  ask(page: string): void {
    if (this.#asked.has(page)) return;
    this.#asked.add(page);
    if (this.#batch.push(page) === 1) setTimeout(() => void this.#load());
  }

  /** This page may be in a listing too. */
  apply(event: LiveEvent): void {
    if (event.type !== 'page') return;
    const { count } = event.data.comments;
    void this.#store.connect().then(({ address }) => this.#store.set('counts', { [address.page]: count }));
  }

  /** Who is still there asks again. */
  async #again({ retryAfter }: ApiError): Promise<void> {
    await untilRetry(this.#failures++, new AbortController().signal, retryAfter);
    this.#store.set('counts', {});
  }

  async #load(): Promise<void> {
    const pages = this.#batch;
    this.#batch = [];
    for (let start = 0; start < pages.length; start += BATCH) {
      const some = pages.slice(start, start + BATCH);
      const query = new URLSearchParams(some.map((page) => ['page', page]));
      const options = { asVisitor: false, isFresh: wroteLately() };
      try {
        const { counts } = await this.#store.request<{ counts: CountsState }>('GET', `counts?${query}`, options);
        this.#store.set('counts', counts);
        this.#failures = 0;
      } catch (error) {
        some.forEach((page) => this.#asked.delete(page)); // a listing reads well without
        if (error instanceof ApiError && error.isTemporary) void this.#again(error);
      }
    }
  }
}
