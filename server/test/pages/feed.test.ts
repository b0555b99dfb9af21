import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Client, newPage, ORIGIN } from '../support/client.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

describe('the feed of a page', () => {
  let server: TestServer;
  let client: Client;
  const feedOf = (page: string, headers: Record<string, string> = {}) =>
    fetch(`${server.url}/pages/${encodeURIComponent(page)}/feed.xml`, { headers });
  before(async () => {
    server = await startTestServer();
    client = await new Client(server.url).join();
  });
  after(() => server[Symbol.asyncDispose]());

  it('has every comment and reply, the last one first, with who wrote it and where it is', async () => {
    const page = `${ORIGIN}/story`;
    const parent = await client.write(page, { page: { title: 'A story', url: page }, body: 'A *question*.', author: { name: 'Ada', website: 'https://ada.test' } }); // prettier-ignore
    const reply = await client.write(page, { body: 'An ||hidden|| answer.', parent: parent.id });
    const response = await feedOf(page);
    assert.equal(response.headers.get('content-type'), 'application/atom+xml; charset=utf-8');
    const xml = await response.text();
    assert.match(xml, /^<\?xml version="1\.0" encoding="utf-8"\?>/);
    assert.match(xml, /<title>Comments on A story<\/title>/);
    assert.deepEqual([...xml.matchAll(/<id>urn:afterword:comment:(\w+)<\/id>/g)].map(([, id]) => id), [reply.id, parent.id]); // prettier-ignore
    assert.ok(xml.includes(`href="${page}#comment-${parent.id}"`));
    assert.ok(xml.includes(`ref="urn:afterword:comment:${parent.id}"`), 'an answer says what it answers');
    assert.ok(xml.includes('&lt;em&gt;question&lt;/em&gt;'));
    assert.ok(xml.includes('An […] answer.'), 'what its writer hid is not in it');
    assert.doesNotMatch(xml, /lit-part|hidden/);
  });

  it('is empty and valid for a page that nobody has written to', async () => {
    const xml = await (await feedOf(newPage())).text();
    assert.match(xml, /<updated>1970-01-01T00:00:00\.000Z<\/updated>/);
    assert.doesNotMatch(xml, /<entry/);
  });

  it('is not sent again to who has it, and is once something happened', async () => {
    const page = newPage();
    await client.write(page);
    const tag = (await feedOf(page)).headers.get('etag')!;
    const same = await feedOf(page, { 'if-none-match': tag });
    assert.equal(same.status, 304);
    assert.equal(await same.text(), '');
    await client.write(page);
    assert.equal((await feedOf(page, { 'if-none-match': tag })).status, 200);
  });

  it('holds neither what waits for a moderator nor what was removed', async () => {
    const page = newPage();
    await client.write(page, { body: '[a](https://a.test) '.repeat(9) });
    const gone = await client.write(page, { body: 'Gone.' });
    await client.remove(gone.id);
    assert.doesNotMatch(await (await feedOf(page)).text(), /a\.test|Gone|<entry/);
  });

  it('goes back as far as fifty comments', async () => {
    const page = newPage();
    for (let n = 1; n <= 52; n++) await client.write(page, { body: `Number ${n}.` });
    const xml = await (await feedOf(page)).text();
    assert.equal([...xml.matchAll(/<entry>/g)].length, 50);
    assert.doesNotMatch(xml, /Number [12]\./);
  });
});
