import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Content } from 'afterword/protocol';
import { assertProblem, Client, newPage, ORIGIN } from './support/client.js';
import { rowsOf } from './support/sql.js';
import { startTestServer, type TestServer } from './support/test-server.js';

const NOW = Date.UTC(2026, 0, 2, 3, 4, 5, 678);

describe('writing and reading comments', () => {
  let server: TestServer;
  let ada: Client;
  let reader: Client;
  before(async () => {
    server = await startTestServer({}, { now: () => NOW });
    ada = await new Client(server.url).join();
    reader = new Client(server.url);
  });
  after(() => server[Symbol.asyncDispose]());

  it('shows a comment to everyone after it was posted', async () => {
    const page = newPage();
    const posted = await ada.post(page, { body: 'It *helped*.', author: { name: 'Ada', website: 'https://ada.test' } });
    assert.equal(posted.status, 201);
    const { comment } = posted.body;
    assert.deepEqual(comment, {
      id: comment.id,
      page,
      parent: null,
      rev: 1,
      status: 'published',
      author: { name: 'Ada', website: 'https://ada.test/', verified: false, staff: false, avatar: null },
      content: [{ type: 'paragraph', children: ['It ', { type: 'emphasis', children: ['helped'] }, '.'] }],
      source: 'It *helped*.',
      created: '2026-01-02T03:04:05.678Z',
      edited: null,
      votes: { up: 0, down: 0, mine: 0 },
      replies: { count: 0 },
      own: true,
    });
    const { source: _, ...seen } = { ...comment, own: false };
    const thread = await reader.comments(page);
    assert.deepEqual(thread.body, {
      items: [{ ...seen, replies: { count: 0, items: [], next: null } }],
      next: null,
      total: 1,
      rev: 1,
    });
    assert.deepEqual((await reader.comment(comment.id)).body.comment, seen);
  });

  it('gives the Markdown back to its author only', async () => {
    const { id } = await ada.write(newPage(), { body: 'It *helped*.' });
    assert.equal((await ada.comment(id)).body.comment.source, 'It *helped*.');
    assert.equal((await reader.comment(id)).body.comment.source, undefined);
    const stranger = await new Client(server.url).join();
    assert.equal((await stranger.comment(id)).body.comment.source, undefined);
  });

  it('reads a page that nobody has written to as an empty one', async () => {
    const page = newPage();
    const thread = await reader.comments(page);
    assert.deepEqual(thread.body, { items: [], next: null, total: 0, rev: 0 });
  });

  it('keeps the threads of two pages apart', async () => {
    const [one, other] = [newPage(), newPage()];
    await ada.write(one);
    assert.equal((await reader.comments(one)).body.total, 1);
    assert.equal((await reader.comments(other)).body.total, 0);
  });

  it('has nothing under an id that nobody was given', async () => {
    assertProblem(await reader.comment('no-such-id'), 404, 'not_found');
    assertProblem(await ada.edit('no-such-id', 'a'), 404, 'not_found');
    assertProblem(await ada.remove('no-such-id'), 404, 'not_found');
  });

  it('never tells an e-mail address to anybody, its owner included (B43)', async () => {
    const page = newPage();
    const email = 'ada.secret@lovelace.test';
    const posted = await ada.post(page, { author: { name: 'Ada', email } });
    const { id } = posted.body.comment;
    const replies = [posted, await ada.edit(id, 'Changed.')];
    for (const client of [ada, reader]) {
      replies.push(
        await client.comment(id),
        (await client.comments(page)) as never,
        (await client.page(page)) as never,
      );
    }
    for (const { status, body } of replies) {
      assert.ok(status < 300);
      assert.doesNotMatch(JSON.stringify(body), /secret|lovelace/i);
    }
    assert.deepEqual(rowsOf(server, `select author_email from comments where id = '${id}'`), [{ author_email: email }]);
  });

  it('keeps which terms and which disclaimers were in view', async () => {
    const disclaimers = [{ disclaimer: 'medical', version: '2026-01' }];
    const documents = [{ document: 'privacy', version: '2' }];
    const { id } = await ada.write(newPage(), { terms: '3', disclaimers, documents });
    const [row] = rowsOf(server, `select terms_version, disclaimers, documents from comments where id = '${id}'`);
    assert.equal(row!.terms_version, '3');
    assert.deepEqual(JSON.parse(row!.documents as string), documents);
    assert.deepEqual(JSON.parse(row!.disclaimers as string), disclaimers);
  });

  it('does not take blank versions for proof that anything was in view', async () => {
    const disclaimers = [{ disclaimer: 'medical', version: ' ' }, { disclaimer: '', version: '1' }]; // prettier-ignore
    const documents = [{ document: ' ', version: '1' }, { document: 'privacy', version: '' }]; // prettier-ignore
    const { id } = await ada.write(newPage(), { terms: ' \u202e ', disclaimers, documents });
    const rows = rowsOf(server, `select terms_version, disclaimers, documents from comments where id = '${id}'`);
    assert.deepEqual(rows, [{ terms_version: null, disclaimers: '[]', documents: '[]' }]);
  });

  it('previews a text exactly as it will be stored', async () => {
    for (const body of [
      '*a*\r\n> b',
      ' # c ',
      'Z\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301',
      '[a](javascript:1)',
      '```\nx',
    ]) {
      const preview = await reader.call<{ content: Content }>('POST', 'preview', { body: { body } });
      assert.equal(preview.status, 200);
      assert.deepEqual(preview.body.content, (await ada.write(newPage(), { body })).content);
    }
  });

  it('keeps what the first writer’s page says of itself, and where it is if that is served', async () => {
    const page = newPage();
    await ada.write(page, { page: { title: ' Spinal\nfractures ', url: `${ORIGIN}/spine` } });
    await ada.write(page, { page: { title: 'Something else', url: `${ORIGIN}/else` } });
    const { body } = await reader.page(page);
    assert.deepEqual({ title: body.title, url: body.url }, { title: 'Spinal fractures', url: `${ORIGIN}/spine` });
  });

  it('lets no writer lead the readers of a page to another site', async () => {
    const page = newPage();
    await ada.write(page, { page: { title: 'Spine', url: 'https://evil.test/spine' } });
    const { body } = await reader.page(page);
    assert.deepEqual({ title: body.title, url: body.url }, { title: 'Spine', url: null });
  });
});
