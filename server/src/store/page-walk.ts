import type { Kysely, Transaction } from 'kysely';
import type { Database } from './schema.js';

/** The database as of one moment. */
export type Snapshot = Transaction<Database>;

/** Rows that are read at a time, so that an export of millions takes no memory. */
export const BATCH = 1000;

/** Reads as of one moment, whatever is written meanwhile. */
export function inSnapshot(db: Kysely<Database>, read: (trx: Snapshot) => Promise<void>): Promise<void> {
  return db.transaction().setIsolationLevel('repeatable read').execute(read);
}

/** Every page, or the one with this key. */
export async function* pagesIn(trx: Snapshot, only: string | undefined): AsyncGenerator<{ id: string; key: string }> {
  for (let after = ''; ;) {
    let query = trx.selectFrom('pages').select(['id', 'key']).where('id', '>', after);
    if (only !== undefined) query = query.where('key', '=', only);
    const rows = await query.orderBy('id').limit(BATCH).execute();
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < BATCH) return;
    after = last.id;
  }
}
