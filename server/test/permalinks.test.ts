import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Comment, CommentTree } from 'afterword/protocol';
import { assertProblem, Client, newPage } from './support/client.js';
import { startTestServer, type TestServer } from './support/test-server.js';

describe('a link to one comment', () => {
  let server: TestServer;
  let ada: Client;
  before(async () => {
    server = await startTestServer();
    ada = new Client(server.url);
  });
  after(() => server[Symbol.asyncDispose]());

  /** Comments below each other, each with an older neighbour that nobody asked for. */
  async function branch(page: string, depth: number): Promise<Comment[]> {
    const path = [await ada.write(page, { body: 'top' })];
    for (let level = 1; level < depth; level++) {
      const parent = path.at(-1)!.id;
      await ada.write(page, { parent, body: `beside ${level}` });
      path.push(await ada.write(page, { parent, body: `level ${level}` }));
    }
    return path;
  }

  it('leads to it however deep, with what it answers and its own replies, and nothing else', async () => {
    const page = newPage();
    const path = await branch(page, 8);
    const target = path.at(-2)!;
    const { body } = await ada.comments(page, `around=${target.id}`);
    assert.equal(body.items.length, 1);
    const found: string[] = [];
    let node: CommentTree | undefined = body.items[0];
    while (node) {
      found.push(node.id);
      if (node.id === target.id) break;
      assert.equal(node.replies.items.length, 1);
      node = node.replies.items[0];
    }
    assert.deepEqual(
      found,
      path.slice(0, -1).map(({ id }) => id),
    );
    assert.equal(node?.replies.items.length, 2);
    assert.equal(node.replies.next, null);
  });

  it('leads on from each level to the replies that were left out', async () => {
    const page = newPage();
    const [top, , target] = await branch(page, 3);
    const { body } = await ada.comments(page, `around=${target!.id}`);
    const { next } = body.items[0]!.replies;
    const { body: rest } = await ada.comments(page, `parent=${top!.id}&after=${next!}`);
    assert.deepEqual(
      rest.items.map(({ source }) => source),
      ['beside 1', 'level 1'],
    );
  });

  it('finds nothing that is gone, held, or of another page', async () => {
    const page = newPage();
    const [comment] = await branch(page, 1);
    assertProblem(await ada.comments(newPage(), `around=${comment!.id}`), 404, 'not_found');
    assertProblem(await ada.comments(page, 'around=nobody'), 404, 'not_found');
    const held = await ada.write(page, {
      body: 'http://a.example http://b.example http://c.example http://d.example'.replace(/\S+/g, '<$&>'),
    });
    assert.equal(held.status, 'held');
    assertProblem(await new Client(server.url).comments(page, `around=${held.id}`), 404, 'not_found');
    assert.equal((await ada.comments(page, `around=${held.id}`)).body.items[0]!.id, held.id);
    await ada.remove(comment!.id);
    assertProblem(await ada.comments(page, `around=${comment!.id}`), 404, 'not_found');
  });
});
