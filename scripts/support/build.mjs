import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { must, root } from './run.mjs';

const SOURCES = ['src', 'server/src', 'package-lock.json', 'tsconfig.json', 'server/tsconfig.json', 'vite.config.ts'];
const STAMP = 'dist/.built';

/** When a file, or anything in a folder, last changed. */
function newest(path) {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat?.isDirectory()) return stat?.mtimeMs ?? 0;
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}

/** Builds kit and server, unless nothing has changed since the last time. */
export async function ensureBuilt({ force = false } = {}) {
  const built = newest(join(root, STAMP));
  if (!force && SOURCES.every((source) => newest(join(root, source)) < built)) return;
  console.log('Building …');
  await must('tsc', ['-b', 'server']);
  await must('vite', ['build', '--logLevel', 'warn']);
  writeFileSync(join(root, STAMP), '');
}
