import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Content } from '../../protocol.js';
import type { PageStore } from '../../store/page-store.js';

/** How long typing rests before the server is asked how it looks, in milliseconds. */
const AT_REST = 400;

/** Keeps showing how a text will look, by the same parser that stored comments go through. */
export class PreviewController implements ReactiveController {
  isOpen = false;
  content: Content = [];
  failed = false;
  readonly #host: ReactiveControllerHost;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #shown = '';

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }

  toggle(store: PageStore | undefined, body: string): void {
    this.isOpen = !this.isOpen;
    this.#host.requestUpdate();
    if (this.isOpen) void this.#load(store, body);
  }

  follow(store: PageStore | undefined, body: string): void {
    clearTimeout(this.#timer);
    if (this.isOpen) this.#timer = setTimeout(() => void this.#load(store, body), AT_REST);
  }

  async #load(store: PageStore | undefined, body: string): Promise<void> {
    if (!store || body === this.#shown) return;
    this.#shown = body;
    try {
      const empty = body.trim() === '';
      const { content } = empty
        ? { content: [] }
        : await store.request<{ content: Content }>('POST', 'preview', {
            body: { body, page: (await store.connect()).address.page },
          });
      if (this.#shown !== body) return; // typed on meanwhile
      this.content = content;
      this.failed = false;
    } catch {
      this.failed = true;
      this.#shown = '';
    }
    this.#host.requestUpdate();
  }
}
