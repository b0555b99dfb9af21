import { join } from 'node:path';
import { ensureInstalled } from './support/install.mjs';
import { env, root, run } from './support/run.mjs';

// Pictures of every state on every host page, to be looked at: npm run looks, or npm run looks -- rating

const folder = join(root, '.cache/looks');
await ensureInstalled();
const { findBrowser } = await import('./support/browser.mjs');
const elements = process.argv.slice(2);
const files = elements.length > 0 ? elements.map((name) => `test/looks/${name}.test.ts`) : ['test/looks/*.test.ts'];
process.exitCode = await run(
  'wtr',
  files.flatMap((file) => ['--files', file]),
  {
    env: { ...env, CHROME_PATH: await findBrowser(), AFTERWORD_LOOKS: folder },
    shell: process.platform === 'win32',
  },
);
console.log(`\nThe pictures are in ${folder}.`);
