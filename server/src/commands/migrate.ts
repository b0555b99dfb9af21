import type { Config } from '../config.js';
import { migrate, openDatabase } from '../store/database.js';

export async function migrateDatabase(config: Config): Promise<void> {
  const { db } = openDatabase(config.database);
  try {
    const done = await migrate(db);
    process.stdout.write(done.length > 0 ? `Done: ${done.join(', ')}.\n` : 'The database is up to date.\n');
  } finally {
    await db.destroy();
  }
}
