import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

export const authorRatings: Migration = {
  async up(db: Kysely<unknown>) {
    // The comments of a reader on a page, which show how that reader rates it.
    await db.schema.createIndex('comments_visitor').on('comments').columns(['page_id', 'visitor_id']).execute();
  },
};
