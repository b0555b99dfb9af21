import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import type { SqliteDatabase, SqliteStatement } from 'kysely';

/** Statements are kept by their text: the same few dozen are run over and over. */
const KEPT_STATEMENTS = 200;

/** Lets Kysely's SQLite dialect, made for another driver, run on the one that comes with Node. */
export class NodeSqlite implements SqliteDatabase {
  readonly connection: DatabaseSync;
  readonly #statements = new Map<string, SqliteStatement>();

  constructor(path: string) {
    this.connection = new DatabaseSync(path, { enableForeignKeyConstraints: true, timeout: 5000 });
    // Readers do not wait for a writer, and a commit is on the disk before it is reported.
    this.connection.exec('pragma journal_mode = wal; pragma synchronous = full;');
  }

  prepare(sql: string): SqliteStatement {
    const kept = this.#statements.get(sql);
    if (kept) return kept;
    const statement = adapt(this.connection.prepare(sql));
    if (this.#statements.size >= KEPT_STATEMENTS) this.#statements.clear();
    this.#statements.set(sql, statement);
    return statement;
  }

  close(): void {
    this.#statements.clear();
    this.connection.close();
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
