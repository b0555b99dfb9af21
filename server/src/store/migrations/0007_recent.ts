import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

export const recent: Migration = {
  async up(db: Kysely<unknown>) {
    // The latest comments of all pages, which a new one is compared with. By an expression of its own: an index of the
    // plain column tempts PostgreSQL to walk along it through everything when it is asked for a part of one page.
    await db.schema
      .createIndex('comments_recent')
      .on('comments')
      .column(sql`(-created_at)`)
      .execute();
  },
};
