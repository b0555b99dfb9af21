import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * Several ratings on a page, told apart by name, in tenths of a star. A name belongs in the primary keys, and SQLite can
 * only change those by making the tables anew.
 */
export const ratingNames: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('named_ratings')
      .addColumn('page_id', 'text', (c) => c.notNull().references('pages.id'))
      .addColumn('name', 'text', (c) => c.notNull())
      .addColumn('visitor_id', 'text', (c) => c.notNull())
      .addColumn('tenths', 'integer', (c) => c.notNull())
      .addColumn('updated_at', 'bigint', (c) => c.notNull())
      .addPrimaryKeyConstraint('named_ratings_pk', ['page_id', 'name', 'visitor_id'])
      .execute();
    await db.schema
      .createTable('named_rating_totals')
      .addColumn('page_id', 'text', (c) => c.notNull().references('pages.id'))
      .addColumn('name', 'text', (c) => c.notNull())
      .addColumn('tenths', 'integer', (c) => c.notNull())
      .addColumn('count', 'integer', (c) => c.notNull())
      .addColumn('rev', 'bigint', (c) => c.notNull())
      .addPrimaryKeyConstraint('named_rating_totals_pk', ['page_id', 'name', 'tenths'])
      .execute();
    await sql`
      insert into named_ratings (page_id, name, visitor_id, tenths, updated_at)
      select page_id, '', visitor_id, value * 10, updated_at from ratings
    `.execute(db);
    await sql`
      insert into named_rating_totals (page_id, name, tenths, count, rev)
      select page_id, '', value * 10, count, rating_rev
      from rating_totals join pages on pages.id = rating_totals.page_id
    `.execute(db);
    for (const table of ['ratings', 'rating_totals']) {
      await db.schema.dropTable(table).execute();
      await db.schema.alterTable(`named_${table}`).renameTo(table).execute();
    }
  },
};
