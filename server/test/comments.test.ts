import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { CommentPage } from 'afterword/protocol';
import { Client, newPage } from './support/client.js';
import { startTestServer, type TestServer } from './support/test-server.js';

describe('writing and reading comments', () => {
  let server: TestServer;
  before(async () => (server = await startTestServer()));
  after(() => server[Symbol.asyncDispose]());

  it('shows a comment to everyone after it was posted', async () => {
    const page = newPage();
    const posted = await new Client(server.url).post(page, { body: 'It *helped*.' });
    assert.equal(posted.status, 201);
    const { body } = await new Client(server.url).call<CommentPage>('GET', `pages/${page}/comments`);
    assert.equal(body.total, 1);
    assert.equal(body.items[0]!.author.name, 'Ada');
    assert.deepEqual(body.items[0]!.content, [
      { type: 'paragraph', children: ['It ', { type: 'emphasis', children: ['helped'] }, '.'] },
    ]);
  });
});
