import { ApiError, codeOf, type FailureCode } from '../api/api-error.js';
import { forget, recallAll, remember, type StorageKey } from '../api/storage.js';
import type { PageAddress } from '../context/page-address.js';
import type { Comment, CommentDraft, FieldProblem } from '../protocol.js';
import { acknowledgements } from './disclaimer-slice.js';
import type { PageStore, Slice } from './page-store.js';
import { ThreadSlice } from './thread-slice.js';
import { VisitorSlice } from './visitor-slice.js';
import { untilRetry } from './waiting.js';

/** What is being written, by what it is: '' for a comment, an id for a reply to it, `edit:` and an id for a change. */
export type DraftState = Readonly<Record<string, Draft | undefined>>;

export interface Draft {
  readonly body: string;
  /** `waiting`: the server could not be reached, and the draft is sent as soon as it can. */
  readonly status: 'editing' | 'sending' | 'waiting';
  readonly error?: FailureCode | undefined;
  readonly errors?: readonly FieldProblem[] | undefined;
  /** What the draft became. */
  readonly sent?: Comment | undefined;
  /** Who sent it, if that was on this visit. */
  readonly by?: object | undefined;
}

/** What survives a reload. */
interface KeptDraft {
  readonly body: string;
  /** The Idempotency-Key, once it was tried to send the draft; the same until the server has it. */
  readonly key?: string;
  /** The request to repeat, while it is under way. */
  readonly request?: CommentDraft;
  /** When it was sent for the first time, in milliseconds since 1970. */
  readonly since?: number;
}

const EDIT = 'edit:';
const EMPTY: Draft = { body: '', status: 'editing' };
/** How long typing may go on before the text is kept, in milliseconds. */
const KEEP_DELAY = 250;

export const editDraft = (commentId: string): string => EDIT + commentId;

/** Texts on their way: kept while they are written, sent once, and not lost whatever happens. */
export class DraftSlice implements Slice {
  static readonly key = 'drafts';
  readonly #store: PageStore;
  readonly #kept = new Map<string, KeptDraft>();
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
  readonly #retries = new Map<string, AbortController>();
  readonly #senders = new Map<string, object>();
  #last: Promise<unknown> = Promise.resolve();
  #address: PageAddress | undefined;
  #session: AbortSignal = AbortSignal.abort();

  constructor(store: PageStore) {
    this.#store = store;
    store.set('drafts', {});
  }

  connect(signal: AbortSignal): void {
    this.#session = signal;
    const keepAll = (): void => this.#kept.forEach((_, id) => this.#keep(id));
    addEventListener('pagehide', keepAll, { signal });
    signal.addEventListener('abort', keepAll); // this page goes, and the document stays
    void this.#restore();
  }

  /** The server can be reached again: what waited is sent, in the order in which the reader sent it. */
  online(): void {
    this.#sendAll(0);
  }

  get(id: string): Draft {
    return this.#drafts[id] ?? EMPTY;
  }

  write(id: string, body: string): void {
    this.#kept.set(id, { ...this.#kept.get(id), body });
    this.#set(id, { body, status: this.get(id).status });
    clearTimeout(this.#timers.get(id));
    this.#timers.set(
      id,
      setTimeout(() => this.#keep(id), KEEP_DELAY),
    );
  }

  /** Sends the draft. What comes of it is in the state. */
  async submit(id: string, body = this.get(id).body, by?: object, trap?: string): Promise<void> {
    if (this.get(id).status !== 'editing') return;
    if (by) this.#senders.set(id, by);
    const { visitor, terms, disclaimer } = this.#store.state;
    const { title = '', url } = this.#address ?? {};
    const request: CommentDraft = {
      body,
      ...(id !== '' && { parent: id }),
      ...(trap && { trap }),
      author: { name: visitor?.name ?? '', ...(visitor?.email && { email: visitor.email }) },
      ...(terms?.current && { terms: terms.current.version, documents: terms.current.documents }),
      disclaimers: acknowledgements(disclaimer),
      page: { title: title.slice(0, 300), ...(url !== undefined && { url }) },
    };
    this.#kept.set(id, { body, key: this.#kept.get(id)?.key ?? newKey(), request, since: Date.now() });
    this.#keep(id); // before it is sent: a reload in between repeats it under the same key
    await this.#send(id, 0);
  }

  /** Takes a waiting draft back to be changed. */
  withdraw(id: string): void {
    this.#release(id, {});
  }

  discard(id: string): void {
    this.#end(id, undefined);
  }

  /** What was left from before a reload: shown again, and sent if it was on its way. */
  async #restore(): Promise<void> {
    this.#address = (await this.#store.connect()).address;
    for (const [id, value] of recallAll(this.#name(''))) {
      const kept = parse(value);
      if (!kept || this.#kept.has(id)) continue;
      this.#kept.set(id, kept);
      this.#set(id, { body: kept.body, status: kept.request ? 'waiting' : 'editing' });
      if (kept.request) this.#store.use(VisitorSlice).introduce(kept.request.author);
    }
    this.online();
  }

  #sendAll(failures: number): void {
    const since = (id: string): number => this.#kept.get(id)?.since ?? 0;
    const waiting = Object.keys(this.#drafts).filter((id) => this.get(id).status === 'waiting');
    for (const id of waiting.sort((a, b) => since(a) - since(b))) void this.#send(id, failures);
  }

  /** One after the other. */
  async #send(id: string, failures: number): Promise<void> {
    const kept = this.#kept.get(id);
    if (!kept?.request || this.get(id).status === 'sending') return;
    this.#retries.get(id)?.abort();
    this.#set(id, { body: kept.body, status: 'sending' });
    this.#last = this.#last.then(() => this.#sendNow(id, kept, failures));
    await this.#last;
  }

  async #sendNow(id: string, kept: KeptDraft, failures: number): Promise<void> {
    try {
      const sent = await this.#call(id, kept);
      this.#store.use(VisitorSlice).keep();
      if (kept.request?.terms) this.#store.state.terms?.current?.keep();
      this.#end(id, { ...EMPTY, sent, by: this.#senders.get(id) });
    } catch (error) {
      if (error instanceof ApiError && error.isTemporary) this.#wait(id, error, failures);
      else this.#refuse(id, error);
    }
  }

  #call(id: string, { body, key, request }: KeptDraft): Promise<Comment> {
    const thread = this.#store.use(ThreadSlice);
    return id.startsWith(EDIT) ? thread.edit(id.slice(EDIT.length), body) : thread.post(request!, key!);
  }

  #wait(id: string, { code, retryAfter }: ApiError, failures: number): void {
    this.#set(id, { ...this.get(id), status: 'waiting', error: code });
    const retry = new AbortController();
    this.#retries.set(id, retry);
    const signal = AbortSignal.any([this.#session, retry.signal]);
    void untilRetry(failures, signal, retryAfter).then(() => {
      if (!signal.aborted && this.get(id).status === 'waiting') this.#sendAll(failures + 1);
    });
  }

  #refuse(id: string, error: unknown): void {
    const code = codeOf(error);
    // The key belongs to an earlier version, which the server has; what is here now is another comment.
    if (code === 'idempotency_mismatch') this.#kept.set(id, { body: this.get(id).body });
    this.#release(id, { error: code, errors: error instanceof ApiError ? error.errors : undefined });
  }

  #release(id: string, problem: Pick<Draft, 'error' | 'errors'>): void {
    const { body, key } = this.#kept.get(id) ?? { body: '' };
    this.#kept.set(id, { body, ...(key !== undefined && { key }) });
    this.#keep(id);
    this.#set(id, { body, status: 'editing', ...problem });
  }

  #end(id: string, draft: Draft | undefined): void {
    clearTimeout(this.#timers.get(id));
    this.#kept.delete(id);
    this.#senders.delete(id);
    if (this.#address) forget(this.#name(id));
    this.#set(id, draft);
  }

  #keep(id: string): void {
    clearTimeout(this.#timers.get(id));
    const kept = this.#kept.get(id);
    if (!this.#address) return; // so soon after the start there is nothing yet that could be lost
    if (kept?.body) remember(this.#name(id), JSON.stringify(kept));
    else forget(this.#name(id));
  }

  get #drafts(): DraftState {
    return this.#store.state.drafts ?? {};
  }

  #name(id: string): StorageKey {
    return `afterword:draft:${this.#address?.page}#${id}`;
  }

  #set(id: string, draft: Draft | undefined): void {
    this.#store.set('drafts', { [id]: draft });
  }
}

function parse(value: string): KeptDraft | undefined {
  try {
    const kept = JSON.parse(value) as KeptDraft;
    return typeof kept.body === 'string' ? kept : undefined;
  } catch {
    return undefined; // written by something else
  }
}

/** `crypto.randomUUID` is missing on pages served over plain http. */
function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join('-');
}
