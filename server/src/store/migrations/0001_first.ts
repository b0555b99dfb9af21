import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

export const first: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('pages')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('key', 'text', (c) => c.notNull().unique())
      .addColumn('title', 'text')
      .addColumn('url', 'text')
      .addColumn('closed', 'integer', (c) => c.notNull().defaultTo(0))
      .addColumn('rev', 'bigint', (c) => c.notNull())
      .addColumn('rating_rev', 'bigint', (c) => c.notNull().defaultTo(0))
      .addColumn('page_rev', 'bigint', (c) => c.notNull().defaultTo(0))
      .addColumn('comment_count', 'integer', (c) => c.notNull().defaultTo(0))
      .addColumn('created_at', 'bigint', (c) => c.notNull())
      .execute();

    await db.schema
      .createTable('comments')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('page_id', 'text', (c) => c.notNull().references('pages.id'))
      .addColumn('parent_id', 'text', (c) => c.references('comments.id'))
      .addColumn('root_id', 'text', (c) => c.notNull())
      .addColumn('depth', 'integer', (c) => c.notNull())
      .addColumn('rev', 'bigint', (c) => c.notNull())
      .addColumn('status', 'text', (c) => c.notNull().check(sql`status in ('published', 'held', 'removed')`))
      .addColumn('visitor_id', 'text', (c) => c.notNull())
      .addColumn('author_name', 'text', (c) => c.notNull())
      .addColumn('author_email', 'text')
      .addColumn('author_website', 'text')
      .addColumn('source', 'text', (c) => c.notNull())
      .addColumn('content', 'text', (c) => c.notNull())
      .addColumn('reply_count', 'integer', (c) => c.notNull().defaultTo(0))
      .addColumn('terms_version', 'text')
      .addColumn('disclaimers', 'text', (c) => c.notNull())
      .addColumn('created_at', 'bigint', (c) => c.notNull())
      .addColumn('edited_at', 'bigint')
      .addColumn('published_at', 'bigint')
      .execute();
    // "What changed on this page since rev N": first load, reconnect and live updates.
    await db.schema.createIndex('comments_page_rev').on('comments').columns(['page_id', 'rev']).unique().execute();
    // A page of top-level comments, newest or oldest first.
    await db.schema
      .createIndex('comments_top_level')
      .on('comments')
      .columns(['page_id', 'created_at', 'id'])
      .where(sql.ref('parent_id'), 'is', null)
      .execute();
    // The oldest replies anywhere below a top-level comment: a reply is never older than what it answers, so a prefix
    // in this order is a tree without gaps.
    await db.schema.createIndex('comments_root').on('comments').columns(['root_id', 'created_at', 'id']).execute();
    // More replies to one comment.
    await db.schema.createIndex('comments_parent').on('comments').columns(['parent_id', 'created_at', 'id']).execute();
    // The moderators' queue.
    await db.schema
      .createIndex('comments_held')
      .on('comments')
      .columns(['created_at', 'id'])
      .where(sql.ref('status'), '=', 'held')
      .execute();

    await db.schema
      .createTable('ratings')
      .addColumn('page_id', 'text', (c) => c.notNull().references('pages.id'))
      .addColumn('visitor_id', 'text', (c) => c.notNull())
      .addColumn('value', 'integer', (c) => c.notNull())
      .addColumn('updated_at', 'bigint', (c) => c.notNull())
      .addPrimaryKeyConstraint('ratings_pk', ['page_id', 'visitor_id'])
      .execute();
    await db.schema
      .createTable('rating_totals')
      .addColumn('page_id', 'text', (c) => c.notNull().references('pages.id'))
      .addColumn('value', 'integer', (c) => c.notNull())
      .addColumn('count', 'integer', (c) => c.notNull())
      .addPrimaryKeyConstraint('rating_totals_pk', ['page_id', 'value'])
      .execute();

    await db.schema
      .createTable('acknowledgements')
      .addColumn('page_id', 'text', (c) => c.notNull().references('pages.id'))
      .addColumn('visitor_id', 'text', (c) => c.notNull())
      .addColumn('disclaimer', 'text', (c) => c.notNull())
      .addColumn('version', 'text', (c) => c.notNull())
      .addColumn('created_at', 'bigint', (c) => c.notNull())
      .addPrimaryKeyConstraint('acknowledgements_pk', ['page_id', 'visitor_id', 'disclaimer', 'version'])
      .execute();

    await db.schema
      .createTable('idempotency_keys')
      .addColumn('visitor_id', 'text', (c) => c.notNull())
      .addColumn('key', 'text', (c) => c.notNull())
      .addColumn('request_hash', 'text', (c) => c.notNull())
      .addColumn('comment_id', 'text', (c) => c.notNull())
      .addColumn('created_at', 'bigint', (c) => c.notNull())
      .addPrimaryKeyConstraint('idempotency_keys_pk', ['visitor_id', 'key'])
      .execute();
    await db.schema
      .createTable('spent_tokens')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('expires_at', 'bigint', (c) => c.notNull())
      .execute();
    // Both are swept by age.
    await db.schema.createIndex('idempotency_keys_age').on('idempotency_keys').column('created_at').execute();
    await db.schema.createIndex('spent_tokens_age').on('spent_tokens').column('expires_at').execute();
  },
};
