import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { assertProblem, Client, newPage } from './support/client.js';
import { EventReader } from './support/event-reader.js';
import { startTestServer, type TestServer } from './support/test-server.js';

describe('voting on comments', () => {
  let server: TestServer;
  let ada: Client;
  let ben: Client;
  before(async () => {
    server = await startTestServer();
    [ada, ben] = [new Client(server.url), new Client(server.url)];
  });
  after(() => server[Symbol.asyncDispose]());

  it('counts one vote of each reader, lets it change, and lets it be taken back', async () => {
    const comment = await ada.write(newPage());
    const sums = async (value: number) => (await ben.vote(comment, value)).body.comment.votes;
    assert.deepEqual(await sums(1), { up: 1, down: 0, mine: 1 });
    assert.deepEqual(await sums(1), { up: 1, down: 0, mine: 1 });
    assert.deepEqual(await sums(-1), { up: 0, down: 1, mine: -1 });
    assert.deepEqual(await sums(0), { up: 0, down: 0, mine: 0 });
  });

  it('shows everybody the sums, and nobody but the voter whose they are', async () => {
    const page = newPage();
    const comment = await ada.write(page);
    await ben.vote(comment, 1);
    const seen = async (reader: Client) => (await reader.comments(page)).body.items[0]!.votes;
    assert.deepEqual(await seen(ben), { up: 1, down: 0, mine: 1 });
    assert.deepEqual(await seen(ada), { up: 1, down: 0, mine: 0 });
    assert.deepEqual((await ben.comment(comment.id)).body.comment.votes, { up: 1, down: 0, mine: 1 });
  });

  it('tells readers of a vote as it happens, without saying whose it was', async () => {
    const page = newPage();
    const comment = await ada.write(page);
    await using reader = await EventReader.open(server.url, page, `?rev=${comment.rev}`);
    await ben.vote(comment, 1);
    const [event] = await reader.until(({ type }) => type === 'comment');
    assert.ok(event?.type === 'comment');
    assert.deepEqual(event.data.votes, { up: 1, down: 0, mine: 0 });
    assert.ok(event.rev > comment.rev);
  });

  it('refuses a vote on one’s own comment, on one that is gone, and on a closed page', async () => {
    const page = newPage();
    const comment = await ada.write(page);
    const doomed = await ada.write(page);
    assertProblem(await ada.vote(comment, 1), 403, 'forbidden');
    await ada.remove(doomed.id);
    assertProblem(await ben.vote(doomed, 1), 404, 'not_found');
    await server.atDesk(({ pages }) => pages.setClosed(page, true, Date.now()));
    assertProblem(await ben.vote(comment, 1), 403, 'closed');
  });

  it('spends a pass for a vote, and none for taking it back', async () => {
    const comment = await ada.write(newPage());
    const call = (body: object) => ben.call('PUT', `comments/${comment.id}/vote`, { body });
    assertProblem(await call({ value: 1 }), 403, 'captcha_required');
    const pass = await ben.pass(comment.page, 'vote');
    assert.equal((await call({ value: 1, captcha: pass })).status, 200);
    assertProblem(await call({ value: -1, captcha: pass }), 403, 'captcha_rejected');
    assert.equal((await call({ value: 0 })).status, 200);
  });

  it('refuses everything that is no vote', async () => {
    const comment = await ada.write(newPage());
    for (const value of [2, 0.5, '1', true, null, [1], undefined])
      assertProblem(await ben.vote(comment, value), 422, 'invalid');
  });

  it('takes parallel votes of many readers without losing one', async () => {
    const comment = await ada.write(newPage());
    const readers = await Promise.all(Array.from({ length: 30 }, () => new Client(server.url).join()));
    await Promise.all(readers.map((reader, index) => reader.vote(comment, index % 3 === 0 ? -1 : 1)));
    const { body } = await ada.comment(comment.id);
    assert.deepEqual(body.comment.votes, { up: 20, down: 10, mine: 0 });
  });
});

describe('the best comments', () => {
  it('come first, page by page, and many votes count for more than few', async () => {
    await using server = await startTestServer();
    const page = newPage();
    const ada = new Client(server.url);
    const names = ['two of two', 'nine of ten', 'none', 'one of two'];
    const comments = new Map<string, Awaited<ReturnType<Client['write']>>>();
    for (const name of names) comments.set(name, await ada.write(page, { body: name }));
    const readers = await Promise.all(Array.from({ length: 10 }, () => new Client(server.url).join()));
    const vote = async (name: string, up: number, of: number) => {
      for (const [index, reader] of readers.slice(0, of).entries())
        await reader.vote(comments.get(name)!, index < up ? 1 : -1);
    };
    await vote('two of two', 2, 2);
    await vote('nine of ten', 9, 10);
    await vote('one of two', 1, 2);

    const seen: unknown[] = [];
    let query = 'sort=best&limit=1';
    for (;;) {
      const { body } = await ada.comments(page, query);
      seen.push(...body.items.map(({ source }) => source));
      if (body.next === null) break;
      query = `sort=best&limit=1&after=${body.next}`;
    }
    assert.deepEqual(seen, ['nine of ten', 'two of two', 'one of two', 'none']);
    const { body } = await ada.comments(page, 'sort=newest&limit=1');
    assertProblem(await ada.comments(page, `sort=best&after=${body.next!}`), 422, 'invalid');
  });
});

describe('reporting a comment', () => {
  it('reaches the moderators once for each reader, with a reason and a note', async () => {
    await using server = await startTestServer();
    const [ada, ben] = [new Client(server.url), new Client(server.url)];
    const comment = await ada.write(newPage());
    assert.equal((await ben.report(comment, { reason: 'spam' })).status, 204);
    assert.equal((await ben.report(comment, { reason: 'dangerous', note: 'Do not stop the drug.' })).status, 204);
    assertProblem(await ada.report(comment, { reason: 'spam' }), 403, 'forbidden');
    assertProblem(await ben.report(comment, { reason: 'boring' }), 422, 'invalid');
    assertProblem(await ben.report({ ...comment, id: 'nobody' }, { reason: 'spam' }), 404, 'not_found');
    const pass = await ben.pass(comment.page, 'report');
    await ben.report(comment, { reason: 'other' }, pass);
    assertProblem(await ben.report(comment, { reason: 'other' }, pass), 403, 'captcha_rejected');
    await server.atDesk(async ({ reports }) => {
      const rows = await reports.of(comment.id);
      assert.deepEqual(
        rows.map(({ reason, note }) => ({ reason, note })),
        [{ reason: 'other', note: null }],
      );
    });
  });
});
