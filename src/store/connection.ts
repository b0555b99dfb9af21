import { codeOf } from '../api/api-error.js';
import { followEvents } from '../api/event-stream.js';
import { Http, type RequestOptions } from '../api/http.js';
import { recall } from '../api/storage.js';
import { findPageAddress, type PageAddress } from '../context/page-address.js';
import type { LiveEvent, Page } from '../protocol.js';
import { toKnown } from './first.js';
import type { PageStore } from './page-store.js';
import { outboxName } from './outbox-name.js';
import { setRating } from './set-rating.js';
import type { ConnectionState } from './state.js';
import { untilRetry, untilVisible } from './waiting.js';

/** The half of a store that talks to the server: what the page is like now, and what happens on it from now on. */
export class Connection {
  readonly address: PageAddress;
  readonly #http: Http;
  readonly #store: PageStore;
  /** What has been seen; the stream goes on from there. */
  #rev: number | undefined;

  constructor(store: PageStore, said: Partial<PageAddress>) {
    this.#store = store;
    this.address = findPageAddress(said);
    this.#http = new Http(this.address.server);
    if (!this.#http.isKnown) this.#rev = store.first?.page.rev;
  }

  /** A path that begins with a slash is one of the page. */
  request<T>(method: string, path: string, options?: RequestOptions): Promise<T> {
    return this.#http.request<T>(method, this.#path(path), options);
  }

  /** Loads the page once, then follows what happens on it. A page that nobody looks at holds no connection. */
  async keep(signal: AbortSignal): Promise<void> {
    if (recall(outboxName(this.address.page))) {
      const { OutboxSlice } = await import('./outbox-slice.js');
      this.#store.use(OutboxSlice);
    }
    for (let failures = 0; !signal.aborted; failures++) {
      await untilVisible(signal);
      try {
        if (this.#rev === undefined) await this.#load();
        if (await this.#follow(signal)) failures = 0;
      } catch (error) {
        this.#store.set('page', { status: 'failed', error: codeOf(error) });
        this.#set('offline');
      }
      await untilRetry(failures, signal);
    }
  }

  #path(path: string): string {
    return path.startsWith('/')
      ? `pages/${encodeURIComponent(this.address.page)}${path.slice(path === '/' ? 1 : 0)}`
      : path;
  }

  async #load(): Promise<void> {
    const page = await this.request<Page>('GET', '/');
    const known = toKnown(page);
    this.#rev = page.rev;
    this.#store.set('page', { error: undefined, ...known.page });
    this.#store.set('rating', known.rating);
    this.#store.set('ratings', known.ratings);
    if (this.#store.first) this.#store.tell((slice) => slice.again?.());
  }

  /** Whether the server answered at all. */
  async #follow(signal: AbortSignal): Promise<boolean> {
    let opened = false;
    const hidden = new AbortController();
    void untilVisible(hidden.signal, 'hidden').then(() => hidden.abort());
    const url = this.#http.url(this.#path(`/events?rev=${this.#rev}`));
    await followEvents(url, AbortSignal.any([signal, hidden.signal]), {
      onOpen: () => {
        opened = true;
        this.#set('online');
        this.#store.tell((slice) => slice.online?.());
      },
      onInterrupted: () => this.#set('offline'),
      onEvent: (event) => this.#apply(event),
    });
    hidden.abort();
    return opened;
  }

  #apply(event: LiveEvent): void {
    this.#rev = Math.max(this.#rev ?? 0, event.rev);
    if (event.type === 'rating') {
      const { name = '', ...totals } = event.data;
      setRating(this.#store, name, totals);
    }
    if (event.type === 'page') this.#store.set('page', { closed: event.data.closed, count: event.data.comments.count });
    this.#store.tell((slice) => slice.apply?.(event));
  }

  #set(status: ConnectionState['status']): void {
    if (this.#store.state.connection.status !== status) this.#store.set('connection', { status });
  }
}
