import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

export const acknowledgements: Migration = {
  async up(db: Kysely<unknown>) {
    // Each document that was agreed to, and its version; the terms as a whole have been there from the first.
    await db.schema
      .alterTable('comments')
      .addColumn('documents', 'text', (c) => c.notNull().defaultTo('[]'))
      .execute();
  },
};
