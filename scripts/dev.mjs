import { ensureBuilt } from './support/build.mjs';
import { ensureInstalled } from './support/install.mjs';
import { DEMONSTRATED_RATINGS } from './support/demonstration.mjs';
import { start } from './support/run.mjs';

// The server restarts when its code changes; kit and demonstration pages are reloaded in the browser.
await ensureInstalled();
await ensureBuilt();
process.env.AFTERWORD_RATINGS ??= DEMONSTRATED_RATINGS;
start('tsx', ['watch', '--clear-screen=false', 'server/src/main.ts']);
start('vite', ['--config', 'demo/vite.config.ts']);
