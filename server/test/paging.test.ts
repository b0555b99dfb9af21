import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { assertProblem, Client, newPage } from './support/client.js';
import { startTestServer, type TestServer } from './support/test-server.js';
import { unlimited } from './support/unlimited.js';
import { pagesOf, wholeThread } from './support/walk.js';

const COUNT = 40;

describe('a long thread', () => {
  const page = newPage();
  let server: TestServer;
  let ada: Client;
  let reader: Client;
  let time = Date.UTC(2026, 0, 1);
  /** In the order they were written in. Every four came in one millisecond, as on a busy day. */
  const written: string[] = [];
  const write = async (): Promise<string> => (await ada.write(page, { captcha: undefined })).id;

  before(async () => {
    server = await startTestServer({ captcha: 'none' }, { limits: unlimited(), now: () => Math.floor(time++ / 4) * 4 });
    ada = await new Client(server.url).join();
    reader = new Client(server.url);
    for (let index = 0; index < COUNT; index++) written.push(await write());
  });
  after(() => server[Symbol.asyncDispose]());

  it('is read to its end without a comment twice or none, in both orders and pages of any size', async () => {
    const newest = await wholeThread(reader, page, 'sort=newest&limit=1000');
    assert.deepEqual([...newest].sort(), [...written].sort());
    for (const limit of [1, 7, 13, COUNT, COUNT + 1]) {
      assert.deepEqual(await wholeThread(reader, page, `sort=newest&limit=${limit}`), newest);
      assert.deepEqual(await wholeThread(reader, page, `sort=oldest&limit=${limit}`), newest.toReversed());
    }
  });

  it('has its newest comments first unless somebody asks otherwise, by their times', async () => {
    for (const [query, direction] of [
      ['limit=1000', -1],
      ['limit=1000&sort=newest', -1],
      ['limit=1000&sort=oldest', 1],
    ] as const) {
      // prettier-ignore
      const times = (await reader.comments(page, query)).body.items.map(({ created }) => Date.parse(created));
      assert.deepEqual(times, times.toSorted((a, b) => direction * (a - b))); // prettier-ignore
    }
  });

  it('neither repeats nor skips while others go on writing', async () => {
    const before = await wholeThread(reader, page, 'limit=1000');
    const seen: string[] = [];
    for await (const { items } of pagesOf(reader, page, 'limit=9')) {
      seen.push(...items.map(({ id }) => id));
      written.push(await write());
    }
    assert.deepEqual(seen, before);
    const oldest: string[] = [];
    let more = 3;
    for await (const { items } of pagesOf(reader, page, 'sort=oldest&limit=9')) {
      oldest.push(...items.map(({ id }) => id));
      if (more-- > 0) written.push(await write());
    }
    assert.deepEqual([...oldest].sort(), [...written].sort());
    assert.equal(new Set(oldest).size, oldest.length);
  });

  it('goes on where it was when the comment at the cursor is gone', async () => {
    const first = await reader.comments(page, 'limit=5');
    const ids = await wholeThread(reader, page, 'limit=1000');
    assert.equal((await ada.remove(first.body.items.at(-1)!.id)).status, 204);
    const rest = await reader.comments(page, `limit=1000&after=${first.body.next!}`);
    assert.deepEqual(rest.body.items.map(({ id }) => id), ids.slice(5)); // prettier-ignore
  });

  it('comes in pages of 50 unless asked otherwise, of at least 1 and at most 1,000', async () => {
    while ((await reader.page(page)).body.comments.count <= 50) await write();
    assert.equal((await reader.comments(page)).body.items.length, 50);
    assert.equal((await reader.comments(page, 'limit=1')).body.items.length, 1);
    assert.equal((await reader.comments(page, 'limit=1000')).status, 200);
    for (const limit of ['0', '-1', '1001', '1.5', 'ten', '', 'NaN', '1e99', '5&limit=6', '%00']) {
      assertProblem(await reader.comments(page, `limit=${limit}`), 422, 'invalid');
    }
  });

  it('refuses an order that it does not know', async () => {
    for (const sort of ['', 'loudest', 'NEWEST', 'created_at desc', "newest'--", 'newest&sort=oldest', '__proto__']) {
      assertProblem(await reader.comments(page, `sort=${encodeURIComponent(sort).replace('%26sort%3D', '&sort=')}`), 422, 'invalid'); // prettier-ignore
    }
  });

  it('refuses a cursor that is not one of its own, or was made for another order', async () => {
    const cursorOf = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    const { next } = (await reader.comments(page, 'limit=1')).body;
    const bad = [
      '',
      'x',
      'null',
      next!.slice(0, 20),
      cursorOf(null),
      cursorOf([]),
      cursorOf({}),
      cursorOf(['newest', 1]),
      cursorOf(['newest', '1', 'a', 0]),
      cursorOf(['newest', 1.5, 'a', 0]),
      cursorOf(['newest', 2 ** 60, 'a', 0]),
      cursorOf(['newest', 1, { id: 'a' }, 0]),
      cursorOf(['newest', 1, 'a\0', 0]),
      cursorOf(['loudest', 1, 'a', 0]),
      "' or 1=1 --",
      'a'.repeat(201),
    ];
    for (const after of bad) {
      assertProblem(await reader.comments(page, `after=${encodeURIComponent(after)}`), 422, 'invalid');
    }
    assertProblem(await reader.comments(page, `sort=oldest&after=${next!}`), 422, 'invalid');
  });
});
