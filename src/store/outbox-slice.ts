import { ApiError, codeOf, type FailureCode } from '../api/api-error.js';
import { forget, recall, remember, type StorageKey } from '../api/storage.js';
import type { Comment, Follows, Rating } from '../protocol.js';
import { CaptchaSlice } from './captcha-slice.js';
import { outboxName } from './outbox-name.js';
import { setRating } from './set-rating.js';
import type { PageStore, Slice } from './page-store.js';
import { untilRetry } from './waiting.js';

/**
 * What the reader wants and the server has not yet: `rating`, or `rating:` and its name; `follow`, or `vote:` or
 * `follow:` and a comment's id.
 */
export type OutboxState = Readonly<Record<string, Wish | undefined>>;

export interface Wish {
  /** Stars, 1 and -1 for a vote, 1 to follow; 0 takes it back. */
  readonly value: number;
  /** `waiting`: the server could not be reached, and the wish is sent as soon as it can. */
  readonly status: 'sending' | 'waiting' | 'refused';
  readonly error?: FailureCode;
}

export const voteOn = (commentId: string): string => `vote:${commentId}`;

type Answer = Rating | Follows | { readonly comment: Comment };

/**
 * Ratings, votes and follows on their way: shown at once, kept over a reload, sent in order when the server can be reached. Saying
 * the same twice does no harm, so nothing needs to be known of what the server has heard already.
 */
export class OutboxSlice implements Slice {
  static readonly key = 'outbox';
  readonly #store: PageStore;
  #last: Promise<unknown> = Promise.resolve();
  /** What is on its way, by what it is about: said again, the same is not sent again. */
  readonly #sending = new Map<string, { readonly value: number; readonly sent: Promise<FailureCode | undefined> }>();
  #name: StorageKey | undefined;
  #session = AbortSignal.abort();

  constructor(store: PageStore) {
    this.#store = store;
    store.set('outbox', {});
  }

  connect(signal: AbortSignal): void {
    this.#session = signal;
    void this.#restore();
  }

  /** The server can be reached again. */
  online(): void {
    for (const [about, wish] of Object.entries(this.#wishes)) if (wish?.status === 'waiting') void this.#send(about, 0);
  }

  /**
   * Resolves with what went wrong, if anything did. A later wish about the same replaces an earlier one. If it takes an
   * answer of the reader's, the asker shows the question.
   */
  wish(about: string, value: number, asker: object): Promise<FailureCode | undefined> {
    this.#store.use(CaptchaSlice).ask(asker, about.startsWith('follow'));
    this.#set(about, { value, status: 'sending' });
    const underWay = this.#sending.get(about);
    return underWay?.value === value ? underWay.sent : this.#send(about, 0);
  }

  #send(about: string, failures: number): Promise<FailureCode | undefined> {
    const wish = this.#wishes[about];
    const isCurrent = (): boolean => wish !== undefined && wish.value === this.#wishes[about]?.value;
    const sent = this.#last.then(async () => {
      if (!wish || !isCurrent()) return undefined; // another wish came, or this one is done
      try {
        await this.#call(about, wish.value);
        if (isCurrent()) this.#set(about, undefined);
        return undefined;
      } catch (error) {
        if (isCurrent()) this.#fail(about, wish, error, failures);
        return codeOf(error);
      } finally {
        if (this.#sending.get(about)?.sent === sent) this.#sending.delete(about);
      }
    });
    if (wish) this.#sending.set(about, { value: wish.value, sent });
    this.#last = sent;
    return sent;
  }

  #fail(about: string, wish: Wish, error: unknown, failures: number): void {
    const waits = error instanceof ApiError && error.isTemporary;
    this.#set(about, { ...wish, status: waits ? 'waiting' : 'refused', error: codeOf(error) });
    if (!waits) return;
    const waiting = this.#wishes[about];
    void untilRetry(failures, this.#session, error.retryAfter).then(() => {
      if (!this.#session.aborted && waiting === this.#wishes[about]) void this.#send(about, failures + 1);
    });
  }

  async #call(about: string, value: number): Promise<void> {
    const [what = '', id] = about.split(':');
    const send = async (method: string, path: string, body?: object): Promise<void> => {
      const answer = await this.#store.request<Answer>(method, path, { body, asVisitor: true });
      if ('thread' in answer) this.#store.set('follows', answer);
      else if ('comment' in answer) this.#store.tell((slice) => slice.answer?.(answer.comment));
      else setRating(this.#store, id ?? '', answer);
    };
    const path = id === undefined ? `/${what}` : what === 'rating' ? `/ratings/${id}` : `comments/${id}/${what}`;
    const body = what === 'follow' ? {} : { value };
    if (value !== 0) await this.#store.use(CaptchaSlice).spend((captcha) => send('PUT', path, { ...body, captcha }));
    else if (what === 'vote') await send('PUT', path, body);
    else await send('DELETE', path);
  }

  async #restore(): Promise<void> {
    this.#name = outboxName((await this.#store.connect()).address.page);
    for (const [about, value] of parse(recall(this.#name)))
      if (!this.#wishes[about]) this.#set(about, { value, status: 'waiting' });
    this.online();
  }

  get #wishes(): OutboxState {
    return this.#store.state.outbox ?? {};
  }

  #set(about: string, wish: Wish | undefined): void {
    this.#store.set('outbox', { [about]: wish });
    if (!this.#name) return;
    const unsent = Object.entries(this.#wishes).flatMap(([key, kept]) =>
      kept && kept.status !== 'refused' ? [[key, kept.value]] : [],
    );
    if (unsent.length > 0) remember(this.#name, JSON.stringify(unsent));
    else forget(this.#name);
  }
}

function parse(kept: string | undefined): [about: string, value: number][] {
  try {
    return JSON.parse(kept ?? '[]') as [string, number][];
  } catch {
    return []; // written by something else
  }
}
