import { statSync } from 'node:fs';
import { join } from 'node:path';
import { must, root } from './run.mjs';

const modified = (file) => statSync(join(root, file), { throwIfNoEntry: false })?.mtimeMs ?? 0;

/** Installs what the lock file names, unless that was done since it last changed. */
export async function ensureInstalled() {
  if (modified('node_modules/.package-lock.json') >= modified('package-lock.json')) return;
  console.log('Installing dependencies …');
  await must('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { shell: process.platform === 'win32' });
}
