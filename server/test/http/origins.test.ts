import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { assertProblem, Client, newPage } from '../support/client.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

const SITE = 'https://example.org';
const LOOK_ALIKES = [
  'https://example.org.evil.test',
  'https://evil-example.org',
  'https://www.example.org',
  'http://example.org',
  'https://example.org:8443',
  'https://example.org/',
  'https://EXAMPLE.org',
  'https://example.org@evil.test',
  'https://example.org, https://evil.test',
  'https://example%2eorg',
  'example.org',
  '*',
  'null',
];

describe('a server that serves one site', () => {
  let server: TestServer;
  before(async () => (server = await startTestServer({ origins: [SITE] })));
  after(() => server[Symbol.asyncDispose]());

  it('lets its readers write', async () => {
    const page = newPage();
    assert.equal((await new Client(server.url, SITE).post(page)).status, 201);
  });

  it('lets nobody else change anything, however alike they look (B15, B16)', async () => {
    const page = newPage();
    const ada = await new Client(server.url, SITE).join();
    const { id } = await ada.write(page);
    for (const origin of [...LOOK_ALIKES, 'https://evil.test', 'http://localhost:4000', null]) {
      const headers = { origin };
      const calls = [
        ada.call('POST', 'visitors', { headers }),
        ada.call('POST', `pages/${page}/comments`, { headers, body: { body: 'a', author: { name: 'a' } } }),
        ada.call('PATCH', `comments/${id}`, { headers, body: { body: 'a' } }),
        ada.call('DELETE', `comments/${id}`, { headers }),
        ada.call('PUT', `pages/${page}/rating`, { headers, body: { value: 1 } }),
        ada.call('DELETE', `pages/${page}/rating`, { headers }),
        ada.call('PUT', `pages/${page}/ratings/ease`, { headers, body: { value: 1 } }),
        ada.call('DELETE', `pages/${page}/ratings/ease`, { headers }),
        ada.call('POST', `pages/${page}/acknowledgements`, { headers, body: { disclaimer: 'a', version: '1' } }),
        ada.call('POST', 'captcha/challenges', { headers, body: {} }),
        ada.call('POST', 'captcha/challenges/x/answer', { headers, body: { answer: 'a' } }),
        ada.call('POST', 'preview', { headers, body: { body: 'a' } }),
      ];
      for (const reply of await Promise.all(calls)) {
        assertProblem(reply, 403, 'origin_refused');
        assert.equal(reply.headers.get('access-control-allow-origin'), null);
      }
    }
    assert.equal((await ada.comments(page)).body.total, 1);
  });

  it('refuses a foreign site before it reads what that sends', async () => {
    const headers = { origin: 'https://evil.test', 'content-type': 'application/json' };
    assertProblem(await new Client(server.url).call('POST', 'preview', { raw: '{', headers }), 403, 'origin_refused');
  });

  it('tells browsers exactly which site may read a reply, and caches to keep them apart (B16)', async () => {
    for (const origin of [SITE, ...LOOK_ALIKES]) {
      const { headers } = await new Client(server.url, origin).page(newPage());
      assert.equal(headers.get('access-control-allow-origin'), origin === SITE ? SITE : null);
      assert.equal(headers.get('access-control-allow-credentials'), null);
      assert.match(headers.get('vary') ?? '', /\bOrigin\b/i);
    }
  });

  it('lets a site read when to come back, and why it was refused', async () => {
    for (const path of ['nowhere', 'comments/nobody', 'pages/%2500']) {
      const { headers } = await new Client(server.url, SITE).call('GET', path);
      assert.equal(headers.get('access-control-allow-origin'), SITE, path);
      assert.equal(headers.get('access-control-expose-headers'), 'Retry-After');
    }
  });

  it('answers a preflight for its site, for ten minutes, and for nobody else (B16)', async () => {
    const ask = (origin: string) =>
      fetch(`${server.url}/api/v1/pages/a/comments`, {
        method: 'OPTIONS',
        headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization, content-type, idempotency-key' }, // prettier-ignore
      });
    const { status, headers } = await ask(SITE);
    assert.equal(status, 204);
    assert.equal(headers.get('access-control-allow-origin'), SITE);
    assert.ok(Number(headers.get('access-control-max-age')) <= 600);
    assert.equal(headers.get('access-control-allow-credentials'), null);
    const list = (name: string): string[] => headers.get(name)!.toLowerCase().split(', ');
    for (const method of ['get', 'post', 'put', 'patch', 'delete']) assert.ok(list('access-control-allow-methods').includes(method)); // prettier-ignore
    for (const name of ['authorization', 'content-type', 'idempotency-key']) assert.ok(list('access-control-allow-headers').includes(name)); // prettier-ignore
    for (const origin of LOOK_ALIKES) {
      const refused = await ask(origin);
      assert.equal(refused.headers.get('access-control-allow-origin'), null, origin);
      assert.equal(refused.headers.get('access-control-allow-methods'), null, origin);
    }
  });

  it('keeps nothing about pages of other sites', async () => {
    const ada = await new Client(server.url, SITE).join();
    for (const key of [
      'https://evil.test/a',
      'https://example.org.evil.test/',
      'HTTP://example.org/a',
      'https://example.org:8443/a',
      'https://user@evil.test/',
    ]) {
      // prettier-ignore
      assertProblem(await ada.call('GET', `pages/${encodeURIComponent(key)}`), 403, 'origin_refused');
      assertProblem(await ada.post(key, { captcha: 'none' }), 403, 'origin_refused');
      assertProblem(await ada.call('GET', `counts?page=${encodeURIComponent(key)}`), 403, 'origin_refused');
      assertProblem(await ada.challenge({ page: key }), 403, 'origin_refused');
    }
    assert.equal((await ada.post('https://example.org/a')).status, 201);
  });
});

describe('a server that was told of no site', () => {
  it('serves pages on this machine only', async () => {
    await using server = await startTestServer({ origins: [] });
    for (const origin of ['http://localhost', 'http://localhost:4000', 'https://127.0.0.1:1', 'http://[::1]:5173']) {
      assert.equal((await new Client(server.url, origin).call('POST', 'visitors')).status, 201, origin);
    }
    for (const origin of [
      'http://localhost.evil.test',
      'http://127.0.0.1.evil.test',
      'http://127.0.0.2',
      'http://localhost:80:80',
      'http://0.0.0.0',
      'file://',
      'http://evil.test/http://localhost',
      'null',
    ]) {
      // prettier-ignore
      assertProblem(await new Client(server.url, origin).call('POST', 'visitors'), 403, 'origin_refused');
    }
  });
});
