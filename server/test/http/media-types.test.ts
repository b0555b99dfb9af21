import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { assertProblem, Client } from '../support/client.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

const BODY = '{"body":"It helped."}';

describe('a call that sends something', () => {
  let server: TestServer;
  let client: Client;
  before(async () => {
    server = await startTestServer({ siteverifySecret: 'a secret of ours' });
    client = new Client(server.url);
  });
  after(() => server[Symbol.asyncDispose]());

  it('sends JSON and says so', async () => {
    for (const type of ['application/json', 'application/json; charset=utf-8', 'Application/JSON']) {
      const { status } = await client.call('POST', 'preview', { raw: BODY, headers: { 'content-type': type } });
      assert.equal(status, 200, type);
    }
  });

  it('is refused for any other type, which a form of another site could send, and for none (B14)', async () => {
    const types = [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'text/plain; application/json',
      'text/json',
      'application/jsonx',
      'application/json-patch+json',
      'application/vnd.api+json',
      'application/xml',
      'json',
      null,
    ];
    for (const type of types) {
      const raw = new TextEncoder().encode(BODY); // bytes, which fetch gives no type of its own
      const reply = await client.call('POST', 'preview', { raw, headers: { 'content-type': type } });
      assertProblem(reply, 415, 'unsupported_media_type');
    }
  });

  it('does not take a form where one is taken next door', async () => {
    await client.join();
    const raw = new URLSearchParams({ body: 'a', 'author[name]': 'a' }).toString();
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    assertProblem(await client.call('POST', 'pages/a/comments', { raw, headers }), 415, 'unsupported_media_type');
    const verify = await client.call<{ success: boolean }>('POST', 'captcha/siteverify', { raw: 'secret=a', headers });
    assert.equal(verify.body.success, false);
  });

  it('needs a body where one is needed, and none where none is', async () => {
    assertProblem(await client.call('POST', 'preview'), 422, 'invalid');
    assertProblem(await client.call('POST', 'preview', { raw: '', headers: { 'content-type': 'application/json' } }), 422, 'invalid'); // prettier-ignore
    assert.equal((await client.call('POST', 'visitors')).status, 201);
  });

  it('is answered in JSON, a refusal as a problem (RFC 9457)', async () => {
    const good = await client.call('POST', 'preview', { body: { body: 'a' } });
    assert.match(good.headers.get('content-type')!, /^application\/json\b/);
    const bad = await client.call('POST', 'preview', { body: { body: 1 } });
    assert.match(bad.headers.get('content-type')!, /^application\/problem\+json\b/);
    assert.deepEqual(Object.keys(assertProblem(bad, 422, 'invalid')).sort(), ['code', 'detail', 'errors', 'status', 'title', 'type']); // prettier-ignore
  });
});
