import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { assertProblem, Client, newPage } from './support/client.js';
import { startTestServer, type TestServer } from './support/test-server.js';
import { unlimited } from './support/unlimited.js';
import { wholeThread } from './support/walk.js';

describe('replies', () => {
  /** On a server that asks for no captcha, so no time goes into winning passes. */
  const write = (page: string, draft: object = {}) => ada.write(page, { captcha: undefined, ...draft });
  let server: TestServer;
  let ada: Client;
  let reader: Client;
  before(async () => {
    server = await startTestServer({ captcha: 'none' }, { limits: unlimited() });
    ada = await new Client(server.url).join();
    reader = new Client(server.url);
  });
  after(() => server[Symbol.asyncDispose]());

  it('hang under what they answer, oldest first, and are counted', async () => {
    const page = newPage();
    const root = await write(page, { body: 'root' });
    const first = await write(page, { body: 'first', parent: root.id });
    const second = await write(page, { body: 'second', parent: root.id });
    const below = await write(page, { body: 'below', parent: first.id });
    const { body } = await reader.comments(page);
    assert.deepEqual({ total: body.total, top: body.items.map(({ id }) => id) }, { total: 4, top: [root.id] });
    const { replies } = body.items[0]!;
    assert.equal(replies.count, 2);
    assert.deepEqual(replies.items.map(({ id }) => id), [first.id, second.id]); // prettier-ignore
    assert.deepEqual(replies.items[0]!.replies.items.map(({ id, parent }) => ({ id, parent })), [{ id: below.id, parent: first.id }]); // prettier-ignore
  });

  it('go as deep as the page’s settings say and no deeper, and every one of them can be found', async () => {
    const page = newPage();
    const { maxDepth } = (await reader.page(page)).body.settings;
    const chain = [await write(page)];
    while (chain.length < maxDepth) chain.push(await write(page, { parent: chain.at(-1)!.id }));
    const problem = assertProblem(await ada.post(page, { parent: chain.at(-1)!.id }), 422, 'invalid');
    assert.equal(problem.errors![0]!.pointer, '/parent');
    assert.deepEqual(await wholeThread(reader, page, 'limit=1'), chain.map(({ id }) => id)); // prettier-ignore
  });

  it('come in part with their comment, with a cursor for the rest', async () => {
    const page = newPage();
    const root = await write(page);
    const ids: string[] = [];
    for (let index = 0; index < 50; index++) ids.push((await write(page, { parent: root.id })).id);
    const { replies } = (await reader.comments(page)).body.items[0]!;
    assert.equal(replies.count, 50);
    assert.ok(replies.items.length < 50 && replies.next !== null);
    assert.deepEqual(await wholeThread(reader, page, 'limit=7'), [root.id, ...ids]);
  });

  it('can be read by their parent, oldest first whatever order is asked for', async () => {
    const page = newPage();
    const root = await write(page);
    const ids: string[] = [];
    for (let index = 0; index < 5; index++) ids.push((await write(page, { parent: root.id })).id);
    for (const sort of ['newest', 'oldest']) {
      const first = await reader.comments(page, `parent=${root.id}&sort=${sort}&limit=3`);
      assert.deepEqual(first.body.items.map(({ id }) => id), ids.slice(0, 3)); // prettier-ignore
      const rest = await reader.comments(page, `parent=${root.id}&sort=${sort}&after=${first.body.next!}`);
      assert.deepEqual(rest.body.items.map(({ id }) => id), ids.slice(3)); // prettier-ignore
    }
  });

  it('need a comment of the same page to answer', async () => {
    const page = newPage();
    const elsewhere = await write(newPage());
    await write(page);
    for (const parent of ['no-such-id', elsewhere.id, '', 'a\u0000b', '\ud800', "' or 1=1 --"]) {
      const problem = assertProblem(await ada.post(page, { parent }), 422, 'invalid');
      assert.equal(problem.errors![0]!.pointer, '/parent');
      assertProblem(await reader.comments(page, `parent=${encodeURIComponent(parent.toWellFormed())}`), 422, 'invalid');
    }
    assertProblem(await reader.comments(newPage(), `parent=${elsewhere.id}`), 422, 'invalid');
    assert.equal((await reader.comments(page)).body.total, 1);
  });

  it('take no parent for none', async () => {
    const page = newPage();
    assert.equal((await write(page, { parent: null })).parent, null);
  });

  it('cannot be added to a comment that was removed, and the text is not taken for something else', async () => {
    const page = newPage();
    const root = await write(page);
    await write(page, { parent: root.id });
    await ada.remove(root.id);
    assertProblem(await ada.post(page, { parent: root.id }), 409, 'conflict');
    assert.equal((await reader.comments(page)).body.total, 1);
  });
});
