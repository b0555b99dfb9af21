import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { assertProblem, Client, newPage } from './support/client.js';
import { startTestServer, type TestServer } from './support/test-server.js';

describe('rating a page', () => {
  let server: TestServer;
  let ada: Client;
  before(async () => {
    server = await startTestServer();
    ada = await new Client(server.url).join();
  });
  after(() => server[Symbol.asyncDispose]());

  it('counts each reader’s vote once, and tells each reader theirs', async () => {
    const page = newPage();
    const bob = await new Client(server.url).join();
    assert.deepEqual((await ada.rate(page, 1)).body, { average: 1, count: 1, histogram: [1, 0, 0, 0, 0], mine: 1 });
    assert.deepEqual((await bob.rate(page, 5)).body, { average: 3, count: 2, histogram: [1, 0, 0, 0, 1], mine: 5 });
    assert.deepEqual((await ada.page(page)).body.rating.mine, 1);
    const nobody = (await new Client(server.url).page(page)).body.rating;
    assert.deepEqual(nobody, { average: 3, count: 2, histogram: [1, 0, 0, 0, 1], mine: null });
  });

  it('does not round the average', async () => {
    const page = newPage();
    for (const value of [5, 4, 4]) await new Client(server.url).rate(page, value);
    assert.equal((await ada.page(page)).body.rating.average, 13 / 3);
  });

  it('takes a new vote for the old one', async () => {
    const page = newPage();
    await ada.rate(page, 2);
    assert.deepEqual((await ada.rate(page, 4)).body, { average: 4, count: 1, histogram: [0, 0, 0, 1, 0], mine: 4 });
  });

  it('can be undone without a pass, also when there is nothing to undo', async () => {
    const page = newPage();
    const empty = { average: null, count: 0, histogram: [0, 0, 0, 0, 0], mine: null };
    assert.deepEqual((await ada.undo(page)).body, empty);
    await ada.rate(page, 2);
    assert.deepEqual((await ada.undo(page)).body, empty);
    assert.deepEqual((await ada.undo(page)).body, empty);
  });

  it('cannot be undone by somebody else', async () => {
    const page = newPage();
    await ada.rate(page, 2);
    const other = await new Client(server.url).join();
    assert.equal((await other.undo(page)).body.count, 1);
    assertProblem(await new Client(server.url).undo(page), 401, 'unauthorized');
  });

  it('takes whole stars from one to five and nothing like them (B35)', async () => {
    const page = newPage();
    for (const value of [0, 6, -1, 4.5, 1e9, '4', true, null, [4], {}, undefined]) {
      assertProblem(await ada.rate(page, value, 'a pass'), 422, 'invalid');
    }
    for (const raw of ['{"value":NaN}', '{"value":Infinity}', '{"value":"__proto__"}', '{"value":4,"value":5}']) {
      const headers = { 'content-type': 'application/json' };
      assertProblem(await ada.call('PUT', `pages/${page}/rating`, { raw, headers }), 422, 'invalid');
    }
    assert.equal((await ada.page(page)).body.rating.count, 0);
  });

  it('spends its pass, on a vote that changes nothing as well', async () => {
    const page = newPage();
    await ada.rate(page, 4);
    const pass = await ada.pass(page);
    assert.equal((await ada.rate(page, 4, pass)).status, 200);
    assertProblem(await ada.rate(page, 5, pass), 403, 'captcha_rejected');
    assert.equal((await ada.page(page)).body.rating.average, 4);
  });
});
