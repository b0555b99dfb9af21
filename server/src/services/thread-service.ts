import type { Comment, CommentPage, CommentSort, CommentTree, Vote } from 'afterword/protocol';
import { AppError, invalidField } from '../errors.js';
import type { CommentRow, CommentStore } from '../store/comment-store.js';
import type { PageRow, PageStore } from '../store/page-store.js';
import type { ThreadStore } from '../store/thread-store.js';
import type { VoteStore } from '../store/vote-store.js';
import { toComment, toPath, toTrees } from './comment-view.js';
import { decodeCursor, encodeCursor } from './cursor.js';

/** So many replies come along with each top-level comment. */
const REPLIES_INCLUDED = 20;

export interface ThreadQuery {
  readonly sort: CommentSort;
  readonly limit: number;
  readonly after: string | undefined;
  /** The comment whose replies are asked for; undefined for the top level. */
  readonly parent: string | undefined;
}

interface Deps {
  readonly pages: Pick<PageStore, 'find'>;
  readonly comments: Pick<CommentStore, 'find'>;
  readonly threads: Pick<ThreadStore, 'topLevel' | 'replies' | 'descendants' | 'latest'>;
  readonly votes: Pick<VoteStore, 'of'>;
}

/** Threads as readers see them. */
export class ThreadService {
  readonly #deps: Deps;

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  async list(key: string, query: ThreadQuery, viewer: string | undefined): Promise<CommentPage> {
    const page = await this.#deps.pages.find(key); // before the rows, so that they are not older than its revision
    const sort = query.parent === undefined ? query.sort : 'oldest';
    const after = decodeCursor(sort, query.after);
    if (!page) {
      if (query.parent !== undefined) throw unknownParent();
      return { items: [], next: null, total: 0, rev: 0 };
    }
    const rows = await this.#rows(page, { sort, after, limit: query.limit + 1, parent: query.parent, viewer });
    const shown = rows.slice(0, query.limit);
    const next = rows.length > shown.length ? encodeCursor(sort, shown.at(-1)) : null;
    const items = await this.#withReplies(shown, query.parent === undefined, key, viewer);
    return { items, next, total: page.comment_count, rev: page.rev };
  }

  async read(id: string, viewer: string | undefined): Promise<Comment> {
    const row = await this.#deps.comments.find(id);
    if (!row || !isVisible(row, viewer)) throw noSuchComment();
    return toComment(row, row.page_key, viewer, (await this.#votes([row], viewer)).get(id));
  }

  /** The last news of a page, replies too, as one list; newest first. */
  async latest(key: string, limit: number): Promise<Comment[]> {
    const page = await this.#deps.pages.find(key);
    const rows = page ? await this.#deps.threads.latest(page.id, limit) : [];
    rows.sort((a, b) => b.created_at - a.created_at);
    return rows.map((row) => toComment(row, key, undefined));
  }

  /** One comment where it stands: what it answers, up to the top, and its own first replies. */
  async around(key: string, id: string, viewer: string | undefined): Promise<CommentPage> {
    const page = await this.#deps.pages.find(key);
    const path = page ? await this.#pathTo(page, id) : [];
    const target = path.at(-1);
    if (!page || !target || !isVisible(target, viewer)) throw noSuchComment();
    const below = await this.#deps.threads.replies(id, { after: undefined, limit: REPLIES_INCLUDED, viewer });
    const votes = await this.#votes([...path, ...below], viewer);
    return { items: [toPath(path, below, key, viewer, votes)], next: null, total: page.comment_count, rev: page.rev };
  }

  async #pathTo(page: PageRow, id: string): Promise<CommentRow[]> {
    const path: CommentRow[] = [];
    for (let next: string | null = id; next !== null; next = path[0]!.parent_id) {
      const row = await this.#deps.comments.find(next);
      if (row?.page_id !== page.id) return [];
      path.unshift(row);
    }
    return path;
  }

  async #rows(
    page: PageRow,
    {
      sort,
      parent,
      ...rest
    }: {
      sort: CommentSort;
      parent: string | undefined;
      after: ReturnType<typeof decodeCursor>;
      limit: number;
      viewer: string | undefined;
    },
  ): Promise<CommentRow[]> {
    const { comments, threads } = this.#deps;
    if (parent === undefined) return threads.topLevel(page.id, sort, rest);
    const row = await comments.find(parent);
    if (row?.page_id !== page.id) throw unknownParent();
    return threads.replies(parent, rest);
  }

  async #withReplies(
    rows: readonly CommentRow[],
    topLevel: boolean,
    key: string,
    viewer: string | undefined,
  ): Promise<CommentTree[]> {
    const roots = topLevel ? rows.filter((row) => row.reply_count > 0 || viewer !== undefined).map(({ id }) => id) : [];
    const below = await this.#deps.threads.descendants(roots, REPLIES_INCLUDED, viewer);
    return toTrees(rows, below, key, viewer, await this.#votes([...rows, ...below], viewer));
  }

  async #votes(rows: readonly CommentRow[], viewer: string | undefined): Promise<Map<string, Vote>> {
    if (viewer === undefined) return new Map();
    return this.#deps.votes.of(
      viewer,
      rows.map(({ id }) => id),
    );
  }
}

/** Whether a reader may see that this comment is, or was, there. */
export function isVisible(row: CommentRow, viewer: string | undefined): boolean {
  if (row.status === 'held') return row.visitor_id === viewer;
  return row.status === 'published' || row.reply_count > 0;
}

function noSuchComment(): AppError {
  return new AppError('not_found', 'There is no such comment.');
}

function unknownParent(): AppError {
  return invalidField('/parent', 'There is no such comment on this page.');
}
