import { spawn } from 'node:child_process';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the repository. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '../..');

/** The project's own programs first, the pinned Node among them. */
export const env = { ...process.env, PATH: [join(root, 'node_modules/.bin'), process.env.PATH].join(delimiter) };

/** Starts a program of the project. It ends with us. */
export function start(command, args = [], options = {}) {
  const child = spawn(command, args, { cwd: root, env, stdio: 'inherit', ...options });
  const pass = (signal) => child.kill(signal);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, pass);
  const end = () => child.kill('SIGKILL');
  process.on('exit', end);
  child.on('exit', () => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.off(signal, pass);
    process.off('exit', end);
  });
  return child;
}

/** Runs a program to its end, and resolves with its exit code. */
export function run(command, args, options) {
  return new Promise((resolve, reject) => {
    start(command, args, options)
      .on('error', reject)
      .on('exit', (code) => resolve(code ?? 1));
  });
}

/** Runs a program that must succeed. */
export async function must(command, args, options) {
  const code = await run(command, args, options);
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${code}`);
}
