import type { ExpressionBuilder, Kysely } from 'kysely';
import type { CommentSort } from 'afterword/protocol';
import { authorTenths } from './author-rating.js';
import type { CommentRow } from './comment-store.js';
import type { Database } from './schema.js';

/** Where a page of rows begins: after this one, in the order asked for. */
export interface Position {
  readonly created: number;
  readonly id: string;
  /** Only counts in the order of the best. */
  readonly score: number;
}

interface PageOfRows {
  readonly after: Position | undefined;
  readonly limit: number;
  /** The visitor who asks: held comments are shown to their author only. */
  readonly viewer: string | undefined;
}

/** SQLite allows 500 selects in one statement. */
const SELECTS_PER_QUERY = 200;

/** Reads threads. Every list is a walk along one index from a position, so a deep page costs what the first one does. */
export class ThreadStore {
  readonly #db: Kysely<Database>;
  readonly #showsRatings: boolean;

  /** `showsRatings`: whether comments come with the ratings of their authors. */
  constructor(db: Kysely<Database>, showsRatings = false) {
    this.#db = db;
    this.#showsRatings = showsRatings;
  }

  topLevel(pageId: string, sort: CommentSort, page: PageOfRows): Promise<CommentRow[]> {
    return this.#walk(page, sort).where('page_id', '=', pageId).where('parent_id', 'is', null).execute();
  }

  /** Oldest first: an answer is read after what it answers. */
  replies(parentId: string, page: PageOfRows): Promise<CommentRow[]> {
    return this.#walk(page, 'oldest').where('parent_id', '=', parentId).execute();
  }

  /** The oldest rows below each of several top-level comments, whatever their depth; those of one stand in order. */
  async descendants(rootIds: readonly string[], limit: number, viewer: string | undefined): Promise<CommentRow[]> {
    const rows: CommentRow[] = [];
    for (let start = 0; start < rootIds.length; start += SELECTS_PER_QUERY) {
      const [first, ...others] = rootIds
        .slice(start, start + SELECTS_PER_QUERY)
        .map((root) =>
          this.#db
            .selectFrom(
              this.#walk({ after: undefined, limit, viewer }, 'oldest')
                .where('root_id', '=', root)
                .where('id', '!=', root)
                .as('branch'),
            )
            .selectAll(),
        );
      if (!first) break;
      const branches = others.reduce((query, other) => query.unionAll(other), first);
      // A union has no order of its own. Only the database knows how it sorts ids, and cursors follow it.
      rows.push(...(await branches.orderBy('created_at').orderBy('id').execute()));
    }
    return rows;
  }

  /** What the public has a right to hear about between two revisions: what is visible, and what once was. */
  changes(pageId: string, since: number, upTo: number, limit: number): Promise<CommentRow[]> {
    return this.#db
      .selectFrom('comments')
      .selectAll()
      .$if(this.#showsRatings, (query) => query.select(authorTenths))
      .where('page_id', '=', pageId)
      .where('rev', '>', since)
      .where('rev', '<=', upTo)
      .where('published_at', 'is not', null)
      .orderBy('rev')
      .limit(limit)
      .execute();
  }

  /** What the public can see, the last that was written or changed first: a walk back along the revisions. */
  latest(pageId: string, limit: number): Promise<CommentRow[]> {
    return this.#db
      .selectFrom('comments')
      .selectAll()
      .where('page_id', '=', pageId)
      .where('status', '=', 'published')
      .orderBy('rev', 'desc')
      .limit(limit)
      .execute();
  }

  held(limit: number): Promise<CommentRow[]> {
    return this.#db
      .selectFrom('comments')
      .selectAll()
      .where('status', '=', 'held')
      .orderBy('created_at')
      .orderBy('id')
      .limit(limit)
      .execute();
  }

  #walk({ after, limit, viewer }: PageOfRows, sort: CommentSort) {
    const [beyond, direction] = sort === 'oldest' ? (['>', 'asc'] as const) : (['<', 'desc'] as const);
    let query = this.#db
      .selectFrom('comments')
      .selectAll()
      .$if(this.#showsRatings, (query) => query.select(authorTenths))
      .where((eb) => visibleTo(eb, viewer))
      .$if(sort === 'best', (best) => best.orderBy('score', direction))
      .orderBy('created_at', direction)
      .orderBy('id', direction)
      .limit(limit);
    if (after) {
      const { created, id, score } = after;
      query = query.where((eb) =>
        sort === 'best'
          ? eb(eb.refTuple('score', 'created_at', 'id'), beyond, eb.tuple(score, created, id))
          : eb(eb.refTuple('created_at', 'id'), beyond, eb.tuple(created, id)),
      );
    }
    return query;
  }
}

function visibleTo(eb: ExpressionBuilder<Database, 'comments'>, viewer: string | undefined) {
  const placeholder = eb.and([eb('status', '=', 'removed'), eb('reply_count', '>', 0)]);
  const own = viewer === undefined ? [] : [eb.and([eb('status', '=', 'held'), eb('visitor_id', '=', viewer)])];
  return eb.or([eb('status', '=', 'published'), placeholder, ...own]);
}
