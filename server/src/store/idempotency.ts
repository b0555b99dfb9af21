import type { Kysely, Selectable, Transaction } from 'kysely';
import type { Database, IdempotencyKeyTable } from './schema.js';

/** How long a key is remembered, in milliseconds. */
export const KEY_LIFETIME = 24 * 60 * 60 * 1000;

export interface IdempotencyClaim {
  readonly visitor: string;
  readonly key: string;
  /** Tells a retry from another request under the same key. */
  readonly requestHash: string;
}

/** The request that used a key first. */
export type KeyOwner = Pick<Selectable<IdempotencyKeyTable>, 'request_hash' | 'comment_id'>;

/**
 * Takes a key for a comment about to be written, or names who took it. The row is part of the comment's transaction: a
 * second request with the key waits for the first to end, and finds the key free again if that one failed.
 */
export async function claimKey(
  trx: Transaction<Database>,
  claim: IdempotencyClaim,
  comment: { readonly id: string; readonly now: number },
): Promise<KeyOwner | undefined> {
  const values = {
    visitor_id: claim.visitor,
    key: claim.key,
    request_hash: claim.requestHash,
    comment_id: comment.id,
    created_at: comment.now,
  };
  const result = await trx
    .insertInto('idempotency_keys')
    .values(values)
    .onConflict((conflict) => conflict.columns(['visitor_id', 'key']).doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n ? undefined : findKey(trx, claim.visitor, claim.key);
}

export function findKey(db: Kysely<Database>, visitor: string, key: string): Promise<KeyOwner | undefined> {
  return db
    .selectFrom('idempotency_keys')
    .select(['request_hash', 'comment_id'])
    .where('visitor_id', '=', visitor)
    .where('key', '=', key)
    .executeTakeFirst();
}

export async function forgetKeys(db: Kysely<Database>, before: number): Promise<void> {
  await db.deleteFrom('idempotency_keys').where('created_at', '<', before).execute();
}
