import type { AcceptedDocument } from '../protocol.js';
import type { PageStore } from './page-store.js';

export interface TermsState {
  /** Absent while there are no terms on the page. */
  readonly current?: CurrentTerms | undefined;
}

export interface CurrentTerms {
  readonly version: string;
  /** Each document, with its version. */
  readonly documents: readonly AcceptedDocument[];
  /** A notice is accepted by posting under it; a box has to be ticked. */
  readonly accepted: boolean;
  /** Brings them into view and moves the focus there. */
  readonly reveal: () => void;
  /** Called when something was posted under them: they are agreed to. */
  readonly keep: () => void;
}

/** The terms that a comment is posted under. Of several on a page, those that are still to be accepted come first. */
export class TermsSlice {
  static readonly key = 'terms';
  readonly #store: PageStore;
  /** By who says them: nobody overwrites or takes away the terms of somebody else. */
  readonly #placed = new Map<object, CurrentTerms>();

  constructor(store: PageStore) {
    this.#store = store;
  }

  /** Puts terms on the page, or says that they changed. */
  put(owner: object, terms: CurrentTerms): void {
    if (JSON.stringify(this.#placed.get(owner)) === JSON.stringify(terms)) return;
    this.#placed.set(owner, terms);
    this.#publish();
  }

  drop(owner: object): void {
    if (this.#placed.delete(owner)) this.#publish();
  }

  #publish(): void {
    const placed = [...this.#placed.values()];
    this.#store.set('terms', { current: placed.find(({ accepted }) => !accepted) ?? placed.at(-1) });
  }
}
