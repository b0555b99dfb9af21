import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { assertProblem, Client, newPage } from './support/client.js';
import { databases } from './support/databases.js';
import { EventReader } from './support/event-reader.js';
import { startTestServer, type TestServer } from './support/test-server.js';

describe('rating a page', () => {
  let server: TestServer;
  let ada: Client;
  before(async () => {
    server = await startTestServer({ ratings: new Map([['ease', 5], ['pain-relief', 10]]) }); // prettier-ignore
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

for (const database of databases) {
  describe(`rating a page by names on ${database.name}`, () => {
    const resources = new AsyncDisposableStack();
    let url: string;
    let ada: Client;
    const empty = { average: null, count: 0, histogram: [0, 0, 0, 0, 0], mine: null };
    before(async () => {
      const { location } = resources.use(await database.create());
      const ratings = new Map([['ease', 5], ['pain-relief', 10]]); // prettier-ignore
      ({ url } = resources.use(await startTestServer({ database: location, ratings })));
      ada = await new Client(url).join();
    });
    after(() => resources.disposeAsync());

    it('keeps each apart, from the page’s own as well, and tells all of them', async () => {
      const page = newPage();
      const ten = { ...empty, histogram: Array.from({ length: 10 }, () => 0) };
      assert.deepEqual((await ada.page(page)).body.ratings, { ease: empty, 'pain-relief': ten });
      const bob = await new Client(url).join();
      await ada.rate(page, 1);
      assert.deepEqual((await ada.rateBy('ease', page, 4.4)).body, { average: 4.4, count: 1, histogram: [0, 0, 0, 1, 0], mine: 4.4 }); // prettier-ignore
      await bob.rateBy('ease', page, 5);
      await bob.rateBy('pain-relief', page, 9.6);
      const { rating, ratings } = (await ada.page(page)).body;
      assert.deepEqual(rating, { average: 1, count: 1, histogram: [1, 0, 0, 0, 0], mine: 1 });
      assert.deepEqual(ratings, {
        ease: { average: 4.7, count: 2, histogram: [0, 0, 0, 1, 1], mine: 4.4 },
        'pain-relief': { average: 9.6, count: 1, histogram: [0, 0, 0, 0, 0, 0, 0, 0, 0, 1], mine: null },
      });
      assert.deepEqual((await ada.undoBy('ease', page)).body, { average: 5, count: 1, histogram: [0, 0, 0, 0, 1], mine: null }); // prettier-ignore
      assert.equal((await ada.page(page)).body.rating.mine, 1, 'one is taken back, not the other');
    });

    it('knows only the names that the site allows, and says so without asking for a pass', async () => {
      const page = newPage();
      for (const name of ['relief', 'Ease', 'constructor', '__proto__', 'ease%00', '%F0%9F%98%80']) {
        assertProblem(await ada.call('PUT', `pages/${page}/ratings/${name}`, { body: { value: 3 } }), 404, 'not_found');
        assertProblem(await ada.call('DELETE', `pages/${page}/ratings/${name}`), 404, 'not_found');
      }
      assert.equal((await ada.page(page)).body.rev, 0);
    });

    it('keeps tenths exactly, and adds them up exactly', async () => {
      const page = newPage();
      for (const value of [0.1, 0.3, 4.3, 2.7, 5])
        assert.equal((await ada.rateBy('ease', page, value)).body.mine, value);
      const votes = [0.1, 0.2, 0.7, 2.5];
      for (const value of votes) await new Client(url).rateBy('ease', page, value);
      const { average, count, histogram } = (await ada.page(page)).body.ratings!.ease!;
      assert.deepEqual({ average, count, histogram }, { average: 85 / 50, count: 5, histogram: [3, 0, 1, 0, 1] });
    });

    it('holds each to its own stars', async () => {
      const page = newPage();
      for (const [name, value] of [
        ['ease', 5.1],
        ['pain-relief', 10.1],
        ['ease', 0],
        ['pain-relief', 1.25],
      ] as const)
        // prettier-ignore
        assertProblem(await ada.rateBy(name, page, value, 'a pass'), 422, 'invalid');
      assert.equal((await ada.rateBy('pain-relief', page, 10)).status, 200);
    });

    it('tells who watches which one changed, and of no other', async () => {
      const page = newPage();
      await ada.rate(page, 2);
      await using reader = await EventReader.open(url, page, '?rev=1');
      await ada.rateBy('ease', page, 3);
      const data = { name: 'ease', average: 3, count: 1, histogram: [0, 0, 1, 0, 0] };
      assert.deepEqual(await reader.next(), { type: 'rating', rev: 2, data });
      await ada.rate(page, 4);
      const own = { average: 4, count: 1, histogram: [0, 0, 0, 1, 0] };
      assert.deepEqual(await reader.next(), { type: 'rating', rev: 3, data: own });
    });

    it('says nothing of names on a site that has none', async () => {
      await using server = await startTestServer();
      assert.ok(!('ratings' in (await new Client(server.url).page(newPage())).body));
    });
  });
}
