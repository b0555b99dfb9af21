import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { run, settingsFor } from '../support/command-line.js';
import { Client, newPage } from '../support/client.js';
import { databases, type TestDatabase } from '../support/databases.js';
import { EventReader } from '../support/event-reader.js';
import { startTestServer, type TestServer } from '../support/test-server.js';
import { unlimited } from '../support/unlimited.js';

for (const kind of databases) {
  describe(`news from another process on ${kind.name}`, () => {
    const resources = new AsyncDisposableStack();
    let database: TestDatabase;
    let [one, two]: TestServer[] = [];
    before(async () => {
      database = resources.use(await kind.create());
      const settings = { database: database.location, captcha: 'none', moderation: 'all' } as const;
      const start = () => startTestServer(settings, { limits: unlimited() });
      one = resources.use(await start());
      two = resources.use(await start());
    });
    after(() => resources.disposeAsync());

    const command = (...args: string[]) => run(args, settingsFor(database.location));

    it('reach a reader when a moderator approves a comment', async () => {
      const page = newPage();
      const { id, status } = await new Client(one!.url).write(page, { captcha: undefined });
      assert.equal(status, 'held');
      await using reader = await EventReader.open(one!.url, page);
      assert.equal((await command('held', '--approve', id)).code, 0);
      assert.partialDeepStrictEqual(await reader.next(), { type: 'comment', data: { id, status: 'published' } });
    });

    it('reach a reader when the owner closes the page, and opens it again', async () => {
      const page = newPage();
      await using reader = await EventReader.open(one!.url, page);
      await command('close', page);
      assert.partialDeepStrictEqual(await reader.next(), { type: 'page', data: { closed: true } });
      await command('open', page);
      assert.partialDeepStrictEqual(await reader.next(), { type: 'page', data: { closed: false } });
    });

    it('reach the readers of one server when somebody votes at another', async () => {
      const page = newPage();
      await using reader = await EventReader.open(two!.url, page);
      const voter = await new Client(one!.url).join();
      await voter.call('PUT', `pages/${page}/rating`, { body: { value: 5 } });
      assert.partialDeepStrictEqual(await reader.next(), { type: 'rating', data: { average: 5 } });
    });
  });
}
