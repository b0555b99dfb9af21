import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { assertProblem, Client, newPage } from './support/client.js';
import { rowsOf } from './support/sql.js';
import { startTestServer, type TestServer } from './support/test-server.js';

const MINUTE = 60_000;

describe('the author of a comment', () => {
  let server: TestServer;
  let ada: Client;
  let stranger: Client;
  let reader: Client;
  let time = Date.UTC(2026, 0, 1);
  before(async () => {
    server = await startTestServer({ captcha: 'none' }, { now: () => time });
    ada = await new Client(server.url).join();
    stranger = await new Client(server.url).join();
    reader = new Client(server.url);
  });
  after(() => server[Symbol.asyncDispose]());
  const write = (page: string, draft: object = {}) => ada.write(page, { captcha: undefined, ...draft });

  it('can change it, and everyone sees that it was changed', async () => {
    const page = newPage();
    const { id, rev, created } = await write(page);
    time += 1000;
    const { status, body } = await ada.edit(id, 'It *did*.');
    assert.equal(status, 200);
    assert.equal(body.comment.source, 'It *did*.');
    const seen = (await reader.comment(id)).body.comment;
    assert.deepEqual(seen.content, [{ type: 'paragraph', children: ['It ', { type: 'emphasis', children: ['did'] }, '.'] }]); // prettier-ignore
    assert.deepEqual({ edited: seen.edited, created: seen.created }, { edited: new Date(time).toISOString(), created });
    assert.ok(seen.rev > rev);
  });

  it('can take it back, words, name and address and all', async () => {
    const page = newPage();
    const author = { name: 'Ada', email: 'ada@a.test', website: 'https://ada.test' };
    const { id } = await write(page, { author });
    assert.equal((await ada.remove(id)).status, 204);
    assertProblem(await reader.comment(id), 404, 'not_found');
    const thread = (await reader.comments(page)).body;
    assert.deepEqual({ items: thread.items, total: thread.total }, { items: [], total: 0 });
    const [row] = rowsOf(server, `select * from comments where id = '${id}'`);
    assert.doesNotMatch(JSON.stringify(row), /ada|helped/i);
  });

  it('can do so for 15 minutes and not longer', async () => {
    const page = newPage();
    const [one, other] = [await write(page), await write(page)];
    const { editWindow } = (await reader.page(page)).body.settings;
    assert.equal(editWindow, 15 * 60);
    time += 15 * MINUTE;
    assert.equal((await ada.edit(one.id, 'In time.')).status, 200);
    assert.equal((await ada.remove(other.id)).status, 204);
    time += 1;
    assertProblem(await ada.edit(one.id, 'Too late.'), 403, 'edit_window_over');
    assertProblem(await ada.remove(one.id), 403, 'edit_window_over');
    assert.equal((await ada.comment(one.id)).body.comment.source, 'In time.');
  });

  it('is the only one who can', async () => {
    const { id } = await write(newPage());
    assertProblem(await stranger.edit(id, 'Mine.'), 403, 'forbidden');
    assertProblem(await stranger.remove(id), 403, 'forbidden');
    assertProblem(await reader.edit(id, 'Mine.'), 401, 'unauthorized');
    assertProblem(await reader.remove(id), 401, 'unauthorized');
    assert.equal((await ada.comment(id)).body.comment.source, 'It helped me.');
  });

  it('cannot make it empty, or longer than a comment may be', async () => {
    const { id } = await write(newPage());
    for (const body of ['', ' ', '\u200b\u202e', '\0', 'a'.repeat(10_001)]) {
      assertProblem(await ada.edit(id, body), 422, 'invalid');
    }
    assert.equal((await ada.comment(id)).body.comment.source, 'It helped me.');
  });

  it('cannot change what is gone', async () => {
    const page = newPage();
    const { id } = await write(page);
    await write(page, { parent: id });
    await ada.remove(id);
    assertProblem(await ada.edit(id, 'Back.'), 404, 'not_found');
    assertProblem(await ada.remove(id), 404, 'not_found');
  });

  it('leaves an empty place only where replies need it, and that goes with the last of them', async () => {
    const page = newPage();
    const root = await write(page);
    const reply = await write(page, { parent: root.id });
    await ada.remove(root.id);
    const { items, total } = (await reader.comments(page)).body;
    assert.equal(total, 1);
    assert.equal(items.length, 1);
    const { status, content, source, own, author, replies } = items[0]!;
    assert.deepEqual(
      { status, content, source, own, name: author.name, website: author.website, replies: replies.items[0]!.id },
      { status: 'removed', content: [], source: undefined, own: false, name: '', website: null, replies: reply.id },
    );
    assert.equal((await reader.comment(root.id)).body.comment.status, 'removed');
    await ada.remove(reply.id);
    assert.deepEqual((await reader.comments(page)).body.items, []);
    assertProblem(await reader.comment(root.id), 404, 'not_found');
  });
});
