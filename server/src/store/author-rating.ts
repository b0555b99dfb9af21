import { expressionBuilder, type Transaction } from 'kysely';
import type { Database } from './schema.js';

/**
 * How the author of a comment rates its page, in tenths of a star: the page's own rating, which has no name. Read with
 * the comment, and only where the owner has it shown.
 */
export const authorTenths = expressionBuilder<Database, 'comments'>()
  .selectFrom('ratings')
  .select('ratings.tenths')
  .whereRef('ratings.page_id', '=', 'comments.page_id')
  .where('ratings.name', '=', '')
  .whereRef('ratings.visitor_id', '=', 'comments.visitor_id')
  .as('author_tenths');

/** A comment with the rating of its author has changed when that did: each takes the next revision, and is told live. */
export async function renewCommentsOf(
  trx: Transaction<Database>,
  visitor: string,
  { pageId, rev }: { readonly pageId: string; readonly rev: number },
): Promise<void> {
  const { numUpdatedRows } = await trx
    .updateTable('comments')
    .from((eb) =>
      eb
        .selectFrom('comments as own')
        .select((own) => [
          'own.id',
          own.fn
            .agg<number>('row_number')
            .over((o) => o.orderBy('own.rev'))
            .as('place'),
        ])
        .where('own.page_id', '=', pageId)
        .where('own.visitor_id', '=', visitor)
        .where('own.status', '=', 'published')
        .as('news'),
    )
    .set((eb) => ({ rev: eb(eb.ref('news.place'), '+', rev) }))
    .whereRef('comments.id', '=', 'news.id')
    .executeTakeFirstOrThrow();
  await trx
    .updateTable('pages')
    .set({ rev: rev + Number(numUpdatedRows) })
    .where('id', '=', pageId)
    .execute();
}
