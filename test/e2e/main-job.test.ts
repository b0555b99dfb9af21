import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { promisify } from 'node:util';
import { closeBrowser, Reader } from './support/reader.js';
import { ROOT, RunningServer } from './support/server.js';

const run = promisify(execFile);

/** What somebody has who typed `git clone`; without a repository around us, what they would have. */
async function freshClone(): Promise<string> {
  const folder = join(await mkdtemp(join(tmpdir(), 'afterword-clone-')), 'afterword');
  if (existsSync(join(ROOT, '.git')))
    await run('git', ['-c', 'safe.directory=*', 'clone', '--quiet', '--no-hardlinks', ROOT, folder]);
  else await cp(ROOT, folder, { recursive: true, filter: (path) => !/node_modules|dist$|data$|\.cache/.test(path) });
  return folder;
}

describe('the main job, from a fresh clone', () => {
  after(closeBrowser);

  it('lets a reader rate and comment, shows it to another at once, and keeps it over a crash', async () => {
    const clone = await freshClone();
    await using server = await RunningServer.start({ clone });
    const ada = await Reader.open(`${server.url}/`);
    const ben = await Reader.open(`${server.url}/`);
    await ben.sees('Be the first to say something.');

    await ada.rate(4);
    await ada.sees('You rated 4.');
    await ben.sees('4.0 · 1 rating');

    await ada.write('It *helped* my mother, and she walks again.');
    await ada.acknowledge();
    await ada.send();
    await ada.sees('and she walks again');
    await ben.sees('and she walks again');
    assert.match(await ben.thread.getByRole('heading').innerText(), /Comments\s+1/);

    await server.kill();
    await server.start();
    for (const reader of [ada, ben]) {
      await reader.page.reload();
      await reader.sees('and she walks again');
      await reader.sees('4.0 · 1 rating');
    }
    await ada.sees('You rated 4.');
    await rm(clone, { recursive: true, force: true });
  });
});
