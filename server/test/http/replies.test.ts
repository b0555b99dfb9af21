import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { after, before, describe, it } from 'node:test';
import type { Problem } from 'afterword/protocol';
import { Client, ORIGIN } from '../support/client.js';
import { withSql } from '../support/sql.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

describe('every reply of the API', () => {
  let server: TestServer;
  let bearer: string;
  before(async () => {
    server = await startTestServer();
    bearer = `Bearer ${(await new Client(server.url).join()).token!}`;
  });
  after(() => server[Symbol.asyncDispose]());

  /** One call for each way a reply can come about. */
  const calls: Readonly<Record<string, readonly [method: string, path: string, init?: RequestInit]>> = {
    'a page': ['GET', 'pages/a'],
    'a thread': ['GET', 'pages/a/comments'],
    'a head alone': ['HEAD', 'pages/a'],
    'a preflight': ['OPTIONS', 'pages/a', { headers: { 'access-control-request-method': 'PUT' } }],
    'options without a question': ['OPTIONS', 'pages/a'],
    'a token': ['POST', 'visitors'],
    'nothing at an address': ['GET', 'nowhere'],
    'nothing at an address of a write': ['POST', 'nowhere'],
    'a method that is not there': ['PUT', 'preview'],
    'no such comment': ['GET', 'comments/nobody'],
    'a bad address': ['GET', 'pages/%zz'],
    'a bad address with a text': ['GET', 'pages/%E0%A4%A&my-disease'],
    'a query that is wrong': ['GET', 'pages/a/comments?limit=x'],
    'a key that is too long': ['GET', `pages/${'a'.repeat(2049)}`],
    'a key that is far too long': ['GET', `pages/${'a'.repeat(9000)}`],
    'too much': ['POST', 'preview', { body: 'a'.repeat(200_000), headers: { 'content-type': 'application/json' } }],
    'another type': ['POST', 'preview', { body: 'a' }],
    'no JSON': ['POST', 'preview', { body: '{"a', headers: { 'content-type': 'application/json' } }],
    'no visitor': ['POST', 'pages/a/comments', { body: '{"body":"a","author":{"name":"a"}}', headers: { 'content-type': 'application/json', authorization: '' } }], // prettier-ignore
    'a foreign origin': ['POST', 'visitors', { headers: { origin: 'https://evil.test' } }],
    'no captcha pass': ['PUT', 'pages/a/rating', { body: '{"value":1}', headers: { 'content-type': 'application/json' } }], // prettier-ignore
  };
  const ask = ([method, path, init]: (typeof calls)[string]) =>
    fetch(`${server.url}/api/v1/${path}`, {
      method,
      ...init,
      headers: { origin: ORIGIN, authorization: bearer, ...(init?.headers as Record<string, string>) },
    });

  for (const [name, call] of Object.entries(calls)) {
    it(`is data and nothing else, is kept by no cache, and sets no cookie: ${name} (B38, B17)`, async () => {
      const { headers } = await ask(call);
      assert.equal(headers.get('x-content-type-options'), 'nosniff');
      assert.equal(headers.get('referrer-policy'), 'no-referrer');
      assert.equal(headers.get('cross-origin-resource-policy'), 'cross-origin');
      assert.equal(headers.get('cache-control'), 'no-store');
      assert.equal(headers.get('content-security-policy'), "default-src 'none'; sandbox");
      assert.equal(headers.get('set-cookie'), null);
      assert.equal(headers.get('x-powered-by') ?? headers.get('server'), null);
    });
  }

  it('is, when it refuses, a problem in our words, and tells nothing of our insides or of the call (B47)', async () => {
    for (const [name, call] of Object.entries(calls)) {
      const response = await ask(call);
      if (response.status < 400) continue;
      const text = await response.text();
      assert.match(response.headers.get('content-type')!, /^application\/problem\+json\b/, name);
      const problem = JSON.parse(text) as Problem;
      assert.equal(problem.status, response.status);
      assert.equal(problem.type, `urn:afterword:problem:${problem.code}`);
      assert.ok(problem.title.length > 0 && problem.detail.length > 0);
      assert.doesNotMatch(text, /node_modules|\.js:|\.ts:|FST_|select |sqlite|my-disease|%zz|\bat \w+ \(/i, name);
    }
  });

  it('is, when something breaks, a problem that says no more than that', async () => {
    await using broken = await startTestServer({ captcha: 'none' });
    const ada = await new Client(broken.url).join();
    withSql(broken, (db) => db.exec('alter table comments rename to lost'));
    const reply = await ada.post('a', { captcha: undefined });
    assert.equal(reply.status, 500);
    assert.deepEqual(reply.body, {
      type: 'urn:afterword:problem:internal',
      title: 'Something broke on our side',
      status: 500,
      code: 'internal',
      detail: 'That is our fault. Please try again.',
    });
    assert.equal(reply.headers.get('x-content-type-options'), 'nosniff');
    assert.equal(reply.headers.get('access-control-allow-origin'), ORIGIN);
  });

  it('has a head alone for who asks for that, of an event stream too, which then ends', async () => {
    for (const path of ['pages/a', 'pages/a/events', 'pages/a/comments']) {
      const response = await ask(['HEAD', path]);
      assert.equal(response.status, 200);
      assert.equal(await response.text(), '');
    }
  });
});

describe('what is not HTTP', () => {
  let server: TestServer;
  before(async () => (server = await startTestServer()));
  after(() => server[Symbol.asyncDispose]());

  const send = async (bytes: string): Promise<string> => {
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
    socket.end(bytes);
    return (await socket.setEncoding('utf8').toArray()).join('');
  };

  for (const [what, bytes, status, code] of [
    ['no request line', 'Hello?\r\n\r\n', 400, 'invalid'],
    ['a header without a name', 'GET / HTTP/1.1\r\nHost: a\r\n: b\r\n\r\n', 400, 'invalid'],
    ['a length that is none', 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n', 400, 'invalid'],
    ['a head that never ends', `GET / HTTP/1.1\r\nHost: a\r\nX: ${'a'.repeat(20_000)}\r\n\r\n`, 431, 'too_large'],
  ] as const) {
    it(`is answered with a problem as well: ${what} (B47)`, async () => {
      const reply = await send(bytes);
      assert.match(reply, new RegExp(`^HTTP/1\\.1 ${status} `));
      const [head = '', body = ''] = reply.split('\r\n\r\n');
      assert.match(head, /content-type: application\/problem\+json/);
      assert.match(head, /x-content-type-options: nosniff/i);
      const problem = JSON.parse(body) as Problem;
      assert.equal(problem.code, code);
      assert.equal(problem.status, status);
    });
  }
});
