import type { Kysely, Transaction } from 'kysely';
import type { Database } from './schema.js';

/** The database as of one moment. */
export type Snapshot = Transaction<Database>;

/** Rows that are read at a time, so that an export of millions takes no memory. */
export const BATCH = 1000;

/** All rows in the order of a key. `read` gives at most `BATCH` of them, those behind a key. */
export async function* inBatches<Row, Key>(
  first: Key,
  read: (after: Key) => Promise<readonly Row[]>,
  keyOf: (row: Row) => Key,
): AsyncGenerator<Row> {
  for (let after = first; ;) {
    const rows = await read(after);
    yield* rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < BATCH) return;
    after = keyOf(last);
  }
}

/** Reads as of one moment, whatever is written meanwhile. */
export function inSnapshot(db: Kysely<Database>, read: (trx: Snapshot) => Promise<void>): Promise<void> {
  return db.transaction().setIsolationLevel('repeatable read').execute(read);
}

/** Every page, or the one with this key. */
export const pagesIn = (trx: Snapshot, only: string | undefined): AsyncGenerator<{ id: string; key: string }> =>
  inBatches(
    '',
    (after) => {
      const query = trx.selectFrom('pages').select(['id', 'key']).where('id', '>', after).orderBy('id').limit(BATCH);
      return (only === undefined ? query : query.where('key', '=', only)).execute();
    },
    ({ id }) => id,
  );
