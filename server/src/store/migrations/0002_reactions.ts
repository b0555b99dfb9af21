import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

export const reactions: Migration = {
  async up(db: Kysely<unknown>) {
    // One column a statement: SQLite adds no more at a time.
    for (const column of ['up_votes', 'down_votes', 'score']) {
      await db.schema
        .alterTable('comments')
        .addColumn(column, 'integer', (c) => c.notNull().defaultTo(0))
        .execute();
    }
    // A page of top-level comments, best first; among equals the newest.
    await db.schema
      .createIndex('comments_best')
      .on('comments')
      .columns(['page_id', 'score', 'created_at', 'id'])
      .where(sql.ref('parent_id'), 'is', null)
      .execute();

    await db.schema
      .createTable('votes')
      .addColumn('comment_id', 'text', (c) => c.notNull().references('comments.id'))
      .addColumn('visitor_id', 'text', (c) => c.notNull())
      .addColumn('value', 'integer', (c) => c.notNull())
      .addColumn('updated_at', 'bigint', (c) => c.notNull())
      .addPrimaryKeyConstraint('votes_pk', ['comment_id', 'visitor_id'])
      .execute();
    await db.schema
      .createTable('reports')
      .addColumn('comment_id', 'text', (c) => c.notNull().references('comments.id'))
      .addColumn('visitor_id', 'text', (c) => c.notNull())
      .addColumn('reason', 'text', (c) => c.notNull())
      .addColumn('note', 'text')
      .addColumn('created_at', 'bigint', (c) => c.notNull())
      .addPrimaryKeyConstraint('reports_pk', ['comment_id', 'visitor_id'])
      .execute();
    await db.schema
      .createTable('comment_versions')
      .addColumn('comment_id', 'text', (c) => c.notNull().references('comments.id'))
      .addColumn('rev', 'bigint', (c) => c.notNull())
      .addColumn('source', 'text', (c) => c.notNull())
      .addColumn('replaced_at', 'bigint', (c) => c.notNull())
      .addPrimaryKeyConstraint('comment_versions_pk', ['comment_id', 'rev'])
      .execute();
  },
};
