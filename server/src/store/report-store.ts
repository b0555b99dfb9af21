import type { Kysely, Selectable } from 'kysely';
import type { ReportReason } from 'afterword/protocol';
import type { Database, ReportTable } from './schema.js';
import { spendOrThrow, type OneUse } from './spent-store.js';

export type ReportRow = Selectable<ReportTable>;

export interface NewReport {
  readonly comment: string;
  readonly visitor: string;
  readonly reason: ReportReason;
  readonly note: string | null;
  readonly now: number;
}

/** What readers want moderators to look at. */
export class ReportStore {
  readonly #db: Kysely<Database>;

  constructor(db: Kysely<Database>) {
    this.#db = db;
  }

  /** What was said of a comment, oldest first. */
  of(comment: string): Promise<ReportRow[]> {
    return this.#db.selectFrom('reports').selectAll().where('comment_id', '=', comment).orderBy('created_at').execute();
  }

  /** A second report by the same visitor replaces the first. */
  insert({ comment, visitor, reason, note, now }: NewReport, pass: OneUse | undefined): Promise<void> {
    return this.#db.transaction().execute(async (trx) => {
      await spendOrThrow(trx, pass);
      await trx
        .insertInto('reports')
        .values({ comment_id: comment, visitor_id: visitor, reason, note, created_at: now })
        .onConflict((conflict) =>
          conflict.columns(['comment_id', 'visitor_id']).doUpdateSet({ reason, note, created_at: now }),
        )
        .execute();
    });
  }
}
