import { parentPort } from 'node:worker_threads';
import { migrate, openDatabase } from '../../src/store/database.js';
import type { DatabaseLocation } from '../../src/settings.js';

/** A thread that brings databases up to date when told to, and says what it did or what went wrong. */
parentPort!.on('message', (location: DatabaseLocation) => {
  void bringUpToDate(location)
    .catch((error: unknown) => String(error))
    .then((done) => parentPort!.postMessage(done));
});
parentPort!.postMessage('listening');

async function bringUpToDate(location: DatabaseLocation): Promise<readonly string[]> {
  const { db } = openDatabase(location);
  try {
    return await migrate(db);
  } finally {
    await db.destroy();
  }
}
