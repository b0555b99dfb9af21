import type { Kysely } from 'kysely';
import { requirePage } from './page-store.js';
import type { Database } from './schema.js';
import { spendOrThrow, type OneUse } from './spent-store.js';

/** Stands for the whole thread where a comment's id would be. */
const THREAD = '';

/** Who wants to hear of what. SQL in, rows out; whom to tell, and how, is decided elsewhere. */
export class FollowStore {
  readonly #db: Kysely<Database>;

  constructor(db: Kysely<Database>) {
    this.#db = db;
  }

  /** What a visitor follows on a page: the thread, and single comments for the replies to them. */
  async of(page: string, visitor: string): Promise<{ readonly thread: boolean; readonly comments: string[] }> {
    const rows = await this.#db
      .selectFrom('follows')
      .innerJoin('pages', 'pages.id', 'follows.page_id')
      .select('follows.comment_id')
      .where('pages.key', '=', page)
      .where('follows.visitor_id', '=', visitor)
      .orderBy('follows.created_at')
      .execute();
    const ids = rows.map(({ comment_id }) => comment_id);
    return { thread: ids.includes(THREAD), comments: ids.filter((id) => id !== THREAD) };
  }

  /** Saying it twice changes nothing. */
  begin(
    page: string,
    comment: string | undefined,
    visitor: string,
    now: number,
    pass: OneUse | undefined,
  ): Promise<void> {
    return this.#db.transaction().execute(async (trx) => {
      await spendOrThrow(trx, pass);
      const row = {
        page_id: await requirePage(trx, page, now),
        visitor_id: visitor,
        comment_id: comment ?? THREAD,
        created_at: now,
      };
      await trx
        .insertInto('follows')
        .values(row)
        .onConflict((conflict) => conflict.columns(['page_id', 'visitor_id', 'comment_id']).doNothing())
        .execute();
    });
  }

  async end(page: string, comment: string | undefined, visitor: string): Promise<void> {
    await this.#db
      .deleteFrom('follows')
      .where('visitor_id', '=', visitor)
      .where('comment_id', '=', comment ?? THREAD)
      .where('page_id', 'in', (eb) => eb.selectFrom('pages').select('id').where('key', '=', page))
      .execute();
  }
}
