import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { Kysely, PostgresDialect } from 'kysely';
import { Migrator } from 'kysely/migration';
import pg from 'pg';
import type { DatabaseLocation } from '../settings.js';
import { migrations } from './migrations/index.js';
import { NodeSqlite, NodeSqliteDialect } from './node-sqlite.js';
import type { Database } from './schema.js';

/** Revisions, counts and milliseconds are far below 2^53, where numbers stop being exact. */
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

/** A database that takes longer to answer is one that is away: milliseconds, for a new connection or a free one. */
const PATIENCE = 10_000;

export interface OpenDatabase {
  readonly db: Kysely<Database>;
  /** Present for the embedded database only. */
  readonly sqlite?: NodeSqlite;
  /** Present for PostgreSQL only. */
  readonly pool?: pg.Pool;
}

export function openDatabase(location: DatabaseLocation): OpenDatabase {
  if (location.kind === 'postgres') {
    const pool = new pg.Pool({ connectionString: location.url, max: 10, connectionTimeoutMillis: PATIENCE });
    // A connection was lost that nobody was using. The pool has dropped it; the next query opens another, or says why not.
    pool.on('error', () => undefined);
    return { db: new Kysely<Database>({ dialect: new PostgresDialect({ pool }) }), pool };
  }
  if (location.path !== ':memory:') mkdirSync(dirname(location.path), { recursive: true });
  const sqlite = new NodeSqlite(location.path);
  return { db: new Kysely<Database>({ dialect: new NodeSqliteDialect({ database: sqlite }) }), sqlite };
}

/** Brings the schema up to date. Safe to run from several instances at once. */
export async function migrate(db: Kysely<Database>): Promise<readonly string[]> {
  const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve(migrations) } });
  const { error, results } = await migrator.migrateToLatest();
  if (error !== undefined) throw new Error('The database could not be brought up to date.', { cause: error });
  return (results ?? []).map((result) => result.migrationName);
}
