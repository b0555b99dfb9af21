import { existsSync, realpathSync } from 'node:fs';
import { copyFile, mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { backup as copyDatabase } from 'node:sqlite';
import { ConfigError, type Config } from '../config.js';
import { NodeSqlite } from '../store/node-sqlite.js';

/** A consistent copy while the server runs (https://www.sqlite.org/backup.html). */
export async function backup(config: Config, folder: string): Promise<void> {
  if (config.database.kind === 'postgres') throw new ConfigError('this is for the embedded database; use pg_dump for PostgreSQL'); // prettier-ignore
  const { path } = config.database;
  const copy = join(folder, 'afterword.db');
  if (!existsSync(path)) throw new ConfigError(`there is no database at ${path}`);
  await mkdir(folder, { recursive: true });
  if (existsSync(copy) && realpathSync(copy) === realpathSync(path)) throw new ConfigError(`${folder} is where the database itself is; name another folder`); // prettier-ignore
  const sqlite = new NodeSqlite(path);
  try {
    await copyDatabase(sqlite.connection, copy);
  } finally {
    sqlite.close();
  }
  const secret = join(dirname(path), 'afterword.secret');
  if (existsSync(secret)) await copyFile(secret, join(folder, 'afterword.secret')); // there is none if it is a setting
  process.stdout.write(`Copied to ${folder}.\n`);
}
