import type { AcceptedDocument, Acknowledgement } from 'afterword/protocol';
import type { Kysely } from 'kysely';
import { nextRev } from './page-store.js';
import { BATCH, inBatches, inSnapshot, pagesIn, type Snapshot } from './page-walk.js';
import type { Database } from './schema.js';

export interface NewAcknowledgement {
  readonly visitor: string;
  readonly disclaimer: string;
  readonly version: string;
  readonly now: number;
}

/** One thing that somebody acknowledged or agreed to, for the owner's records. */
export interface AcknowledgementRecord {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** The page's key. */
  readonly page: string;
  readonly visitor: string;
  /** Of `terms`, what has no name is the terms as a whole. */
  readonly kind: 'disclaimer' | 'terms';
  readonly name: string;
  readonly version: string;
  /** The comment that it was stored with. */
  readonly comment: string | null;
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

  /**
   * Everything on record as of one moment, of one page or of all: page by page, first what was said by itself, then what
   * came with comments.
   */
  export(page: string | undefined, receive: (record: AcknowledgementRecord) => Promise<void>): Promise<void> {
    return inSnapshot(this.#db, async (trx) => {
      for await (const { id, key } of pagesIn(trx, page)) {
        for await (const record of saidOn(trx, id, key)) await receive(record);
        for await (const record of saidWithComments(trx, id, key)) await receive(record);
      }
    });
  }
}

/** In the order of the primary key. */
async function* saidOn(trx: Snapshot, pageId: string, page: string): AsyncGenerator<AcknowledgementRecord> {
  const rows = inBatches(
    ['', '', ''] as const,
    (after: readonly [string, string, string]) =>
      trx
        .selectFrom('acknowledgements')
        .select(['visitor_id', 'disclaimer', 'version', 'created_at'])
        .where('page_id', '=', pageId)
        .where(({ eb, refTuple, tuple }) => eb(refTuple('visitor_id', 'disclaimer', 'version'), '>', tuple(...after)))
        .orderBy('visitor_id')
        .orderBy('disclaimer')
        .orderBy('version')
        .limit(BATCH)
        .execute(),
    ({ visitor_id, disclaimer, version }) => [visitor_id, disclaimer, version] as const,
  );
  for await (const { visitor_id: visitor, disclaimer: name, version, created_at: at } of rows)
    yield { at, page, visitor, kind: 'disclaimer', name, version, comment: null };
}

async function* saidWithComments(trx: Snapshot, pageId: string, page: string): AsyncGenerator<AcknowledgementRecord> {
  const rows = inBatches(
    -1,
    (after) =>
      trx
        .selectFrom('comments')
        .select(['id', 'rev', 'visitor_id', 'terms_version', 'disclaimers', 'documents', 'created_at'])
        .where('page_id', '=', pageId)
        .where('rev', '>', after)
        .orderBy('rev')
        .limit(BATCH)
        .execute(),
    ({ rev }) => rev,
  );
  for await (const row of rows) {
    const common = { at: row.created_at, page, visitor: row.visitor_id, comment: row.id };
    for (const { disclaimer: name, version } of JSON.parse(row.disclaimers) as Acknowledgement[])
      yield { ...common, kind: 'disclaimer', name, version };
    if (row.terms_version !== null) yield { ...common, kind: 'terms', name: '', version: row.terms_version };
    for (const { document: name, version } of JSON.parse(row.documents) as AcceptedDocument[])
      yield { ...common, kind: 'terms', name, version };
  }
}
