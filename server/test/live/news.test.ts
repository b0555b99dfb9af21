import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { LiveEvent } from 'afterword/protocol';
import { Client, newPage } from '../support/client.js';
import { databases } from '../support/databases.js';
import { EventReader } from '../support/event-reader.js';
import { startTestServer, type TestServer } from '../support/test-server.js';
import { unlimited } from '../support/unlimited.js';

for (const database of databases) {
  describe(`live news on ${database.name}`, () => {
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

    const write = (page: string, body?: string) =>
      writer.write(page, { captcha: undefined, ...(body !== undefined && { body }) });
    const isPage = ({ type }: LiveEvent): boolean => type === 'page';
    const told = (events: readonly LiveEvent[]): unknown[] =>
      events.map(({ type, data }) => (type === 'comment' || type === 'comment-removed' ? [type, data.id] : type));

    it('come to a page before anybody has written on it', async () => {
      const page = newPage();
      await using reader = await EventReader.open(server.url, page);
      const { id } = await write(page);
      assert.deepEqual(told(await reader.until(isPage)), [['comment', id], 'page']);
    });

    it('come in the order of their revisions, each with the revision as its id', async () => {
      const page = newPage();
      await using reader = await EventReader.open(server.url, page);
      const written = await Promise.all(Array.from({ length: 12 }, () => write(page)));
      const events = await reader.until((event) => event.rev === 12 && isPage(event));
      const comments = events.filter(({ type }) => type === 'comment');
      assert.deepEqual(
        comments.map(({ rev, data }) => [rev, (data as { rev: number }).rev]),
        Array.from({ length: 12 }, (_, n) => [n + 1, n + 1]),
      );
      assert.deepEqual(new Set(comments.map(({ data }) => (data as { id: string }).id)), new Set(written.map(({ id }) => id))); // prettier-ignore
    });

    it('tell an edit, a removal and what is left in its place', async () => {
      const page = newPage();
      const [gone, answered] = [await write(page), await write(page)];
      const reply = await writer.write(page, { captcha: undefined, parent: answered.id });
      await using reader = await EventReader.open(server.url, page, '?rev=3');
      await writer.edit(reply.id, 'Much better.');
      const [edited] = await reader.until(isPage);
      assert.partialDeepStrictEqual(edited, { type: 'comment', data: { id: reply.id, content: [{ children: ['Much better.'] }] } }); // prettier-ignore
      await writer.remove(gone.id);
      assert.deepEqual(told(await reader.until(isPage)), [['comment-removed', gone.id], 'page']);
      await writer.remove(answered.id);
      const [placeholder] = await reader.until(isPage);
      assert.partialDeepStrictEqual(placeholder, { type: 'comment', data: { id: answered.id, status: 'removed', content: [] } }); // prettier-ignore
      await writer.remove(reply.id);
      const last = await reader.until((event) => event.rev === 8 && isPage(event));
      assert.deepEqual(told(last), [['comment-removed', reply.id], ['comment-removed', answered.id], 'page']);
      assert.deepEqual(last.at(-1)?.data, { title: null, closed: false, comments: { count: 0 } });
    });

    it('tell votes as numbers, and nothing when a vote changes nothing', async () => {
      const page = newPage();
      await using reader = await EventReader.open(server.url, page);
      const vote = (value: number) => writer.call('PUT', `pages/${page}/rating`, { body: { value } });
      await vote(4);
      const first = { type: 'rating', rev: 1, data: { average: 4, count: 1, histogram: [0, 0, 0, 1, 0] } };
      assert.deepEqual(await reader.next(), first);
      await vote(4);
      await writer.undo(page);
      assert.deepEqual(await reader.next(), { type: 'rating', rev: 3, data: { average: null, count: 0, histogram: [0, 0, 0, 0, 0] } }); // prettier-ignore
    });

    it('are silent about what waits for a moderator, and about whom it was from', async () => {
      const page = newPage();
      const links = [1, 2, 3, 4].map((n) => `<https://example.org/${n}>`).join(' ');
      await using reader = await EventReader.open(server.url, page);
      const held = await write(page, links);
      assert.equal(held.status, 'held');
      const seen = await write(page);
      assert.deepEqual(told(await reader.until(isPage)), [['comment', seen.id], 'page']);
      await writer.edit(seen.id, links);
      assert.deepEqual(
        told(await reader.until(isPage)),
        [['comment-removed', seen.id], 'page'],
        'it is gone from view',
      );
    });

    it('hold nothing personal', async () => {
      const page = newPage();
      await using reader = await EventReader.open(server.url, page);
      const author = { name: 'Ada', email: 'ada@example.org', website: 'https://ada.example.org/' };
      await writer.write(page, { captcha: undefined, author, body: 'A *secret* ingredient.' });
      const [event] = await reader.until(isPage);
      const data = (event as Extract<LiveEvent, { type: 'comment' }>).data;
      assert.equal(data.own, false);
      const text = JSON.stringify(event);
      for (const secret of ['ada@example.org', 'source', '*secret*', writer.token!.split('.')[0]!]) {
        assert.ok(!text.includes(secret), `${secret} is in ${text}`);
      }
    });

    it('reach the readers of their own page only', async () => {
      const [page, other] = [newPage(), newPage()];
      await using reader = await EventReader.open(server.url, other);
      await write(page);
      const { id } = await write(other);
      assert.deepEqual(told(await reader.until(isPage)), [['comment', id], 'page']);
    });
  });
}
