import { ensureBuilt } from '../scripts/support/build.mjs';
import { ensureInstalled } from '../scripts/support/install.mjs';

// npm run bench -- <name> …  runs bench/<name>.mjs, which measures one thing and writes its part of a document in docs.

const [name = '', ...args] = process.argv.slice(2);
if (!/^[a-z-]+$/.test(name)) throw new Error('Say which: npm run bench -- render');
await ensureInstalled();
await ensureBuilt(); // before anything that was built is imported
const { run } = await import(`./${name}.mjs`);
await run(args);
