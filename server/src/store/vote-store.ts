import type { Kysely, Transaction } from 'kysely';
import type { Vote } from 'afterword/protocol';
import { score } from '../services/score.js';
import { authorTenths } from './author-rating.js';
import type { CommentRow, FoundComment } from './comment-store.js';
import { nextRev } from './page-store.js';
import type { Database } from './schema.js';
import { spendOrThrow, type OneUse } from './spent-store.js';

/** So many ids are asked for in one statement. */
const IDS_PER_QUERY = 1000;

/** One vote per visitor and comment, and sums that change in the same transaction. SQL in, rows out. */
export class VoteStore {
  readonly #db: Kysely<Database>;
  readonly #showsRatings: boolean;

  /** `showsRatings`: whether comments come with the ratings of their authors. */
  constructor(db: Kysely<Database>, showsRatings = false) {
    this.#db = db;
    this.#showsRatings = showsRatings;
  }

  /** What a visitor gave each of these comments; what is left out has no vote of theirs. */
  async of(visitor: string, commentIds: readonly string[]): Promise<Map<string, Vote>> {
    const votes = new Map<string, Vote>();
    for (let start = 0; start < commentIds.length; start += IDS_PER_QUERY) {
      const rows = await this.#db
        .selectFrom('votes')
        .select(['comment_id', 'value'])
        .where('visitor_id', '=', visitor)
        .where('comment_id', 'in', commentIds.slice(start, start + IDS_PER_QUERY))
        .execute();
      for (const { comment_id, value } of rows) votes.set(comment_id, value);
    }
    return votes;
  }

  /** Casts or changes a vote; 0 takes it back. The comment as it is now, or undefined if it is not there any more. */
  set(
    { id, page_key }: Pick<FoundComment, 'id' | 'page_key'>,
    visitor: string,
    value: Vote,
    now: number,
    pass: OneUse | undefined,
  ): Promise<CommentRow | undefined> {
    return this.#db.transaction().execute(async (trx) => {
      await spendOrThrow(trx, pass);
      const { rev } = await nextRev(trx, page_key, now); // locks the page: votes on it come one after the other
      const previous = await replaceVote(trx, id, visitor, value, now);
      const row = await trx
        .selectFrom('comments')
        .select(['up_votes', 'down_votes'])
        .where('id', '=', id)
        .where('status', '=', 'published')
        .executeTakeFirst();
      if (!row) return undefined;
      const up_votes = row.up_votes + Number(value === 1) - Number(previous === 1);
      const down_votes = row.down_votes + Number(value === -1) - Number(previous === -1);
      return trx
        .updateTable('comments')
        .set({ up_votes, down_votes, score: score(up_votes, down_votes), rev })
        .where('id', '=', id)
        .returningAll()
        .$if(this.#showsRatings, (query) => query.returning(authorTenths))
        .executeTakeFirst();
    });
  }
}

async function replaceVote(
  trx: Transaction<Database>,
  comment: string,
  visitor: string,
  value: Vote,
  now: number,
): Promise<Vote> {
  const previous = await trx
    .deleteFrom('votes')
    .where('comment_id', '=', comment)
    .where('visitor_id', '=', visitor)
    .returning('value')
    .executeTakeFirst();
  if (value !== 0) {
    await trx
      .insertInto('votes')
      .values({ comment_id: comment, visitor_id: visitor, value, updated_at: now })
      .execute();
  }
  return previous?.value ?? 0;
}
