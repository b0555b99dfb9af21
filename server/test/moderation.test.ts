import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { assertProblem, Client, newPage } from './support/client.js';
import { startTestServer } from './support/test-server.js';

const links = (count: number): string =>
  Array.from({ length: count }, (_, index) => `- [${index}](https://a.test/${index})`).join('\n');

describe('a comment that waits for a moderator', () => {
  it('is seen by its author and by nobody else', async () => {
    await using server = await startTestServer({ moderation: 'all' });
    const page = newPage();
    const ada = await new Client(server.url).join();
    const held = await ada.write(page);
    assert.deepEqual({ status: held.status, own: held.own }, { status: 'held', own: true });
    const mine = (await ada.comments(page)).body;
    assert.deepEqual(mine.items.map(({ id, status }) => ({ id, status })), [{ id: held.id, status: 'held' }]); // prettier-ignore
    assert.equal(mine.total, 0);
    assert.equal((await ada.comment(held.id)).body.comment.source, 'It helped me.');
    for (const other of [new Client(server.url), await new Client(server.url).join()]) {
      assert.deepEqual((await other.comments(page)).body.items, []);
      assert.equal((await other.page(page)).body.comments.count, 0);
      assertProblem(await other.comment(held.id), 404, 'not_found');
    }
    const stranger = await new Client(server.url).join();
    assertProblem(await stranger.edit(held.id, 'Mine.'), 404, 'not_found');
    assertProblem(await stranger.remove(held.id), 404, 'not_found');
    assertProblem(await stranger.post(page, { parent: held.id }), 422, 'invalid');
  });

  it('appears when the moderator says so', async () => {
    await using server = await startTestServer({ moderation: 'all' });
    const page = newPage();
    const { id } = await new Client(server.url).write(page);
    await server.atDesk(async ({ comments }) => {
      assert.ok(await comments.publish((await comments.find(id))!, Date.now()));
    });
    const { items, total } = (await new Client(server.url).comments(page)).body;
    assert.deepEqual({ ids: items.map((item) => item.id), total }, { ids: [id], total: 1 });
  });

  it('is under its parent for its author, and does not count', async () => {
    await using server = await startTestServer();
    const page = newPage();
    const ada = await new Client(server.url).join();
    const root = await ada.write(page);
    const held = await ada.write(page, { body: links(4), parent: root.id });
    assert.equal(held.status, 'held');
    const replies = (items: readonly { replies: { count: number; items: readonly unknown[] } }[]) => [items[0]!.replies.count, items[0]!.replies.items.length]; // prettier-ignore
    assert.deepEqual(replies((await ada.comments(page)).body.items), [0, 1]);
    assert.deepEqual(replies((await new Client(server.url).comments(page)).body.items), [0, 0]);
  });
});

describe('what waits for a moderator', () => {
  it('is what is made of links, wherever they hide in it, and never a text with a few sources', async () => {
    await using server = await startTestServer();
    const ada = await new Client(server.url).join();
    const inOthers =
      '> *[1](https://a.test)*\n\n- [2](https://a.test)\n  - ![3](https://a.test)\n\n<https://a.test> #4';
    for (const [body, status] of [
      [links(3), 'published'],
      [links(4), 'held'],
      [inOthers, 'held'],
      ['`[1](https://a.test)` '.repeat(9), 'published'],
    ] as const) {
      // prettier-ignore
      assert.equal((await ada.write(newPage(), { body })).status, status, body);
    }
  });

  it('is nothing when the owner wants it so', async () => {
    await using server = await startTestServer({ moderation: 'none' });
    assert.equal((await new Client(server.url).write(newPage(), { body: links(20) })).status, 'published');
  });

  it('is a change that makes spam of a comment as well, but never at the cost of the replies below it', async () => {
    await using server = await startTestServer();
    const page = newPage();
    const ada = await new Client(server.url).join();
    const alone = await ada.write(page);
    assert.equal((await ada.edit(alone.id, links(4))).body.comment.status, 'held');
    assertProblem(await new Client(server.url).comment(alone.id), 404, 'not_found');
    const answered = await ada.write(page);
    await ada.write(page, { parent: answered.id });
    assertProblem(await ada.edit(answered.id, links(4)), 409, 'conflict');
    assert.equal((await ada.comment(answered.id)).body.comment.source, 'It helped me.');
  });
});
