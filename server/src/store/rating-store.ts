import type { Kysely, Transaction } from 'kysely';
import { nextRev } from './page-store.js';
import type { Database } from './schema.js';
import { spendOrThrow, type OneUse } from './spent-store.js';

export interface RatingTotal {
  readonly value: number;
  readonly count: number;
}

/** One vote per visitor and page, and running totals that change in the same transaction. SQL in, rows out. */
export class RatingStore {
  readonly #db: Kysely<Database>;

  constructor(db: Kysely<Database>) {
    this.#db = db;
  }

  totals(pageId: string): Promise<RatingTotal[]> {
    return this.#db.selectFrom('rating_totals').select(['value', 'count']).where('page_id', '=', pageId).execute();
  }

  async valueOf(pageId: string, visitor: string): Promise<number | null> {
    const row = await this.#db
      .selectFrom('ratings')
      .select('value')
      .where('page_id', '=', pageId)
      .where('visitor_id', '=', visitor)
      .executeTakeFirst();
    return row?.value ?? null;
  }

  /** Sets or changes a vote; `null` takes it back. */
  set(key: string, visitor: string, value: number | null, now: number, pass: OneUse | undefined): Promise<void> {
    return this.#db.transaction().execute(async (trx) => {
      await spendOrThrow(trx, pass);
      const { pageId, rev } = await nextRev(trx, key, now); // locks the page: votes on it come one after the other
      const previous = await replaceVote(trx, pageId, visitor, value, now);
      if (previous === value) return;
      if (previous !== null) await addToTotal(trx, pageId, previous, -1);
      if (value !== null) await addToTotal(trx, pageId, value, 1);
      await trx.updateTable('pages').set({ rating_rev: rev }).where('id', '=', pageId).execute();
    });
  }
}

async function replaceVote(
  trx: Transaction<Database>,
  pageId: string,
  visitor: string,
  value: number | null,
  now: number,
): Promise<number | null> {
  const previous = await trx
    .deleteFrom('ratings')
    .where('page_id', '=', pageId)
    .where('visitor_id', '=', visitor)
    .returning('value')
    .executeTakeFirst();
  if (value !== null) {
    await trx.insertInto('ratings').values({ page_id: pageId, visitor_id: visitor, value, updated_at: now }).execute();
  }
  return previous?.value ?? null;
}

async function addToTotal(trx: Transaction<Database>, pageId: string, value: number, by: 1 | -1): Promise<void> {
  await trx
    .insertInto('rating_totals')
    .values({ page_id: pageId, value, count: by })
    .onConflict((conflict) =>
      conflict.columns(['page_id', 'value']).doUpdateSet((eb) => ({ count: eb('rating_totals.count', '+', by) })),
    )
    .execute();
}
