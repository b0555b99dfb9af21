import { sql, type Kysely, type Selectable, type Transaction } from 'kysely';
import { authorTenths } from './author-rating.js';
import { claimKey, findKey, type IdempotencyClaim, type KeyOwner } from './idempotency.js';
import { nextRev, type PageFacts } from './page-store.js';
import type { CommentTable, CommentVersionTable, Database, HeldFor } from './schema.js';
import { spendOrThrow, type OneUse } from './spent-store.js';

type Columns = Selectable<CommentTable>;
export interface CommentRow extends Columns {
  /** How its author rates the page, in tenths of a star; undefined where that is not shown. */
  readonly author_tenths?: number | null;
}
export type FoundComment = CommentRow & { readonly page_key: string };

export interface NewComment {
  readonly id: string;
  readonly page: string;
  readonly facts?: PageFacts;
  readonly parent: Pick<CommentRow, 'id' | 'root_id' | 'depth'> | null;
  readonly status: 'published' | 'held';
  readonly heldFor?: HeldFor | null;
  readonly visitor: string;
  readonly name: string;
  readonly email: string | null;
  readonly website: string | null;
  readonly source: string;
  readonly content: string;
  readonly terms: string | null;
  readonly disclaimers: string;
  readonly documents: string;
  readonly now: number;
}

/** As the index of the latest has it. */
const AGE = sql<number>`-created_at`;

export type RecentComment = Pick<CommentRow, 'id' | 'rev'>;

export type InsertResult =
  | { readonly outcome: 'inserted'; readonly row: CommentRow }
  | { readonly outcome: 'replayed'; readonly owner: KeyOwner };

/** Thrown inside a transaction: between the look at what is answered and the answer, it was put on hold or removed. */
export class ParentGone extends Error {
  override readonly name = 'ParentGone';
}

/**
 * Writes comments: each method is one transaction that takes a new revision and keeps the counts true.
 * Holds no rules: whether something may happen was decided before it got here.
 */
export class CommentStore {
  readonly #db: Kysely<Database>;
  readonly #showsRatings: boolean;

  /** `showsRatings`: whether comments come with the ratings of their authors. */
  constructor(db: Kysely<Database>, showsRatings = false) {
    this.#db = db;
    this.#showsRatings = showsRatings;
  }

  find(id: string): Promise<FoundComment | undefined> {
    return this.#db
      .selectFrom('comments')
      .innerJoin('pages', 'pages.id', 'comments.page_id')
      .selectAll('comments')
      .select('pages.key as page_key')
      .$if(this.#showsRatings, (query) => query.select(authorTenths))
      .where('comments.id', '=', id)
      .executeTakeFirst();
  }

  /** What each of these people wrote last on a page, by their names. */
  async latestBy(page: string, names: readonly string[]): Promise<Map<string, string>> {
    const [first, ...others] = names.map((name) =>
      this.#db
        .selectFrom(
          this.#db
            .selectFrom('comments')
            .innerJoin('pages', 'pages.id', 'comments.page_id')
            .select(['comments.id', 'comments.author_name'])
            .where('pages.key', '=', page)
            .where('author_name', '=', name)
            .where('status', '=', 'published')
            .orderBy('comments.created_at', 'desc')
            .orderBy('comments.id', 'desc')
            .limit(1)
            .as('person'),
        )
        .selectAll(),
    );
    if (!first) return new Map();
    const rows = await others.reduce((query, other) => query.unionAll(other), first).execute();
    return new Map(rows.map(({ id, author_name }) => [author_name, id]));
  }

  /** What a comment said before each change, oldest first. */
  versions(id: string): Promise<Pick<Selectable<CommentVersionTable>, 'source' | 'replaced_at'>[]> {
    return this.#db
      .selectFrom('comment_versions')
      .select(['source', 'replaced_at'])
      .where('comment_id', '=', id)
      .orderBy('rev')
      .execute();
  }

  /** The latest comments of every page, held ones too, newest first. */
  recent(since: number, limit: number): Promise<RecentComment[]> {
    return this.#db
      .selectFrom('comments')
      .select(['id', 'rev'])
      .where(AGE, '<', -since)
      .orderBy(AGE)
      .limit(limit)
      .execute();
  }

  /** What comments say, each as JSON. */
  async contents(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows = await this.#db.selectFrom('comments').select(['id', 'content']).where('id', 'in', ids).execute();
    return new Map(rows.map(({ id, content }) => [id, content]));
  }

  keyOwner(visitor: string, key: string): Promise<KeyOwner | undefined> {
    return findKey(this.#db, visitor, key);
  }

  /** Inserts once: with a key that was used before, what was written then is named and nothing happens. */
  insert(comment: NewComment, pass: OneUse | undefined, claim: IdempotencyClaim | undefined): Promise<InsertResult> {
    return this.#db.transaction().execute(async (trx) => {
      const owner = claim && (await claimKey(trx, claim, comment));
      if (owner) return { outcome: 'replayed', owner };
      await spendOrThrow(trx, pass);
      const { pageId, rev } = await nextRev(trx, comment.page, comment.now, comment.facts);
      if (comment.parent && !(await isPublished(trx, comment.parent.id))) throw new ParentGone();
      const row = await trx
        .insertInto('comments')
        .values({ ...toColumns(comment), page_id: pageId, rev })
        .returningAll()
        .$if(this.#showsRatings, (query) => query.returning(authorTenths))
        .executeTakeFirstOrThrow();
      if (row.status === 'published') await count(trx, row, 1);
      return { outcome: 'inserted', row };
    });
  }

  /** The caller has seen `row`; a comment that changed its status or got replies to hide since then is left alone. */
  edit(
    row: FoundComment,
    change: Pick<CommentRow, 'source' | 'content' | 'status'> & { readonly held_for?: HeldFor | null },
    now: number,
  ): Promise<CommentRow | undefined> {
    return this.#db.transaction().execute(async (trx) => {
      const { rev } = await nextRev(trx, row.page_key, now);
      const version = { comment_id: row.id, rev: row.rev, source: row.source, replaced_at: now };
      const update = trx
        .updateTable('comments')
        .set({ ...change, rev, edited_at: now })
        .where('id', '=', row.id)
        .where('status', '=', row.status);
      const hides = row.status === 'published' && change.status === 'held';
      const edited = await (hides ? update.where('reply_count', '=', 0) : update)
        .returningAll()
        .$if(this.#showsRatings, (query) => query.returning(authorTenths))
        .executeTakeFirst();
      if (edited) await trx.insertInto('comment_versions').values(version).execute();
      if (edited && hides) await count(trx, row, -1);
      return edited;
    });
  }

  /** A held comment becomes visible. False if it was not held any more. */
  publish({ id, page_key }: FoundComment, now: number): Promise<boolean> {
    return this.#db.transaction().execute(async (trx) => {
      const { rev } = await nextRev(trx, page_key, now);
      const row = await trx
        .updateTable('comments')
        .set({ status: 'published', held_for: null, rev, published_at: now })
        .where('id', '=', id)
        .where('status', '=', 'held')
        .returningAll()
        .executeTakeFirst();
      if (row) await count(trx, row, 1);
      return row !== undefined;
    });
  }

  /** Takes a comment away, words and name included. A placeholder stays while replies hang on it. */
  remove(row: FoundComment, now: number): Promise<boolean> {
    return this.#db.transaction().execute(async (trx) => {
      const { rev } = await nextRev(trx, row.page_key, now);
      const removed = await trx
        .updateTable('comments')
        .set({
          status: 'removed',
          rev,
          source: '',
          content: '[]',
          author_name: '',
          author_email: null,
          author_website: null,
        })
        .where('id', '=', row.id)
        .where('status', '=', row.status)
        .returningAll()
        .executeTakeFirst();
      if (!removed) return false;
      await trx.deleteFrom('comment_versions').where('comment_id', '=', row.id).execute();
      if (row.status === 'published') await count(trx, row, -1);
      // A reply was published while this one was on hold: now there is a placeholder above it.
      else if (row.status === 'held' && removed.reply_count > 0) await countReply(trx, removed, 1);
      return true;
    });
  }
}

function toColumns(comment: NewComment): Omit<Columns, 'page_id' | 'rev'> {
  const { id, parent, status, now } = comment;
  return {
    id,
    parent_id: parent?.id ?? null,
    root_id: parent?.root_id ?? id,
    depth: parent ? parent.depth + 1 : 0,
    status,
    held_for: comment.heldFor ?? null,
    visitor_id: comment.visitor,
    author_name: comment.name,
    author_email: comment.email,
    author_website: comment.website,
    source: comment.source,
    content: comment.content,
    reply_count: 0,
    up_votes: 0,
    down_votes: 0,
    score: 0,
    terms_version: comment.terms,
    disclaimers: comment.disclaimers,
    documents: comment.documents,
    created_at: now,
    edited_at: null,
    published_at: status === 'published' ? now : null,
  };
}

async function isPublished(trx: Transaction<Database>, id: string): Promise<boolean> {
  const row = await trx.selectFrom('comments').select('status').where('id', '=', id).executeTakeFirst();
  return row?.status === 'published';
}

/** Keeps the page's count and the parent's, when a comment enters the public view or leaves it. */
async function count(trx: Transaction<Database>, row: CommentRow, by: 1 | -1): Promise<void> {
  await trx
    .updateTable('pages')
    .set((eb) => ({ comment_count: eb('comment_count', '+', by) }))
    .where('id', '=', row.page_id)
    .execute();
  // A removed comment with replies is still there as a placeholder, so it stays one of its parent's replies.
  if (by === 1 || (await repliesOf(trx, row.id)) === 0) await countReply(trx, row, by);
}

/** A placeholder comes back with its first visible reply and goes with its last, and so on upwards. */
async function countReply(trx: Transaction<Database>, row: CommentRow, by: 1 | -1): Promise<void> {
  if (row.parent_id === null) return;
  const parent = await trx
    .updateTable('comments')
    .set((eb) => ({ reply_count: eb('reply_count', '+', by) }))
    .where('id', '=', row.parent_id)
    .returningAll()
    .executeTakeFirstOrThrow();
  const turned = parent.status === 'removed' && parent.reply_count === (by === 1 ? 1 : 0);
  if (!turned) return;
  const { rev } = await trx
    .updateTable('pages')
    .set((eb) => ({ rev: eb('rev', '+', 1) }))
    .where('id', '=', row.page_id)
    .returning('rev')
    .executeTakeFirstOrThrow();
  await trx.updateTable('comments').set({ rev }).where('id', '=', parent.id).execute();
  await countReply(trx, parent, by);
}

async function repliesOf(trx: Transaction<Database>, id: string): Promise<number> {
  const { reply_count } = await trx
    .selectFrom('comments')
    .select('reply_count')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return reply_count;
}
