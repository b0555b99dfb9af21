import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { CommandLine, run, type Settings } from '../support/command-line.js';
import { Client, newPage } from '../support/client.js';

describe('a backup', () => {
  let folder: string;
  before(async () => (folder = await mkdtemp(join(tmpdir(), 'afterword-test-'))));
  after(() => rm(folder, { recursive: true }));
  const settingsOf = (data: string): Settings => ({
    PORT: '0',
    HOST: '127.0.0.1',
    AFTERWORD_DATABASE: `file:${join(folder, data, 'afterword.db')}`,
    AFTERWORD_CAPTCHA: 'none',
  });

  it('made while the server runs and takes comments, opens elsewhere with all that was there', async () => {
    await using server = new CommandLine([], settingsOf('data'));
    const page = newPage();
    const reader = new Client(await server.ready());
    const before = await reader.write(page, { captcha: undefined });
    const [{ code, stdout }] = await Promise.all([
      run(['backup', join(folder, 'copies/today')], settingsOf('data')),
      ...Array.from({ length: 20 }, () => reader.write(page, { captcha: undefined })),
    ]);
    assert.deepEqual([code, stdout], [0, `Copied to ${join(folder, 'copies/today')}.\n`]);

    await using copy = new CommandLine([], settingsOf('copies/today'));
    const other = new Client(await copy.ready());
    other.token = reader.token;
    const { comment } = (await other.comment(before.id)).body;
    assert.equal(comment.own, true, 'the secret came along: whoever wrote something still owns it');
    assert.equal((await other.edit(before.id, 'Still mine.')).status, 200);
  });

  it('replaces the one of yesterday', async () => {
    await run(['migrate'], settingsOf('again'));
    const copy = join(folder, 'yesterday');
    for (let day = 0; day < 2; day++) assert.equal((await run(['backup', copy], settingsOf('again'))).code, 0);
    assert.equal((await run(['migrate'], settingsOf('yesterday'))).stdout, 'The database is up to date.\n');
  });

  it('is refused where it would be written over the database itself', async () => {
    await run(['migrate'], settingsOf('self'));
    const before = await readFile(join(folder, 'self/afterword.db'));
    const { code, stderr } = await run(['backup', join(folder, 'self')], settingsOf('self'));
    assert.equal(code, 1);
    assert.match(stderr, /is where the database itself is/);
    assert.deepEqual(await readFile(join(folder, 'self/afterword.db')), before);
  });

  it('is refused when there is nothing to copy, or no place for it', async () => {
    const nothing = await run(['backup', join(folder, 'empty')], settingsOf('nowhere'));
    assert.equal(nothing.code, 1);
    assert.match(nothing.stderr, /there is no database at/);
    await run(['migrate'], settingsOf('full'));
    await writeFile(join(folder, 'a-file'), '');
    const nowhere = await run(['backup', join(folder, 'a-file/copy')], settingsOf('full'));
    assert.equal(nowhere.code, 1);
    assert.match(nowhere.stderr, /^afterword-server: .*a-file.*\n$/);
  });

  it('of PostgreSQL is left to its own tools', async () => {
    const settings = {
      AFTERWORD_DATABASE: 'postgres://127.0.0.1/none',
      AFTERWORD_SECRET: 'q8fLx0aVbN2kR7tYp4sWz1uJm6cHe3gD',
    };
    const { code, stderr } = await run(['backup', folder], settings);
    assert.equal(code, 1);
    assert.match(stderr, /pg_dump/);
  });
});
