import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { SqliteAdapter, SqliteDialect, type SqliteDatabase, type SqliteStatement } from 'kysely';

/** A migration happens as a whole or not at all, and once, also when two processes start at the same moment. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

export class NodeSqliteDialect extends SqliteDialect {
  override createAdapter(): SqliteAdapter {
    return new TransactionalAdapter();
  }
}

/** How long to wait for another process that writes, in milliseconds. */
const PATIENCE = 5000;
const SQLITE_BUSY = 5;

/** Statements are kept by their text: the same few dozen are run over and over. */
const KEPT_STATEMENTS = 200;

/** Lets Kysely's SQLite dialect, made for another driver, run on the one that comes with Node. */
export class NodeSqlite implements SqliteDatabase {
  readonly connection: DatabaseSync;
  readonly #statements = new Map<string, SqliteStatement>();

  constructor(path: string) {
    this.connection = new DatabaseSync(path, { enableForeignKeyConstraints: true, timeout: PATIENCE });
    // Readers do not wait for a writer, and a commit is on the disk before it is reported.
    patiently(() => this.connection.exec('pragma journal_mode = wal; pragma synchronous = full;'));
  }

  prepare(sql: string): SqliteStatement {
    const kept = this.#statements.get(sql);
    if (kept) return kept;
    // Every transaction of ours writes. One that begins by reading could not write any more if another process did.
    const statement = adapt(this.connection.prepare(sql === 'begin' ? 'begin immediate' : sql));
    if (this.#statements.size >= KEPT_STATEMENTS) this.#statements.clear();
    this.#statements.set(sql, statement);
    return statement;
  }

  close(): void {
    this.#statements.clear();
    this.connection.close();
  }
}

/** Changing the journal is the one thing for which SQLite itself does not wait until another process is done. */
function patiently(act: () => void): void {
  for (const start = Date.now(); ;) {
    try {
      act();
      return;
    } catch (error) {
      const busy = (error as { errcode?: number }).errcode === SQLITE_BUSY;
      if (!busy || Date.now() - start > PATIENCE) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
    }
  }
}

function adapt(statement: StatementSync): SqliteStatement {
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => statement.all(...(parameters as SQLInputValue[])),
    run: (parameters) => statement.run(...(parameters as SQLInputValue[])),
    iterate: (parameters) => statement.iterate(...(parameters as SQLInputValue[])),
  };
}
