import { ApiError, codeOf, type FailureCode } from '../api/api-error.js';
import { forget, recall, remember, type StorageKey } from '../api/storage.js';
import type { Comment, Vote } from '../protocol.js';
import { CaptchaSlice } from './captcha-slice.js';
import type { PageStore, Slice } from './page-store.js';
import { ThreadSlice } from './thread-slice.js';

/** Votes that the server has not confirmed, by the comment's id. */
export type VoteState = Readonly<Record<string, PendingVote | undefined>>;

export interface PendingVote {
  readonly value: Vote;
  /** `waiting`: the server could not be reached, and the vote is sent as soon as it can. */
  readonly status: 'sending' | 'waiting' | 'refused';
  readonly error?: FailureCode;
}

/** The reader's votes on comments: shown at once, kept over a reload, sent in the order they were cast. */
export class VoteSlice implements Slice {
  static readonly key = 'votes';
  readonly #store: PageStore;
  #last: Promise<unknown> = Promise.resolve();
  #name: StorageKey | undefined;

  constructor(store: PageStore) {
    this.#store = store;
    store.set('votes', {});
  }

  connect(): void {
    void this.#restore();
  }

  /** The server can be reached again. */
  online(): void {
    for (const [id, vote] of Object.entries(this.#pending)) if (vote?.status === 'waiting') void this.#send(id);
  }

  /** 0 takes a vote back. Resolves with what went wrong, if anything did. */
  vote(id: string, value: Vote): Promise<FailureCode | undefined> {
    this.#set(id, { value, status: 'sending' });
    this.#keep(); // before it is sent: a reload in between repeats it
    return this.#send(id);
  }

  #send(id: string): Promise<FailureCode | undefined> {
    const sent = this.#last.then(async () => {
      const vote = this.#pending[id];
      if (!vote || vote.status === 'refused') return undefined;
      try {
        const comment = await this.#call(id, vote.value);
        this.#store.use(ThreadSlice).take(comment);
        if (this.#pending[id]?.value === vote.value) this.#set(id, undefined); // else it was changed meanwhile
        return undefined;
      } catch (error) {
        const status = error instanceof ApiError && error.isTemporary ? 'waiting' : 'refused';
        this.#set(id, { ...vote, status, error: codeOf(error) });
        return codeOf(error);
      } finally {
        this.#keep();
      }
    });
    this.#last = sent;
    return sent;
  }

  #call(id: string, value: Vote): Promise<Comment> {
    const put = async (captcha?: string): Promise<Comment> => {
      const request = { body: { value, captcha }, asVisitor: true };
      return (await this.#store.request<{ comment: Comment }>('PUT', `comments/${id}/vote`, request)).comment;
    };
    return value === 0 ? put() : this.#store.use(CaptchaSlice).spend(put);
  }

  async #restore(): Promise<void> {
    const { address } = await this.#store.connect();
    this.#name = `afterword:votes:${address.page}`;
    for (const [id, value] of parse(recall(this.#name)))
      if (!this.#pending[id]) this.#set(id, { value, status: 'waiting' });
    this.online();
  }

  #keep(): void {
    if (!this.#name) return;
    const unsent = Object.entries(this.#pending).flatMap(([id, vote]) =>
      vote && vote.status !== 'refused' ? [[id, vote.value]] : [],
    );
    if (unsent.length > 0) remember(this.#name, JSON.stringify(unsent));
    else forget(this.#name);
  }

  get #pending(): VoteState {
    return this.#store.state.votes ?? {};
  }

  #set(id: string, vote: PendingVote | undefined): void {
    this.#store.set('votes', { [id]: vote });
  }
}

function parse(kept: string | undefined): [id: string, value: Vote][] {
  try {
    return JSON.parse(kept ?? '[]') as [string, Vote][];
  } catch {
    return []; // written by something else
  }
}
