import type { Kysely } from 'kysely';
import { nextRev } from './page-store.js';
import type { Database } from './schema.js';

export interface NewAcknowledgement {
  readonly visitor: string;
  readonly disclaimer: string;
  readonly version: string;
  readonly now: number;
}

/** Who acknowledged which version of which disclaimer, and when first. */
export class AcknowledgementStore {
  readonly #db: Kysely<Database>;

  constructor(db: Kysely<Database>) {
    this.#db = db;
  }

  insert(key: string, { visitor, disclaimer, version, now }: NewAcknowledgement): Promise<void> {
    return this.#db.transaction().execute(async (trx) => {
      const { pageId } = await nextRev(trx, key, now);
      await trx
        .insertInto('acknowledgements')
        .values({ page_id: pageId, visitor_id: visitor, disclaimer, version, created_at: now })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    });
  }
}
