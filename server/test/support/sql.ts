import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import type { TestServer } from './test-server.js';

/** Looks into the database of a running server, or does it harm. */
export function withSql<T>({ config }: TestServer, work: (db: DatabaseSync) => T): T {
  assert.equal(config.database.kind, 'sqlite');
  const db = new DatabaseSync((config.database as { path: string }).path);
  try {
    return work(db);
  } finally {
    db.close();
  }
}

/** The rows of a query, with their columns by name. */
export function rowsOf(server: TestServer, sql: string): Record<string, unknown>[] {
  return withSql(server, (db) =>
    db
      .prepare(sql)
      .all()
      .map((row) => ({ ...row })),
  );
}
