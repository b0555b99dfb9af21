import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { assertProblem, Client, newPage } from './support/client.js';
import { startTestServer, type TestServer } from './support/test-server.js';

interface Counts {
  readonly counts: Readonly<Record<string, number>>;
}

describe('pages', () => {
  let server: TestServer;
  let ada: Client;
  before(async () => {
    server = await startTestServer();
    ada = await new Client(server.url).join();
  });
  after(() => server[Symbol.asyncDispose]());
  const countsOf = (keys: readonly string[]) =>
    ada.call<Counts>('GET', `counts?${keys.map((key) => `page=${encodeURIComponent(key)}`).join('&')}`);

  it('read as empty ones until somebody writes, and say what may be done on them', async () => {
    const page = newPage();
    const { body } = await ada.page(page);
    assert.deepEqual(body, {
      page,
      title: null,
      url: null,
      closed: false,
      rev: 0,
      comments: { count: 0 },
      rating: { average: null, count: 0, histogram: [0, 0, 0, 0, 0], mine: null },
      settings: { captcha: 'auto', maxDepth: 50, editWindow: 900, maxLength: 10_000 },
    });
  });

  it('that are closed can be read, not written to', async () => {
    const page = newPage();
    const { id } = await ada.write(page);
    await ada.rate(page, 4);
    await server.atDesk(({ pages }) => pages.setClosed(page, true, Date.now()));
    assert.equal((await ada.page(page)).body.closed, true);
    assert.equal((await ada.comments(page)).body.total, 1);
    assertProblem(await ada.post(page), 403, 'closed');
    assertProblem(await ada.post(page, { parent: id }), 403, 'closed');
    assertProblem(await ada.rate(page, 5), 403, 'closed');
    assertProblem(await ada.undo(page), 403, 'closed');
    const after = (await ada.page(page)).body;
    assert.deepEqual({ comments: after.comments.count, rating: after.rating.average }, { comments: 1, rating: 4 });
    await server.atDesk(({ pages }) => pages.setClosed(page, false, Date.now()));
    assert.equal((await ada.post(page)).status, 201);
  });

  it('that are closed refuse before they ask for a pass, and spend none', async () => {
    const page = newPage();
    await server.atDesk(({ pages }) => pages.setClosed(page, true, Date.now()));
    assertProblem(await ada.post(page, { captcha: undefined }), 403, 'closed');
    const captcha = await ada.pass(page);
    assertProblem(await ada.post(page, { captcha }), 403, 'closed');
    await server.atDesk(({ pages }) => pages.setClosed(page, false, Date.now()));
    assert.equal((await ada.post(page, { captcha })).status, 201);
  });

  it('tell their comment counts up to a hundred at a time, replies included', async () => {
    const [page, empty] = [newPage(), newPage()];
    const { id } = await ada.write(page);
    await ada.write(page, { parent: id });
    const { body } = await countsOf([page, empty, page]);
    assert.deepEqual(body.counts, { [page]: 2, [empty]: 0 });
    const hundred = Array.from({ length: 100 }, (_, index) => `many-${index}`);
    assert.equal(Object.keys((await countsOf(hundred)).body.counts).length, 100);
    assertProblem(await countsOf([...hundred, page]), 422, 'invalid');
    assertProblem(await countsOf([]), 422, 'invalid');
  });

  it('are counted under the spelling that was asked for', async () => {
    const url = `http://localhost:4000/${newPage()}`;
    await ada.write(url);
    const spellings = [url, `${url}/`, `${url}?utm_source=mail`, `${url}#top`];
    assert.deepEqual((await countsOf(spellings)).body.counts, Object.fromEntries(spellings.map((key) => [key, 1])));
    for (const key of ['__proto__', 'constructor', 'toString']) {
      assert.deepEqual(JSON.stringify((await countsOf([key])).body), `{"counts":{"${key}":0}}`);
    }
  });

  it('keep an acknowledgement of a disclaimer, once, whoever asks twice', async () => {
    const page = newPage();
    const say = (body: object, client = ada) => client.call('POST', `pages/${page}/acknowledgements`, { body });
    assert.equal((await say({ disclaimer: 'medical', version: '1' })).status, 204);
    assert.equal((await say({ disclaimer: 'medical', version: '1' })).status, 204);
    for (const body of [
      {},
      { disclaimer: 'medical' },
      { disclaimer: '', version: '1' },
      { disclaimer: ' ', version: '1' },
      { disclaimer: 'a', version: '\0' },
    ]) {
      // prettier-ignore
      assertProblem(await say(body), 422, 'invalid');
    }
    assertProblem(await say({ disclaimer: 'medical', version: '1' }, new Client(server.url)), 401, 'unauthorized');
  });
});
