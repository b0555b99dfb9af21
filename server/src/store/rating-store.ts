import type { Kysely, Transaction } from 'kysely';
import { renewCommentsOf } from './author-rating.js';
import { nextRev } from './page-store.js';
import { BATCH, inBatches, inSnapshot, pagesIn, type Snapshot } from './page-walk.js';
import type { Database, RatingTable } from './schema.js';
import { spendOrThrow, type OneUse } from './spent-store.js';

/** How many votes of one height a rating has. */
export interface RatingTotal {
  /** Empty for the rating without a name. */
  readonly name: string;
  readonly tenths: number;
  readonly count: number;
  /** The page's revision at which the count last changed. */
  readonly rev: number;
}

/** What one visitor gives a page at once. */
export interface Ballot {
  readonly page: string;
  readonly visitor: string;
  /** Tenths of a star by the name of the rating, empty for the one without; with `null` a vote is taken back. */
  readonly votes: ReadonlyMap<string, number | null>;
}

/** One vote that stands, for the owner's records. */
export interface RatingRecord {
  /** When it was given or last changed, in milliseconds since 1970. */
  readonly at: number;
  /** The page's key. */
  readonly page: string;
  /** Empty for the rating without a name. */
  readonly name: string;
  readonly visitor: string;
  /** Stars, in steps of 0.1. */
  readonly value: number;
}

/** One vote per visitor, page and name, and running totals that change in the same transaction. SQL in, rows out. */
export class RatingStore {
  readonly #db: Kysely<Database>;
  readonly #showsRatings: boolean;

  /** `showsRatings`: whether a vote shows at the comments of who gave it. */
  constructor(db: Kysely<Database>, showsRatings = false) {
    this.#db = db;
    this.#showsRatings = showsRatings;
  }

  /** Of every rating of a page. */
  totals(pageId: string): Promise<RatingTotal[]> {
    return this.#db
      .selectFrom('rating_totals')
      .select(['name', 'tenths', 'count', 'rev'])
      .where('page_id', '=', pageId)
      .execute();
  }

  /** What a visitor gave a page, in tenths, by the name of the rating. */
  async votesOf(pageId: string, visitor: string, names: readonly string[]): Promise<Map<string, number>> {
    const rows = await this.#db
      .selectFrom('ratings')
      .select(['name', 'tenths'])
      .where('page_id', '=', pageId)
      .where('name', 'in', names)
      .where('visitor_id', '=', visitor)
      .execute();
    return new Map(rows.map(({ name, tenths }) => [name, tenths]));
  }

  /** Every vote that stands as of one moment, of one page or of all: page by page, name by name. */
  export(page: string | undefined, receive: (record: RatingRecord) => Promise<void>): Promise<void> {
    return inSnapshot(this.#db, async (trx) => {
      for await (const { id, key } of pagesIn(trx, page))
        for await (const record of votesOn(trx, id, key)) await receive(record);
    });
  }

  set({ page, visitor, votes }: Ballot, now: number, pass: OneUse | undefined): Promise<void> {
    return this.#db.transaction().execute(async (trx) => {
      await spendOrThrow(trx, pass);
      const { pageId, rev } = await nextRev(trx, page, now); // locks the page: votes on it come one after the other
      for (const [name, tenths] of votes) {
        const previous = await replaceVote(
          trx,
          { page_id: pageId, name, visitor_id: visitor, updated_at: now },
          tenths,
        );
        if (previous === tenths) continue;
        const total = { page_id: pageId, name, rev };
        if (previous !== null) await addToTotal(trx, { ...total, tenths: previous, count: -1 });
        if (tenths !== null) await addToTotal(trx, { ...total, tenths, count: 1 });
        await trx.updateTable('pages').set({ rating_rev: rev }).where('id', '=', pageId).execute();
        if (this.#showsRatings && name === '') await renewCommentsOf(trx, visitor, { pageId, rev });
      }
    });
  }
}

async function replaceVote(
  trx: Transaction<Database>,
  vote: Omit<RatingTable, 'tenths'>,
  tenths: number | null,
): Promise<number | null> {
  const previous = await trx
    .deleteFrom('ratings')
    .where('page_id', '=', vote.page_id)
    .where('name', '=', vote.name)
    .where('visitor_id', '=', vote.visitor_id)
    .returning('tenths')
    .executeTakeFirst();
  if (tenths !== null)
    await trx
      .insertInto('ratings')
      .values({ ...vote, tenths })
      .execute();
  return previous?.tenths ?? null;
}

async function addToTotal(
  trx: Transaction<Database>,
  total: RatingTotal & { readonly page_id: string },
): Promise<void> {
  await trx
    .insertInto('rating_totals')
    .values(total)
    .onConflict((conflict) =>
      conflict
        .columns(['page_id', 'name', 'tenths'])
        .doUpdateSet((eb) => ({ count: eb('rating_totals.count', '+', total.count), rev: total.rev })),
    )
    .execute();
}

/** In the order of the primary key. */
async function* votesOn(trx: Snapshot, pageId: string, page: string): AsyncGenerator<RatingRecord> {
  const rows = inBatches(
    { name: '', visitor_id: '' },
    (after) =>
      trx
        .selectFrom('ratings')
        .select(['name', 'visitor_id', 'tenths', 'updated_at'])
        .where('page_id', '=', pageId)
        .where(({ eb, refTuple, tuple }) =>
          eb(refTuple('name', 'visitor_id'), '>', tuple(after.name, after.visitor_id)),
        )
        .orderBy('name')
        .orderBy('visitor_id')
        .limit(BATCH)
        .execute(),
    ({ name, visitor_id }) => ({ name, visitor_id }),
  );
  for await (const { name, visitor_id: visitor, tenths, updated_at: at } of rows)
    yield { at, page, name, visitor, value: tenths / 10 };
}
