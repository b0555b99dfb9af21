import type { Config } from '../config.js';
import { announce } from '../live/watch.js';
import { AcknowledgementStore } from '../store/acknowledgement-store.js';
import { CommentStore } from '../store/comment-store.js';
import { migrate, openDatabase } from '../store/database.js';
import { PageStore } from '../store/page-store.js';
import { RatingStore } from '../store/rating-store.js';
import { ReportStore } from '../store/report-store.js';
import { ThreadStore } from '../store/thread-store.js';

/** What a person at the command line works with, beside a running server. */
export interface Desk {
  readonly pages: PageStore;
  readonly comments: CommentStore;
  readonly threads: ThreadStore;
  readonly reports: ReportStore;
  readonly acknowledgements: AcknowledgementStore;
  readonly ratings: RatingStore;
  /** Tells running servers of a change. With the embedded database they see it by themselves. */
  announce(page: string): Promise<void>;
}

export async function atDesk(config: Config, work: (desk: Desk) => Promise<void>): Promise<void> {
  const { db, pool } = openDatabase(config.database);
  try {
    await migrate(db);
    await work({
      pages: new PageStore(db),
      comments: new CommentStore(db),
      threads: new ThreadStore(db),
      reports: new ReportStore(db),
      acknowledgements: new AcknowledgementStore(db),
      ratings: new RatingStore(db),
      announce: async (page) => (pool ? announce(pool, page) : undefined),
    });
  } finally {
    await db.destroy();
  }
}
