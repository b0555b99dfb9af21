import type { RequestOptions } from '../api/http.js';
import type { PageAddress } from '../context/page-address.js';
import type { Comment, LiveEvent } from '../protocol.js';
import type { Connection } from './connection.js';
import { toKnown, type First } from './first.js';
import { INITIAL_STATE, type PageState } from './state.js';

/** What knows how to change one part of the state. Made when first used, one for each store. */
export interface Slice {
  /** Called when the first element comes, and again when another comes after the last one left. */
  connect?(signal: AbortSignal): void;
  /** The server can be reached again. */
  online?(): void;
  /** What came with the document was meant for everyone; this reader may have more to see. */
  again?(): void;
  /** The server's answer to this reader, with a comment as it is now. */
  answer?(comment: Comment): void;
  /** News from the server. */
  apply?(event: LiveEvent): void;
}

interface SliceClass<T> {
  /** A name and not the class itself, so that two copies of the kit share one. */
  readonly key: keyof PageState;
  new (store: PageStore): T;
}

/**
 * Everything the elements of one page share. Knows nothing of Lit or of who listens. Features are slices, and the
 * connection is loaded when it is first needed, so that a form with nothing but ratings does not load what a thread
 * needs.
 */
export class PageStore {
  /** What the site says of the page's address; the rest is found out when it is needed. */
  readonly #said: Partial<PageAddress>;
  /** What is known from the start. */
  readonly first: First | undefined;
  #state = INITIAL_STATE;
  #session: AbortController | undefined;
  #connection: Promise<Connection> | undefined;
  /** Who listens, and whether what happens on the page is to be followed for them. */
  readonly #listeners = new Map<() => void, boolean>();
  readonly #slices = new Map<string, Slice>();

  constructor(said: Partial<PageAddress> = {}, first?: First) {
    this.#said = said;
    this.first = first;
    if (first) this.#state = { ...INITIAL_STATE, ...toKnown(first.page) };
  }

  get state(): PageState {
    return this.#state;
  }

  /** Replaces fields of one part of the state, and tells everyone. */
  set<K extends keyof PageState>(part: K, fields: Partial<NonNullable<PageState[K]>>): void {
    this.#state = { ...this.#state, [part]: { ...this.#state[part], ...fields } };
    for (const listener of this.#listeners.keys()) listener();
  }

  /** The first listener who follows the page opens the session. When the last one has left, it closes. */
  subscribe(listener: () => void, follows = true): () => void {
    this.#listeners.set(listener, follows);
    if (follows) this.#session ??= this.#open();
    return () => {
      this.#listeners.delete(listener);
      queueMicrotask(() => this.#closeIfUnused()); // an element that is moved leaves and comes back in one task
    };
  }

  /** The slice of a class, made on first use. */
  use<T extends object>(slice: SliceClass<T>): T {
    const found = this.#slices.get(slice.key) as T | undefined;
    if (found) return found;
    const made: T & Slice = new slice(this);
    this.#slices.set(slice.key, made);
    if (this.#session) made.connect?.(this.#session.signal);
    return made;
  }

  tell(news: (slice: Slice) => void): void {
    this.#slices.forEach(news);
  }

  /** A call to the server. A path that begins with a slash is one of the page. Rejects with an `ApiError`. */
  async request<T>(method: string, path: string, options?: RequestOptions): Promise<T> {
    return (await this.connect()).request<T>(method, path, options);
  }

  /** What talks to the server. */
  connect(): Promise<Connection> {
    this.#connection ??= import('./connection.js').then(({ Connection }) => new Connection(this, this.#said));
    return this.#connection;
  }

  #open(): AbortController {
    const session = new AbortController();
    void this.connect().then((connection) => connection.keep(session.signal));
    this.tell((slice) => slice.connect?.(session.signal));
    return session;
  }

  #closeIfUnused(): void {
    if ([...this.#listeners.values()].includes(true)) return;
    this.#session?.abort();
    this.#session = undefined;
  }
}
