import { Consent, type ConsentState } from '../consent/consent.js';
import type { PageStore } from './page-store.js';

export type { ConsentState } from '../consent/consent.js';

/**
 * What the readers of this site agreed to, for whoever follows a page's store: `state.consent?.granted.has('captcha')`.
 * The decision itself is one for the whole document, see `Consent`; this only repeats it.
 */
export class ConsentSlice {
  static readonly key = 'consent';
  readonly #store: PageStore;

  constructor(store: PageStore) {
    this.#store = store;
    this.#repeat();
  }

  connect(signal: AbortSignal): void {
    signal.addEventListener('abort', Consent.shared.subscribe(this.#repeat));
    this.#repeat();
  }

  /** Whether a person agreed to a purpose, as of now. */
  isGranted(category: string): boolean {
    return Consent.shared.isGranted(category);
  }

  readonly #repeat = (): void => {
    const { state } = Consent.shared;
    if (this.#store.state.consent !== state) this.#store.set('consent', state satisfies ConsentState);
  };
}
