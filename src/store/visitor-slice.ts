import { recall, remember } from '../api/storage.js';
import type { PageStore } from './page-store.js';

/** What a reader said of themselves. */
export interface VisitorState {
  readonly name: string;
  readonly email: string;
}

const NAME = 'afterword:name';

/** A name written once is known to every form of the page, and on the next visit. The address is kept nowhere. */
export class VisitorSlice {
  static readonly key = 'visitor';
  readonly #store: PageStore;

  constructor(store: PageStore) {
    this.#store = store;
    store.set('visitor', { name: recall(NAME) ?? '', email: '' });
  }

  introduce({ name, email }: Partial<VisitorState>): void {
    this.#store.set('visitor', { ...(name !== undefined && { name }), ...(email !== undefined && { email }) });
  }

  /** After a comment was sent: the name is worth keeping. */
  keep(): void {
    remember(NAME, this.#store.state.visitor?.name ?? '');
  }
}
