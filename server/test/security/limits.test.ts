import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { LIMITS, Limits, network } from '../../src/security/limits.js';
import { assertProblem, Client, newPage, type Reply } from '../support/client.js';
import { startTestServer } from '../support/test-server.js';

const only = (limits: Partial<Record<keyof typeof LIMITS, number>>): Limits =>
  new Limits({ ...LIMITS, ...Object.fromEntries(Object.entries(limits).map(([name, points]) => [name, { points, duration: 60 }])) }); // prettier-ignore
const from = (address: string) => ({ 'x-forwarded-for': address });

describe('a reader who writes a lot', () => {
  it('is told to wait, and for how long, while others go on', async () => {
    await using server = await startTestServer({}, { limits: only({ visitorWrites: 2 }) });
    const page = newPage();
    const [ada, bob] = [await new Client(server.url).join(), await new Client(server.url).join()];
    const { id } = await ada.write(page);
    await ada.rate(page, 4);
    const refused: Reply<unknown>[] = [
      await ada.post(page),
      await ada.rate(page, 5),
      await ada.undo(page),
      await ada.edit(id, 'a'),
    ];
    refused.push(await ada.call('POST', `pages/${page}/acknowledgements`, { body: { disclaimer: 'a', version: '1' } }));
    for (const reply of refused) {
      assertProblem(reply, 429, 'rate_limited');
      assert.match(reply.headers.get('retry-after')!, /^[1-9]\d?$/);
    }
    assert.equal((await ada.comments(page)).status, 200);
    assert.equal((await bob.post(page)).status, 201);
  });

  it('keeps the pass of a post that was refused for its haste', async () => {
    await using server = await startTestServer({}, { limits: only({ visitorWrites: 1 }) });
    const [page, ada] = [newPage(), await new Client(server.url).join()];
    await ada.write(page);
    const captcha = await ada.pass(page);
    assertProblem(await ada.post(page, { captcha }), 429, 'rate_limited');
    const bob = await new Client(server.url).join();
    assert.equal((await bob.post(page, { captcha })).status, 201);
  });

  it('pays for what was written and not for what was refused', async () => {
    await using server = await startTestServer({}, { limits: only({ visitorWrites: 1 }) });
    const [page, ada] = [newPage(), await new Client(server.url).join()];
    for (let index = 0; index < 5; index++) {
      assertProblem(await ada.post(page, { captcha: undefined }), 403, 'captcha_required');
      assertProblem(await ada.post(page, { captcha: 'forged' }), 403, 'captcha_rejected');
      assertProblem(await ada.post(page, { body: '' }), 422, 'invalid');
      assertProblem(await ada.post(page, { parent: 'nobody' }), 422, 'invalid');
    }
    assert.equal((await ada.post(page)).status, 201);
  });
});

describe('an address that many readers share', () => {
  it('is asked for an image when much comes from it, and not refused', async () => {
    await using server = await startTestServer({}, { limits: only({ addressWrites: 3 }) });
    const page = newPage();
    for (let index = 0; index < 3; index++) await new Client(server.url).write(page);
    const reader = await new Client(server.url).join();
    const captcha = await reader.pass(page);
    assert.deepEqual(assertProblem(await reader.post(page, { captcha }), 403, 'captcha_required').kinds, [
      'image',
      'audio',
      'hold',
    ]);
    assert.deepEqual(assertProblem(await reader.post(page, { captcha: undefined }), 403, 'captcha_required').kinds, ['image', 'audio', 'hold']); // prettier-ignore
    assert.deepEqual(assertProblem(await reader.rate(page, 4, captcha), 403, 'captcha_required').kinds, [
      'image',
      'audio',
    ]);
    assert.equal((await reader.challenge({ page })).body.kind, 'image');
  });

  it('is refused only when it is a flood', async () => {
    await using server = await startTestServer({}, { limits: only({ addressFlood: 3 }) });
    const page = newPage();
    for (let index = 0; index < 3; index++) await new Client(server.url).write(page);
    const reply = await new Client(server.url).post(page);
    assertProblem(reply, 429, 'rate_limited');
    assert.ok(Number(reply.headers.get('retry-after')) >= 1);
  });

  it('has a limit of everything that costs the server something (B32)', async () => {
    await using server = await startTestServer(
      {},
      { limits: only({ visitors: 2, challenges: 6, images: 2, previews: 2 }) },
    );
    const client = new Client(server.url);
    const calls = {
      visitors: () => client.call('POST', 'visitors'),
      images: () => client.challenge<never>({ kind: 'image' }),
      previews: () => client.call('POST', 'preview', { body: { body: 'a' } }),
    };
    for (const call of Object.values(calls)) {
      for (let index = 0; index < 2; index++) assert.ok((await call()).status < 300);
      assertProblem(await call(), 429, 'rate_limited');
    }
    for (let index = 0; index < 3; index++) assert.equal((await client.challenge({})).body.kind, 'pow');
    assertProblem(await client.challenge({}), 429, 'rate_limited');
  });

  it('has one limit of what is drawn and of what is spoken, and silent work is still there (B32)', async () => {
    await using server = await startTestServer({}, { limits: only({ images: 2 }) });
    const client = new Client(server.url);
    for (const kind of ['image', 'audio']) assert.equal((await client.challenge({ kind })).status, 201, kind);
    for (const kind of ['image', 'audio']) assertProblem(await client.challenge<never>({ kind }), 429, 'rate_limited');
    assert.equal((await client.challenge({ kind: 'pow' })).body.kind, 'pow');
  });

  it('has a limit of what is drawn for it (B32)', async () => {
    await using server = await startTestServer({}, { limits: only({ documents: 2 }) });
    const path = `${server.url}/pages/${newPage()}`;
    assert.equal((await fetch(path)).status, 200);
    assert.equal((await fetch(`${path}/feed.xml`)).status, 200);
    for (const part of ['', '/include.html', '/feed.xml']) {
      const reply = await fetch(path + part);
      assert.equal(reply.status, 429, part);
      assert.ok(Number(reply.headers.get('retry-after')) >= 1);
      assert.match(await reply.text(), /That was a lot at once/);
    }
  });
});

describe('the address of a reader', () => {
  const tryTwice = async (proxies: readonly string[], one: string, other: string): Promise<number> => {
    await using server = await startTestServer({ trustedProxies: proxies }, { limits: only({ visitors: 1 }) });
    const client = new Client(server.url);
    assert.equal((await client.call('POST', 'visitors', { headers: from(one) })).status, 201);
    return (await client.call('POST', 'visitors', { headers: from(other) })).status;
  };

  it('is what a trusted proxy says it is (B33)', async () => {
    assert.equal(await tryTwice(['127.0.0.1'], '203.0.113.1', '203.0.113.2'), 201);
    assert.equal(await tryTwice(['127.0.0.0/8'], '203.0.113.1', '203.0.113.1'), 429);
  });

  it('is not what the reader says it is (B33)', async () => {
    assert.equal(await tryTwice([], '203.0.113.1', '203.0.113.2'), 429, 'no proxy is trusted');
    assert.equal(await tryTwice(['10.0.0.0/8'], '203.0.113.1', '203.0.113.2'), 429, 'another proxy is trusted');
    assert.equal(await tryTwice(['127.0.0.1'], '198.51.100.1, 203.0.113.1', '198.51.100.2, 203.0.113.1'), 429, 'only the last hop was seen by the proxy'); // prettier-ignore
  });

  it('is seen through all proxies that are trusted, and none beyond (B33)', async () => {
    const proxies = ['127.0.0.1', '10.0.0.0/8'];
    assert.equal(await tryTwice(proxies, '203.0.113.1, 10.0.0.7', '203.0.113.2, 10.0.0.7'), 201);
    assert.equal(await tryTwice(proxies, '203.0.113.1, 10.0.0.7', '203.0.113.1, 10.0.0.8'), 429);
  });

  it('is a household: a whole /64 of IPv6, one address of IPv4 however it is written (B33)', async () => {
    assert.equal(await tryTwice(['127.0.0.1'], '2001:db8:1:2:3::4', '2001:db8:1:2:ffff:ffff:ffff:ffff'), 429);
    assert.equal(await tryTwice(['127.0.0.1'], '2001:db8:1:2::1', '2001:db8:1:3::1'), 201);
    assert.equal(await tryTwice(['127.0.0.1'], '::ffff:203.0.113.1', '203.0.113.1'), 429);
    assert.equal(
      await tryTwice(['127.0.0.1'], '203.0.113.1:4711', '203.0.113.1:4712'),
      429,
      'some proxies add the port',
    );
    assert.equal(network('[2001:db8:1:2::1]:4711'), network('2001:db8:1:2::2'));
    assert.equal(network('203.0.113.1:80'), network('203.0.113.1'));
    assert.equal(network('2001:DB8:0001:2::1'), network('2001:db8:1:2:0:0:0:ffff'));
    assert.notEqual(network('203.0.113.1'), network('203.0.113.2'));
  });
});
