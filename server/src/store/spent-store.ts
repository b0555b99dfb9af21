import type { Kysely, Transaction } from 'kysely';
import type { Database } from './schema.js';

/** Something good for one use, until a time. */
export interface OneUse {
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly expires: number;
}

/** Thrown inside a transaction, so that everything the write has done is undone with it. */
export class AlreadySpent extends Error {
  override readonly name = 'AlreadySpent';
}

/** One insert decides, on every database and between any number of processes: whoever comes second inserts nothing. */
export async function spend(db: Kysely<Database> | Transaction<Database>, { id, expires }: OneUse): Promise<boolean> {
  const result = await db
    .insertInto('spent_tokens')
    .values({ id, expires_at: expires })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

export async function spendOrThrow(trx: Transaction<Database>, token: OneUse | undefined): Promise<void> {
  if (token && !(await spend(trx, token))) throw new AlreadySpent();
}

/** Remembers what was used, for as long as it could be used again. */
export class SpentStore {
  readonly #db: Kysely<Database>;

  constructor(db: Kysely<Database>) {
    this.#db = db;
  }

  /** True for the first caller with this id, false for everyone after. */
  spend(token: OneUse): Promise<boolean> {
    return spend(this.#db, token);
  }

  /** An expired token is refused for its age, so its row is of no more use. */
  async forgetExpired(before: number): Promise<void> {
    await this.#db.deleteFrom('spent_tokens').where('expires_at', '<', before).execute();
  }
}
