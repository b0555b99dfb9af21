import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { run, settingsFor, type Ended } from '../support/command-line.js';
import { assertProblem, Client, newPage } from '../support/client.js';
import { databases, type TestDatabase } from '../support/databases.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

for (const kind of databases) {
  describe(`a moderator at the command line, while the server runs on ${kind.name}`, () => {
    const resources = new AsyncDisposableStack();
    let database: TestDatabase;
    let server: TestServer;
    let reader: Client;
    before(async () => {
      database = resources.use(await kind.create());
      server = resources.use(
        await startTestServer({ database: database.location, captcha: 'none', moderation: 'all' }),
      );
      reader = await new Client(server.url).join();
    });
    after(() => resources.disposeAsync());

    const command = (...args: string[]): Promise<Ended> => run(args, settingsFor(database.location));
    const write = (page: string, body = 'It helped.') => reader.write(page, { captcha: undefined, body });

    it('lists what waits, oldest first, each in a line', async () => {
      const page = newPage();
      const [first, second] = [await write(page, 'First\n\nof *all*'), await write(page, 'Second')];
      const { code, stdout } = await command('held');
      assert.equal(code, 0);
      const lines = stdout.trimEnd().split('\n');
      assert.deepEqual(
        lines.map((line) => line.split('  ')[0]),
        [first.id, second.id],
      );
      assert.match(lines[0]!, /Ada: First of \*all\* {2}\(every comment waits here\)$/);
      await command('held', '--remove', first.id, second.id);
      assert.equal((await command('held')).stdout, 'Nothing waits.\n');
    });

    it('approves and removes, and everybody sees it', async () => {
      const page = newPage();
      const [good, bad] = [await write(page), await write(page)];
      const { code, stdout } = await command('held', '--approve', good.id, '--remove', bad.id);
      assert.deepEqual([code, stdout], [0, `${good.id} published.\n${bad.id} removed.\n`]);
      const { body } = await new Client(server.url).comments(page);
      assert.deepEqual(body.items.map(({ id }) => id), [good.id]); // prettier-ignore
      assertProblem(await reader.comment(bad.id), 404, 'not_found');
    });

    it('is told which comments do not wait any more', async () => {
      const { id } = await write(newPage());
      await command('held', '--approve', id);
      const { code, stdout } = await command('held', '--remove', id, 'nobody');
      assert.deepEqual([code, stdout], [1, `${id} is not held.\nnobody is not held.\n`]);
      assert.equal((await reader.comment(id)).body.comment.status, 'published');
    });

    it('sees what a comment said before each change, and what it says', async () => {
      const { id } = await write(newPage(), 'First.');
      for (const body of ['Second,\non two lines.', 'Third. 💊']) await reader.edit(id, body);
      const { code, stdout } = await command('history', id);
      const versions = stdout.trimEnd().split('\n').map((line) => JSON.parse(line) as { since: string; source: string }); // prettier-ignore
      assert.equal(code, 0);
      assert.deepEqual(versions.map(({ source }) => source), ['First.', 'Second,\non two lines.', 'Third. 💊']); // prettier-ignore
      const { created, edited } = (await reader.comment(id)).body.comment;
      assert.deepEqual([versions[0]!.since, versions[2]!.since], [created, edited]);
      assert.ok(versions[1]!.since >= created && versions[1]!.since <= edited!);
      assert.deepEqual(await command('history', 'nobody'), { code: 1, stdout: 'There is no comment nobody.\n', stderr: '' }); // prettier-ignore
    });

    it('closes a page, under any spelling of its address, and opens it again', async () => {
      const page = 'http://localhost:4000/fever/?utm_source=mail#top';
      const closed = await command('close', page);
      assert.deepEqual([closed.code, closed.stdout], [0, 'http://localhost:4000/fever is closed.\n']);
      assertProblem(await reader.post('http://localhost:4000/fever', { captcha: undefined }), 403, 'closed');
      assert.equal((await reader.page(page)).body.closed, true);
      await command('open', page);
      assert.equal((await reader.post(page, { captcha: undefined })).status, 201);
    });
  });
}
