import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { DatabaseLocation } from '../../src/settings.js';

export interface TestDatabase extends AsyncDisposable {
  readonly location: DatabaseLocation;
}

export interface DatabaseKind {
  readonly name: 'SQLite' | 'PostgreSQL';
  /** An empty database that nobody else uses, and that is gone afterwards. */
  create(): Promise<TestDatabase>;
}

const sqlite: DatabaseKind = {
  name: 'SQLite',
  async create() {
    const folder = await mkdtemp(join(tmpdir(), 'afterword-test-'));
    return {
      location: { kind: 'sqlite', path: join(folder, 'test.db') },
      [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
    };
  },
};

const postgres: DatabaseKind = {
  name: 'PostgreSQL',
  async create() {
    const name = `afterword_${process.pid}_${Math.random().toString(36).slice(2)}`;
    // An order of letters as in a dictionary, like most installations have: texts are not sorted by their bytes there.
    await asOwner(
      `create database ${name} template template0 encoding 'UTF8' lc_collate 'C' lc_ctype 'C' locale_provider icu icu_locale 'en'`,
    );
    return {
      location: { kind: 'postgres', url: new URL(name, serverUrl()).href },
      [Symbol.asyncDispose]: () => asOwner(`drop database ${name} with (force)`),
    };
  },
};

/** Every database that the server runs on. A suite that goes over these keeps us from depending on one of them. */
export const databases: readonly DatabaseKind[] = [sqlite, postgres];

/** A command to the PostgreSQL server itself, from outside of the databases under test. */
export async function asOwner(sql: string): Promise<void> {
  const client = new pg.Client(serverUrl());
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

function serverUrl(): string {
  const url = process.env.AFTERWORD_TEST_POSTGRES;
  if (!url)
    throw new Error('Set AFTERWORD_TEST_POSTGRES to the address of a PostgreSQL server, or run: npm test -- server');
  return url;
}
