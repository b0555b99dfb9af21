import type { PageStore } from './page-store.js';

export interface TermsState {
  /** Absent while there are no terms on the page. */
  readonly current?: CurrentTerms | undefined;
}

export interface CurrentTerms {
  readonly version: string;
  /** A notice is accepted by posting under it; a box has to be ticked. */
  readonly accepted: boolean;
  /** Brings them into view and moves the focus there. */
  readonly reveal: () => void;
}

/** The terms that a comment is posted under. */
export class TermsSlice {
  static readonly key = 'terms';
  readonly #store: PageStore;

  constructor(store: PageStore) {
    this.#store = store;
  }

  put(current: CurrentTerms | undefined): void {
    const known = this.#store.state.terms?.current;
    if (known?.version !== current?.version || known?.accepted !== current?.accepted)
      this.#store.set('terms', { current });
  }
}
