import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { LiveEvent } from 'afterword/protocol';
import { Client, newPage } from '../support/client.js';
import { databases } from '../support/databases.js';
import { EventReader } from '../support/event-reader.js';
import { startTestServer, type TestServer } from '../support/test-server.js';
import { unlimited } from '../support/unlimited.js';

for (const database of databases) {
  describe(`a reader who was away, on ${database.name}`, () => {
    const resources = new AsyncDisposableStack();
    let server: TestServer;
    let writer: Client;
    before(async () => {
      const { location } = resources.use(await database.create());
      const settings = { database: location, captcha: 'none' } as const;
      server = resources.use(await startTestServer(settings, { limits: unlimited() }));
      writer = await new Client(server.url).join();
    });
    after(() => resources.disposeAsync());

    async function write(page: string, comments: number): Promise<void> {
      for (let n = 0; n < comments; n++) await writer.write(page, { captcha: undefined });
    }
    const vote = (page: string, value: number) => writer.call('PUT', `pages/${page}/rating`, { body: { value } });
    const revsOf = (events: readonly LiveEvent[], type: LiveEvent['type']): number[] =>
      events.filter((event) => event.type === type).map(({ rev }) => rev);
    const upTo = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, n) => from + n);

    it('gets what happened since the revision of the page that they loaded', async () => {
      const page = newPage();
      await write(page, 3);
      await using reader = await EventReader.open(server.url, page, '?rev=1');
      assert.deepEqual(revsOf(await reader.until(({ type }) => type === 'page'), 'comment'), [2, 3]);
    });

    it('goes on behind the last event that reached them, wherever they had begun (Last-Event-ID)', async () => {
      const page = newPage();
      await write(page, 3);
      await using reader = await EventReader.open(server.url, page, '?rev=0', { 'last-event-id': '2' });
      assert.deepEqual(revsOf(await reader.until(({ type }) => type === 'page'), 'comment'), [3]);
    });

    it('is told nothing twice when nothing happened', async () => {
      const page = newPage();
      await write(page, 2);
      await using reader = await EventReader.open(server.url, page, '?rev=2');
      await write(page, 1);
      assert.deepEqual(revsOf(await reader.until(({ type }) => type === 'page'), 'comment'), [3]);
    });

    it('gets three hundred changes in order, and a vote from among them', async () => {
      const page = newPage();
      await write(page, 20);
      await vote(page, 5);
      await write(page, 280);
      await using reader = await EventReader.open(server.url, page);
      const events = await reader.until(({ rev, type }) => type === 'page' && rev === 301);
      assert.deepEqual(revsOf(events, 'comment'), [...upTo(1, 20), ...upTo(22, 301)]);
      const ratings = events.filter(({ type }) => type === 'rating');
      assert.partialDeepStrictEqual(ratings, [{ data: { average: 5, count: 1 } }]);
      assert.deepEqual(events.map(({ rev }) => rev), events.map(({ rev }) => rev).sort((a, b) => a - b)); // prettier-ignore
      assert.partialDeepStrictEqual(events.at(-1), { data: { comments: { count: 300 } } });
    });

    it('gets the number of comments also when the changes fill one batch exactly', async () => {
      const page = newPage();
      await write(page, 200);
      await using reader = await EventReader.open(server.url, page);
      const events = await reader.until(({ type }) => type === 'page');
      assert.deepEqual(revsOf(events, 'comment'), upTo(1, 200));
      assert.partialDeepStrictEqual(events.at(-1), { rev: 200, data: { comments: { count: 200 } } });
    });

    it('is refused a revision that is none', async () => {
      for (const query of ['?rev=-1', '?rev=x']) {
        await using reader = await EventReader.open(server.url, newPage(), query);
        assert.equal(reader.response.status, 422);
      }
      await using reader = await EventReader.open(server.url, newPage(), '', { 'last-event-id': 'yesterday' });
      assert.equal(reader.response.status, 422);
    });
  });
}
