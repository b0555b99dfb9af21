import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

export const captcha: Migration = {
  async up(db: Kysely<unknown>) {
    // Why a comment waits for a moderator; null for what was held before this was kept, and for what is not held.
    await db.schema.alterTable('comments').addColumn('held_for', 'text').execute();
  },
};
