import { readFile, readdir } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { build, loadConfigFromFile } from 'vite';

// What a reader downloads, in bytes after gzip -9, against the budgets. One element alone is measured as a bundler
// would ship it: what is loaded at once, and beside it what is loaded later, when it is first needed.

const budgets = JSON.parse(await readFile(new URL('budgets.json', import.meta.url), 'utf8'));
const { config } = await loadConfigFromFile({ command: 'build', mode: 'production' });
const plugins = config.plugins.flat().filter(({ name }) => ['minify-templates', 'squeeze'].includes(name));

const zipped = (code) => gzipSync(code, { level: 9 }).length;

async function measureAlone(element) {
  const [{ output }] = await build({
    configFile: false,
    logLevel: 'error',
    plugins,
    build: {
      write: false,
      target: 'es2022',
      lib: { entry: `src/elements/${element}/define.ts`, formats: ['es'], fileName: element },
      rolldownOptions: { preserveEntrySignatures: false, output: { minify: true, comments: false } },
    },
  });
  const chunks = new Map(output.filter(({ type }) => type === 'chunk').map((chunk) => [chunk.fileName, chunk]));
  const atOnce = new Set();
  const add = (name) => {
    if (atOnce.has(name)) return;
    atOnce.add(name);
    chunks.get(name).imports.forEach(add);
  };
  [...chunks.values()].filter(({ isEntry }) => isEntry).forEach(({ fileName }) => add(fileName));
  const total = (names) => names.reduce((sum, name) => sum + zipped(chunks.get(name).code), 0);
  return { size: total([...atOnce]), later: total([...chunks.keys()].filter((name) => !atOnce.has(name))) };
}

function report(name, size, budget, later = 0) {
  const verdict = size > budget ? 'OVER' : 'ok';
  if (size > budget) process.exitCode = 1;
  const beside = later > 0 ? `  (+ ${later} when it is first needed)` : '';
  console.log(`${name.padEnd(28)} ${String(size).padStart(7)} of ${String(budget).padStart(6)} B  ${verdict}${beside}`);
}

export async function run() {
  const dist = new URL('../dist/', import.meta.url);
  const files = await readdir(dist);
  for (const [name, budget] of Object.entries(budgets['script tag'])) {
    const file = files.find((found) => found.replace(/(?<=-[a-z]+)-[\w-]{8}(?=\.js$)/, '') === name);
    report(name, zipped(await readFile(new URL(file, dist))), budget);
  }
  for (const [element, budget] of Object.entries(budgets.alone)) {
    const { size, later } = await measureAlone(element);
    report(`${element} alone`, size, budget, later);
  }
}
