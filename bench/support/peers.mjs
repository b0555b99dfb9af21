import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** What is measured beside Afterword has a folder and a lockfile of its own, and is installed when it is first wanted. */
export function installPeers(folder) {
  if (existsSync(join(folder, 'node_modules'))) return;
  console.log('Installing what to compare with …');
  execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: folder, stdio: 'inherit' }); // prettier-ignore
}
