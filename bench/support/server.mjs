import { randomBytes } from 'node:crypto';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { env, root } from '../../scripts/support/run.mjs';

/** The built server as an owner runs it, over the database that is named. */
export async function startServer(database, settings = {}) {
  const child = spawn('node', [join(root, 'server/dist/main.js')], {
    env: { ...env, PORT: '0', AFTERWORD_DATABASE: database, AFTERWORD_SECRET: randomBytes(32).toString('base64'), AFTERWORD_CAPTCHA: 'none', AFTERWORD_MODERATION: 'none', ...settings }, // prettier-ignore
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  process.on('exit', () => child.kill('SIGKILL'));
  let output = '';
  for await (const part of child.stdout.setEncoding('utf8')) {
    output += part;
    const url = /ready at (http:\S+)\//.exec(output)?.[1];
    if (!url) continue;
    child.stdout.resume();
    const stop = () => {
      child.kill('SIGTERM');
      return once(child, 'exit');
    };
    return { url, stop };
  }
  throw new Error(`The server did not start: ${output}`);
}
