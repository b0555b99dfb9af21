import assert from 'node:assert/strict';
import { createServer, type AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { settings } from '../../src/settings.js';
import { run, settingsFor, type Ended, type Settings } from '../support/command-line.js';
import { databases, type TestDatabase } from '../support/databases.js';

describe('afterword-server, at the command line', () => {
  const resources = new AsyncDisposableStack();
  let database: TestDatabase;
  before(async () => (database = resources.use(await databases[0]!.create())));
  after(() => resources.disposeAsync());

  const start = (args: readonly string[], own: Settings = {}): Promise<Ended> =>
    run(args, { ...settingsFor(database.location), ...own });

  /** One line for a person, no trace of the program, and an exit code for a script. */
  function assertSaid({ code, stdout, stderr }: Ended, pattern: RegExp): void {
    assert.match(stderr, pattern);
    assert.match(stderr, /^[^\n]+\n$/);
    assert.deepEqual([code, stdout], [1, '']);
  }

  it('lists every setting and every command with --help', async () => {
    const { code, stdout } = await start(['--help']);
    assert.equal(code, 0);
    const commands = ['serve', 'migrate', 'held', 'close', 'open', 'backup'];
    for (const name of [...Object.keys(settings), ...commands]) assert.match(stdout, new RegExp(`^ *${name}\\b`, 'm'));
  });

  it('says every wrong setting in one line', async () => {
    const ended = await start([], { PORT: 'x', AFTERWORD_CAPTCHA: 'y', AFTERWORD_ORIGINS: 'z' });
    assertSaid(ended, /PORT must .*AFTERWORD_ORIGINS must .*AFTERWORD_CAPTCHA must /);
  });

  it('says that a port is taken', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    const ended = await start(['serve'], { PORT: String(port) });
    other.close();
    assertSaid({ ...ended, stdout: '' }, new RegExp(`port ${port} on 127.0.0.1 is taken`));
  });

  it('says that a host is not here', async () => {
    assertSaid(await start([], { HOST: '192.0.2.1' }), /HOST=192\.0\.2\.1 is not an address of this machine/);
    assertSaid(await start([], { HOST: 'nowhere.invalid' }), /HOST=nowhere\.invalid is not an address of this machine/);
  });

  it('says that it does not know a command, or what is missing', async () => {
    assertSaid(await start(['aprove']), /there is no command "aprove"/);
    assertSaid(await start(['close']), /missing required argument 'page'/);
    assertSaid(await start(['--prot', '80']), /unknown option '--prot'/);
  });

  it('says that the database does not answer, and why', async () => {
    const nobody = createServer();
    await new Promise<void>((resolve) => nobody.listen(0, '127.0.0.1', resolve));
    const { port } = nobody.address() as AddressInfo;
    await new Promise((resolve) => nobody.close(resolve));
    for (const command of ['serve', 'migrate', 'held']) {
      const ended = await start([command], { AFTERWORD_DATABASE: `postgres://127.0.0.1:${port}/none` });
      assertSaid(ended, new RegExp(`could not be brought up to date.*ECONNREFUSED 127\\.0\\.0\\.1:${port}`));
    }
    assertSaid(await start(['migrate'], { AFTERWORD_DATABASE: 'file:/dev/null/a.db' }), /\/dev\/null/);
  });

  it('brings a database up to date, and says so', async () => {
    await using empty = await databases[0]!.create();
    const settings = settingsFor(empty.location);
    assert.partialDeepStrictEqual(await run(['migrate'], settings), {
      code: 0,
      stdout:
        'Done: 0001_first, 0002_reactions, 0003_people, 0004_captcha, 0005_acknowledgements, 0006_rating_names, 0007_recent, 0008_author_ratings.\n',
    });
    assert.partialDeepStrictEqual(await run(['migrate'], settings), {
      code: 0,
      stdout: 'The database is up to date.\n',
    });
  });
});
