import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

export const people: Migration = {
  async up(db: Kysely<unknown>) {
    // What somebody of a name wrote last on a page.
    await db.schema
      .createIndex('comments_author')
      .on('comments')
      .columns(['page_id', 'author_name', 'created_at', 'id'])
      .execute();

    await db.schema
      .createTable('follows')
      .addColumn('page_id', 'text', (c) => c.notNull().references('pages.id'))
      .addColumn('visitor_id', 'text', (c) => c.notNull())
      .addColumn('comment_id', 'text', (c) => c.notNull())
      .addColumn('created_at', 'bigint', (c) => c.notNull())
      .addPrimaryKeyConstraint('follows_pk', ['page_id', 'visitor_id', 'comment_id'])
      .execute();
    // Who is to be told of a reply, or of a comment.
    await db.schema.createIndex('follows_followers').on('follows').columns(['page_id', 'comment_id']).execute();
  },
};
