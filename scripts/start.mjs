import { ensureBuilt } from './support/build.mjs';
import { ensureInstalled } from './support/install.mjs';
import { DEMONSTRATED_RATINGS } from './support/demonstration.mjs';
import { run } from './support/run.mjs';

// From a fresh clone to a running page with one command. What is there and fresh is not done again.
await ensureInstalled();
await ensureBuilt();
process.env.AFTERWORD_RATINGS ??= DEMONSTRATED_RATINGS;
process.exitCode = await run('node', ['server/dist/main.js', ...process.argv.slice(2)]);
