import type { Kysely, Selectable, Transaction } from 'kysely';
import { newId } from './ids.js';
import type { Database, PageTable } from './schema.js';

export type PageRow = Selectable<PageTable>;

/** What a page says of itself. Taken from the page's first writer, and never overwritten by a later one. */
export interface PageFacts {
  readonly title?: string | null;
  readonly url?: string | null;
}

/**
 * Every write on a page begins here: this brings the page into being, locks its row until the transaction ends, and
 * takes the next revision. Revisions on a page therefore become visible in their order.
 */
export async function nextRev(
  trx: Transaction<Database>,
  key: string,
  now: number,
  facts: PageFacts = {},
): Promise<{ readonly pageId: string; readonly rev: number }> {
  const { id, rev } = await trx
    .insertInto('pages')
    .values({ ...newPage(key, now, facts), rev: 1 })
    .onConflict((conflict) => conflict.column('key').doUpdateSet((eb) => ({ rev: eb('pages.rev', '+', 1) })))
    .returning(['id', 'rev'])
    .executeTakeFirstOrThrow();
  return { pageId: id, rev };
}

/** The id of a page, which comes into being if it has to. Nothing on it changes for its readers. */
export async function requirePage(trx: Transaction<Database>, key: string, now: number): Promise<string> {
  await trx
    .insertInto('pages')
    .values(newPage(key, now))
    .onConflict((conflict) => conflict.column('key').doNothing())
    .execute();
  const { id } = await trx.selectFrom('pages').select('id').where('key', '=', key).executeTakeFirstOrThrow();
  return id;
}

function newPage(key: string, now: number, { title = null, url = null }: PageFacts = {}): PageRow {
  const empty = { closed: 0, rev: 0, rating_rev: 0, page_rev: 0, comment_count: 0 } as const;
  return { id: newId(), key, title, url, ...empty, created_at: now };
}

/** Pages by their key. SQL in, rows out; no rules. */
export class PageStore {
  readonly #db: Kysely<Database>;

  constructor(db: Kysely<Database>) {
    this.#db = db;
  }

  find(key: string): Promise<PageRow | undefined> {
    return this.#db.selectFrom('pages').selectAll().where('key', '=', key).executeTakeFirst();
  }

  /** Comment counts of many pages in one query; pages that nobody has written to are left out. */
  counts(keys: readonly string[]): Promise<{ key: string; comment_count: number }[]> {
    return this.#db.selectFrom('pages').select(['key', 'comment_count']).where('key', 'in', keys).execute();
  }

  setClosed(key: string, closed: boolean, now: number): Promise<void> {
    return this.#db.transaction().execute(async (trx) => {
      const { pageId, rev } = await nextRev(trx, key, now);
      const fields = { closed: closed ? 1 : 0, page_rev: rev } as const;
      await trx.updateTable('pages').set(fields).where('id', '=', pageId).execute();
    });
  }
}
