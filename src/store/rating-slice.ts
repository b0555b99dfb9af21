import { codeOf } from '../api/api-error.js';
import type { Rating } from '../protocol.js';
import { CaptchaSlice } from './captcha-slice.js';
import type { PageStore } from './page-store.js';
import type { RatingFailure } from './state.js';

/** The reader's vote: cast, changed, taken back. What is shown meanwhile is what the reader asked for. */
export class RatingSlice {
  static readonly key = 'rating';
  readonly #store: PageStore;
  #last: Promise<unknown> = Promise.resolve();

  constructor(store: PageStore) {
    this.#store = store;
  }

  /** Resolves with what went wrong, if anything did. */
  rate(value: number): Promise<RatingFailure | undefined> {
    const captcha = this.#store.use(CaptchaSlice);
    return this.#send(value, () => captcha.spend((pass) => this.#call('PUT', { value, captcha: pass })));
  }

  undo(): Promise<RatingFailure | undefined> {
    return this.#send(null, () => this.#call('DELETE'));
  }

  #call(method: string, body?: unknown): Promise<Rating> {
    return this.#store.request<Rating>(method, '/rating', { body, asVisitor: true });
  }

  /** One after the other, and of several clicks in a row only the last one: it is the one that counts. */
  #send(value: number | null, call: () => Promise<Rating>): Promise<RatingFailure | undefined> {
    const pending = { value };
    const isLast = (): boolean => this.#store.state.rating.pending === pending;
    this.#store.set('rating', { pending, failed: undefined });
    const sent = this.#last.then(async () => {
      if (!isLast()) return undefined;
      try {
        const rating = await call();
        this.#store.set('rating', { ...rating, ...(isLast() && { pending: undefined }) });
        return undefined;
      } catch (error) {
        const failed = { code: codeOf(error), value };
        if (isLast()) this.#store.set('rating', { pending: undefined, failed });
        return failed;
      }
    });
    this.#last = sent;
    return sent;
  }
}
