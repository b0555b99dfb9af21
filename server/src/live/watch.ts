import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import type { NodeSqlite } from '../store/node-sqlite.js';
import type { Hub } from './hub.js';

const CHANNEL = 'afterword_pages';
/** How soon a change by another process is seen in the embedded database. */
const POLL = 1000;
const RECONNECT = 2000;

/** Something that tells the hub of changes made by other processes. */
export interface Watch {
  /** After a write here, for the others. */
  announce(page: string): void;
  onError(report: (error: Error) => void): void;
  stop(): Promise<void>;
}

/** Tells every instance that shares the database. */
export async function announce(pool: pg.Pool, page: string): Promise<void> {
  await pool.query('select pg_notify($1, $2)', [CHANNEL, page]);
}

/** SQLite keeps a number that changes when another connection commits; reading it touches no table. */
export function watchSqlite(sqlite: NodeSqlite, hub: Hub): Watch {
  const statement = sqlite.connection.prepare('pragma data_version');
  const read = (): unknown => statement.get()?.data_version;
  let last = read();
  const timer = setInterval(() => {
    if (hub.size === 0) return;
    const version = read();
    if (version !== last) hub.notifyAll();
    last = version;
  }, POLL);
  timer.unref();
  return {
    announce: () => undefined,
    onError: () => undefined,
    stop: async () => clearInterval(timer),
  };
}

/** PostgreSQL passes notes between its clients. A lost note is harmless: on reconnect every stream looks once. */
export function watchPostgres(pool: pg.Pool, hub: Hub): Watch {
  let report: (error: Error) => void = () => undefined;
  const stopping = new AbortController();
  const { signal } = stopping;
  const run = async (): Promise<void> => {
    while (!signal.aborted) {
      await listen(pool, hub, signal).catch((error: unknown) => report(error as Error));
      await setTimeout(RECONNECT, undefined, { ref: false, signal }).catch(() => undefined);
    }
  };
  const running = run();
  return {
    announce: (page) => void announce(pool, page).catch((error: unknown) => report(error as Error)),
    onError: (listener) => {
      report = listener;
    },
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
}

/**
 * Hands notes on until told to stop; rejects when the connection is lost. It has a connection of its own, which is in
 * use all its life: those of the pool are for requests.
 */
async function listen({ options }: pg.Pool, hub: Hub, signal: AbortSignal): Promise<void> {
  const client = new pg.Client({ ...options, keepAlive: true });
  client.on('notification', ({ payload }) => hub.notify(payload ?? ''));
  const over = new Promise<void>((resolve, reject) => {
    client.on('error', reject);
    client.on('end', () => reject(new Error('The connection ended.')));
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
  const begin = async (): Promise<void> => {
    await client.connect();
    await client.query(`listen ${CHANNEL}`);
    hub.notifyAll();
  };
  try {
    await Promise.race([over, begin()]);
    await over;
  } finally {
    await client.end().catch(() => undefined);
  }
}
