import { codeOf, type FailureCode } from '../api/api-error.js';
import type { Comment, CommentDraft, CommentPage, CommentSort, CommentTree, LiveEvent, Report } from '../protocol.js';
import { CaptchaSlice } from './captcha-slice.js';
import { noteWritten } from './own-words.js';
import type { PageStore, Slice } from './page-store.js';
import {
  addTrees,
  toPlaceholder,
  withComment,
  withMoreReplies,
  withPath,
  withoutBranches,
  withoutComment,
  withReply,
  type ThreadNodes,
} from './thread-nodes.js';

export interface ThreadState {
  readonly status: 'idle' | 'loading' | 'ready' | 'failed';
  readonly error?: FailureCode | undefined;
  readonly sort: CommentSort;
  /** The ids of the top-level comments, in order. */
  readonly top: readonly string[];
  /** Whether so many are loaded that the first ones were let go of. */
  readonly cut: boolean;
  /** The cursor for more of them. */
  readonly next: string | null;
  readonly nodes: ThreadNodes;
  /** Comments of other readers that have come in since, and wait to be let in; oldest first. */
  readonly arrived: readonly string[];
  /** What more is being loaded for: a comment's id, or '' for the top level. */
  readonly loadingMore: string | undefined;
}

const EMPTY: ThreadState = {
  status: 'idle',
  sort: 'newest',
  top: [],
  cut: false,
  next: null,
  nodes: new Map(),
  arrived: [],
  loadingMore: undefined,
};

const toReady = (sort: CommentSort, { items, next }: CommentPage): ThreadState => ({
  ...EMPTY,
  status: 'ready',
  sort,
  next,
  top: items.map(({ id }) => id),
  nodes: addTrees(new Map(), items),
});

/** The comments of a page: loaded by pages, kept true by live events, changed by their author. */
export class ThreadSlice implements Slice {
  static readonly key = 'thread';
  /** So many top-level comments are held. Who reads on beyond them lets go of the first ones: memory has an end. */
  static most = 10_000;
  readonly #store: PageStore;
  #limit = 0;
  #posting = 0;
  readonly #later: LiveEvent[] = [];

  constructor(store: PageStore) {
    this.#store = store;
    const { first } = store;
    store.set('thread', first ? toReady(first.sort, first.comments) : EMPTY);
  }

  get #state(): ThreadState {
    return this.#store.state.thread ?? EMPTY;
  }

  /** What could not be loaded is asked for again. */
  online(): void {
    if (this.#state.status === 'failed') void this.load(this.#state.sort, this.#limit);
  }

  /** From the beginning. What is shown stays until it has come once more. */
  again(): void {
    this.#set({ status: 'idle' });
  }

  /** Loads from the start, unless that is done or being done. */
  async load(sort: CommentSort, limit: number): Promise<void> {
    this.#limit = limit;
    const { status, sort: loaded } = this.#state;
    if (loaded === sort && (status === 'loading' || status === 'ready')) return;
    this.#set({ status: 'loading', error: undefined, sort });
    try {
      const page = await this.#fetch({ sort, limit: String(limit) });
      const { rev } = page;
      if (this.#state.sort !== sort) return; // another order was asked for meanwhile
      const newer = [...this.#state.nodes.values()].map(({ comment }) => comment).filter((one) => one.rev > rev);
      this.#set(toReady(sort, page));
      for (const comment of newer) this.answer(comment); // what was posted meanwhile
      for (const event of this.#later.splice(0)) if (event.rev > rev) this.apply(event);
    } catch (error) {
      if (this.#state.sort === sort) this.#set({ status: 'failed', error: codeOf(error) });
    }
  }

  /** More top-level comments, or more replies to one. */
  async loadMore(parent: string | undefined, limit: number): Promise<void> {
    const { sort, nodes, next } = this.#state;
    const node = parent === undefined ? undefined : nodes.get(parent);
    const after = node ? node.next : next;
    if (after === null || this.#state.loadingMore !== undefined) return;
    this.#set({ loadingMore: parent ?? '', error: undefined });
    try {
      const page = await this.#fetch({ sort, limit: String(limit), after, ...(parent !== undefined && { parent }) });
      this.#append(parent, page);
    } catch (error) {
      this.#set({ loadingMore: undefined, error: codeOf(error) });
    }
  }

  /** Lets comments in that have arrived. Without ids, all of them. */
  admit(ids: readonly string[] = this.#state.arrived): void {
    for (const id of ids) this.#place(id);
    this.#set({ arrived: this.#state.arrived.filter((id) => !ids.includes(id)) });
  }

  /** Posts once, however often it is called with the same key. */
  async post(draft: CommentDraft, idempotencyKey: string): Promise<Comment> {
    this.#posting++;
    try {
      const { comment } = await this.#store.use(CaptchaSlice).spend((captcha) =>
        this.#store.request<{ comment: Comment }>('POST', '/comments', {
          body: { ...draft, captcha },
          headers: { 'idempotency-key': idempotencyKey },
          asVisitor: true,
        }),
      );
      this.answer(comment);
      noteWritten();
      return comment;
    } finally {
      this.#posting--;
      for (const event of this.#later.splice(0)) this.apply(event);
    }
  }

  async edit(id: string, body: string): Promise<Comment> {
    const { comment } = await this.#store.request<{ comment: Comment }>('PATCH', `comments/${id}`, {
      body: { body },
    });
    this.answer(comment);
    return comment;
  }

  /** Resolves with what went wrong, if anything did. */
  async remove(id: string): Promise<FailureCode | undefined> {
    try {
      await this.#store.request('DELETE', `comments/${id}`);
    } catch (error) {
      return codeOf(error);
    }
    noteWritten();
    const comment = this.#state.nodes.get(id)?.comment;
    if (!comment) return undefined;
    if (comment.replies.count === 0) this.#drop(comment);
    else this.#set({ nodes: withComment(this.#state.nodes, toPlaceholder(comment)) });
    return undefined;
  }

  apply(event: LiveEvent): void {
    // Until our own post is answered, the event about it would look like somebody else's comment. What happens while the
    // thread is on its way may not be in it.
    if (this.#posting > 0 || this.#state.status === 'loading') this.#later.push(event);
    else if (this.#state.status !== 'ready') return;
    else if (event.type === 'comment') this.#hear(event.data);
    else if (event.type === 'comment-removed') this.#lose(event.data, event.rev);
  }

  /** Public news: nothing in it is about this reader. An older revision never overwrites a newer one. */
  #hear(comment: Comment): void {
    const known = this.#state.nodes.get(comment.id)?.comment;
    if (known) {
      if (known.rev >= comment.rev) return;
      const { own, votes } = known;
      const source = own && known.source !== undefined ? { source: known.source } : {};
      this.#set({
        nodes: withComment(this.#state.nodes, {
          ...comment,
          own,
          votes: { ...comment.votes, mine: votes.mine },
          ...source,
        }),
      });
    } else if (this.#isNews(comment)) {
      this.#set({ nodes: withComment(this.#state.nodes, comment), arrived: [...this.#state.arrived, comment.id] });
    }
  }

  /** A change of something that was never loaded is no news; neither is an answer to it. */
  #isNews({ parent, edited, status }: Comment): boolean {
    return edited === null && status === 'published' && (parent === null || this.#state.nodes.has(parent));
  }

  /** Brings a comment in, with what it answers, however far down it is. Resolves with what went wrong, if anything did. */
  async bring(id: string): Promise<FailureCode | undefined> {
    if (this.#state.nodes.has(id)) {
      if (this.#state.arrived.includes(id)) this.admit([id]);
      return undefined;
    }
    try {
      const { items } = await this.#fetch({ around: id });
      const { nodes, top } = this.#state;
      const roots = items.map((item) => item.id).filter((root) => !top.includes(root));
      this.#set({ nodes: withPath(nodes, items), top: [...roots, ...top] });
      return undefined;
    } catch (error) {
      return codeOf(error);
    }
  }

  /** Resolves with what went wrong, if anything did. The asker shows the question, if it takes an answer. */
  async report(id: string, report: Report, asker: object): Promise<FailureCode | undefined> {
    const slice = this.#store.use(CaptchaSlice);
    slice.ask(asker, true);
    try {
      await slice.spend((captcha) =>
        this.#store.request('POST', `comments/${id}/reports`, { body: { ...report, captcha }, asVisitor: true }),
      );
      return undefined;
    } catch (error) {
      return codeOf(error);
    }
  }

  /** The server's answer to this reader. */
  answer(comment: Comment): void {
    const { nodes, arrived } = this.#state;
    // The answer may have been lost, and the news of it taken for somebody else's comment.
    const isNew = !nodes.has(comment.id) || arrived.includes(comment.id);
    this.#set({ nodes: withComment(nodes, comment) });
    if (isNew) this.admit([comment.id]);
  }

  #place(id: string): void {
    const { nodes, sort, next, top } = this.#state;
    const { parent } = nodes.get(id)!.comment;
    if (parent !== null) this.#set({ nodes: withReply(nodes, parent, id) });
    else if (!top.includes(id)) {
      // At the far end of a thread that is not loaded yet, it will come with the rest.
      if (sort === 'newest') this.#set({ top: [id, ...top] });
      else if (next === null) this.#set({ top: [...top, id] });
    }
  }

  /** What is being answered leaves a placeholder, or the answer would go with it. */
  #lose({ id }: Pick<Comment, 'id'>, rev: number): void {
    const known = this.#state.nodes.get(id)?.comment;
    if (known && known.rev >= rev) return; // our own comment, which now waits for a moderator
    if (known && this.#store.state.drafts?.[id]?.body)
      this.#set({ nodes: withComment(this.#state.nodes, { ...toPlaceholder(known), rev }) });
    else this.#drop({ id });
  }

  #drop({ id }: Pick<Comment, 'id'>): void {
    const { nodes, top, arrived } = this.#state;
    const others = (ids: readonly string[]): readonly string[] => ids.filter((other) => other !== id);
    this.#set({ nodes: withoutComment(nodes, id), top: others(top), arrived: others(arrived) });
  }

  #append(parent: string | undefined, { items, next }: CommentPage): void {
    const { nodes, top, arrived } = this.#state;
    const ids = items.map(({ id }) => id);
    const added = addTrees(nodes, items);
    const news = { loadingMore: undefined, arrived: arrived.filter((id) => !ids.includes(id)) };
    if (parent === undefined) {
      const all = [...new Set([...top, ...ids])];
      const gone = all.splice(0, all.length - ThreadSlice.most);
      const cut = this.#state.cut || gone.length > 0;
      this.#set({ ...news, nodes: cut ? withoutBranches(added, gone) : added, next, top: all, cut });
    } else this.#set({ ...news, nodes: withMoreReplies(added, parent, ids, next) });
  }

  #fetch(query: Record<string, string>): Promise<CommentPage & { readonly items: readonly CommentTree[] }> {
    return this.#store.request('GET', `/comments?${new URLSearchParams(query)}`);
  }

  #set(fields: Partial<ThreadState>): void {
    this.#store.set('thread', fields);
  }
}
