import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureInstalled } from './support/install.mjs';
import { ensureBuilt } from './support/build.mjs';
import { env, root, run } from './support/run.mjs';

// Everything that has to be right, from a fresh clone with one command. Stages can be named: npm test -- server e2e

const results = join(root, '.cache/results');
const nodeTest = (...args) => [
  '--import',
  'tsx',
  '--test',
  '--test-reporter=spec',
  '--test-reporter-destination=stdout',
  ...args,
];

await ensureInstalled();
const { findBrowser, findFirefox } = await import('./support/browser.mjs');
const { startPostgres } = await import('./support/postgres.mjs');

/** A check passes or fails as a whole; a suite counts its tests in a file. */
const stages = {
  lint: { command: 'npm', args: ['run', '--silent', 'lint'] },
  types: { command: 'npm', args: ['run', '--silent', 'types'] },
  size: { command: 'npm', args: ['run', '--silent', 'size'] },
  docs: { command: 'npm', args: ['run', '--silent', 'docs', '--', '--check'] },
  elements: { command: 'wtr', args: [], counted: true },
  firefox: { command: 'wtr', args: [], counted: true, env: { AFTERWORD_BROWSER: 'firefox' } },
  server: { command: 'node', args: nodeTest('server/test/**/*.test.ts'), counted: true },
  e2e: { command: 'node', args: nodeTest('--test-concurrency=1', 'test/e2e/**/*.test.ts'), counted: true },
};

const nothing = { passed: 0, failed: 0, failures: [] };

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in stages));
if (unknown.length > 0)
  throw new Error(`No such stage: ${unknown.join(', ')}. There are ${Object.keys(stages).join(', ')}.`);

rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
await ensureBuilt();
Object.assign(env, { CHROME_PATH: await findBrowser(), FIREFOX_PATH: findFirefox() });
const postgres = await startPostgres();
Object.assign(env, { AFTERWORD_TEST_POSTGRES: postgres.url });

let [passed, failed] = [0, 0];
const failures = [];
let stopped = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => (stopped = true));
try {
  for (const [name, { command, args, counted, env: more }] of Object.entries(stages)) {
    if (stopped) break; // the stage that was running has been told already
    if (asked.length > 0 && !asked.includes(name)) continue;
    console.log(`\n— ${name}`);
    const file = join(results, `${name}.json`);
    const reporters = ['--test-reporter=./scripts/support/count-reporter.mjs', `--test-reporter-destination=${file}`];
    const isNodeTest = args.includes('--test');
    const code = await run(command, isNodeTest ? [...args.slice(0, 3), ...reporters, ...args.slice(3)] : args, {
      env: { ...env, ...more, AFTERWORD_RESULTS: file },
      shell: process.platform === 'win32',
    });
    const totals = counted ? read(file) : { ...nothing, passed: Number(code === 0) };
    passed += totals.passed;
    const failedHere = totals.failed || Number(code !== 0); // a suite that could not even count has failed
    failed += failedHere;
    if (failedHere > 0) failures.push(name, ...totals.failures.map((failure) => `  ${failure.split('\n')[0]}`));
  }
} finally {
  postgres.stop();
}
if (failures.length > 0) console.log(['\nWhat failed:', ...failures].join('\n'));
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;

function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return nothing;
  }
}
