import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { assertProblem, Client, newPage } from '../support/client.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

const JSON_TYPE = { 'content-type': 'application/json' };

describe('a body that nobody honest sends', () => {
  const page = newPage();
  let server: TestServer;
  let ada: Client;
  let pass: string;
  before(async () => {
    server = await startTestServer();
    ada = await new Client(server.url).join();
    pass = await ada.pass(page);
  });
  after(() => server[Symbol.asyncDispose]());
  const send = (raw: string | Uint8Array<ArrayBuffer>) =>
    ada.call('POST', `pages/${page}/comments`, { raw, headers: JSON_TYPE });
  const draft = (own: object = {}): object => ({ body: 'a', author: { name: 'a' }, captcha: pass, ...own });

  it('is refused for its size before it is read (B13)', async () => {
    assertProblem(await send(JSON.stringify(draft({ body: 'a'.repeat(1_000_000) }))), 413, 'too_large');
    assertProblem(await send(' '.repeat(1_000_000)), 413, 'too_large');
    assertProblem(await send('['.repeat(500_000)), 413, 'too_large');
  });

  it('is refused when it is not JSON, or not UTF-8', async () => {
    for (const raw of ['', ' ', '{', 'null,', '{"body":"a"}x', "{'body':'a'}", '{"body":NaN}', '\ufeff\ufeff{}', 'undefined', '<a/>']) assertProblem(await send(raw), 422, 'invalid'); // prettier-ignore
    for (const bytes of [
      [0xff],
      [0xc3, 0x28],
      [0xed, 0xa0, 0x80],
      [0xc0, 0x80],
      [0xf8, 0x88, 0x80, 0x80, 0x80],
      [0xe2, 0x82],
    ]) {
      // prettier-ignore
      const text = new TextEncoder().encode(JSON.stringify(draft({ body: '§' })));
      const at = text.indexOf(0xc2); // the sign's first byte
      const raw = new Uint8Array([...text.subarray(0, at), ...bytes, ...text.subarray(at + 2)]);
      assertProblem(await send(raw), 422, 'invalid');
    }
  });

  it('is refused when it is something else than a comment', async () => {
    for (const value of [null, true, 7, 'a', [], [draft()], {}, { body: 'a' }, { author: { name: 'a' } }]) {
      assertProblem(await ada.call('POST', `pages/${page}/comments`, { body: value }), 422, 'invalid');
    }
  });

  const wrong: Readonly<Record<string, readonly unknown[]>> = {
    body: [null, 7, true, [], ['a'], {}, { toString: 'a' }, '', ' \n\t ', '\u200b\u2060', '\u0000'],
    parent: [7, true, [], {}, ['a'], 'a'.repeat(65)],
    author: [null, 'a', [], [{ name: 'a' }], {}, { name: null }, { name: 7 }, { name: ['a'] }, { name: '' }, { name: ' \t ' }, { name: '\u202e\u200b' }, { name: 'a'.repeat(61) }, { name: 'a', role: 'admin' }, { name: 'a', verified: true }], // prettier-ignore
    captcha: [null, 7, true, [], {}, ['a'], 'a'.repeat(2001)],
    terms: [null, 7, [], {}, 'a'.repeat(61)],
    documents: [null, {}, 'a', ['a'], [null], [{}], [{ document: 'a' }], [{ document: 'a', version: 1 }], [{ document: 'a', version: '1', by: 'b' }], Array.from({ length: 11 }, () => ({ document: 'a', version: '1' }))], // prettier-ignore
    disclaimers: [null, {}, 'a', ['a'], [null], [{}], [{ disclaimer: 'a' }], [{ disclaimer: 'a', version: 1 }], [{ disclaimer: 'a', version: '1', by: 'b' }], Array.from({ length: 11 }, () => ({ disclaimer: 'a', version: '1' }))], // prettier-ignore
    page: [null, 'a', [], { title: 7 }, { title: 'a'.repeat(301) }, { url: 'a'.repeat(2049) }, { url: 'javascript:alert(1)' }, { closed: true }], // prettier-ignore
  };
  for (const [field, values] of Object.entries(wrong)) {
    it(`is refused when its field is of a wrong kind, empty or too long, and says which: ${field} (B31)`, async () => {
      for (const value of values) {
        const reply = await ada.call('POST', `pages/${page}/comments`, { body: draft({ [field]: value }) });
        const { errors } = assertProblem(reply, 422, 'invalid');
        assert.ok(errors?.[0]?.pointer.startsWith(`/${field}`), `${JSON.stringify(value)}: ${JSON.stringify(errors)}`);
      }
    });
  }

  it('is refused with a field that nobody knows, so that no typo is lost in silence', async () => {
    for (const field of ['status', 'id', 'rev', 'visitor', 'visitor_id', 'own', 'Body', 'captchas', 'created', '']) {
      assertProblem(
        await ada.call('POST', `pages/${page}/comments`, { body: draft({ [field]: 'a' }) }),
        422,
        'invalid',
      );
    }
  });

  it('is refused when it reaches for what all objects have in common (B31)', async () => {
    const rest = JSON.stringify(draft()).slice(1);
    for (const start of [
      '{"__proto__":{"status":"published"},',
      '{"constructor":{"prototype":{"a":1}},',
      '{"__proto__":null,',
      '{"\\u005f_proto__":{},',
      '{"constructor":1,',
      '{"prototype":{},',
      '{"toString":"a","hasOwnProperty":1,',
    ]) {
      // prettier-ignore
      assertProblem(await send(start + rest), 422, 'invalid');
    }
    assertProblem(
      await send(JSON.stringify(draft()).replace('{"name":"a"', '{"__proto__":{"name":"a"}')),
      422,
      'invalid',
    );
    assert.equal(({} as Record<string, unknown>).status, undefined);
  });

  it('is refused when it says a field twice, whichever of the two would have passed (B31)', async () => {
    const rest = JSON.stringify(draft()).slice(1, -1);
    for (const raw of [
      `{"captcha":"x",${rest}}`,
      `{${rest},"captcha":null}`,
      `{${rest},"body":"b"}`,
      `{${rest},"b\\u006fdy":"b"}`,
      `{${rest}}`.replace('"name":"a"', '"name":"a","name" : "a"'),
    ]) {
      // prettier-ignore
      assertProblem(await send(raw), 422, 'invalid');
    }
  });

  it('is refused, and the server goes on, however deep it is nested', async () => {
    const depth = 60_000;
    assertProblem(await send('['.repeat(depth) + ']'.repeat(depth)), 422, 'invalid');
    const nested = `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`;
    assertProblem(await send(nested), 422, 'invalid');
    assertProblem(await send(`{"body":${nested},"author":{"name":"a"}}`), 422, 'invalid');
    assert.equal((await ada.page(page)).status, 200);
  });

  it('is not read into by what merely looks like JSON inside of a text', async () => {
    const body = '{"body":"x","body":"y"} \\" "a":"b" \\\\" :';
    const posted = await new Client(server.url).post(newPage(), { body, author: { name: '"a":"b"' } });
    assert.equal(posted.status, 201);
    assert.equal(posted.body.comment.source, body);
  });

  it('writes nothing, and spends nothing: the pass that came along is still good', async () => {
    assert.equal((await ada.comments(page)).body.total, 0);
    assert.equal((await ada.post(page, { captcha: pass })).status, 201);
  });
});
