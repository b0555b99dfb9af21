import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { assertProblem, Client } from '../support/client.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

const SITE = 'https://example.org';

describe('the key of a page', () => {
  let server: TestServer;
  let ada: Client;
  before(async () => {
    server = await startTestServer({ origins: [SITE], captcha: 'none' });
    ada = await new Client(server.url, SITE).join();
  });
  after(() => server[Symbol.asyncDispose]());
  const write = (key: string) => ada.write(key, { captcha: undefined });

  it('leads to one thread however a link to the page is decorated (B37)', async () => {
    const key = `${SITE}/spine?part=2`;
    const { id } = await write(key);
    for (const spelling of [
      `${SITE}/spine/?part=2`,
      `${SITE}/spine//?part=2`,
      `${key}#comments`,
      `${key}&utm_source=mail&utm_campaign=a%20b`,
      `${SITE}/spine?utm_medium=x&part=2&fbclid=1`,
      `${SITE}/spine?gclid=1&part=2&_ga=2&UTM_TERM=c`,
      `${SITE}:443/spine?part=2`,
      'HTTPS://EXAMPLE.ORG/spine?part=2',
      `${SITE}/a/../spine?part=2`,
    ]) {
      const { page } = (await ada.page(spelling)).body;
      assert.equal(page, key, spelling);
      assert.equal((await ada.comments(spelling)).body.items[0]!.id, id);
    }
  });

  it('is none that an address folds away', async () => {
    for (const key of ['.', '..']) {
      const { status, body } = await ada.call<{ code: string }>('POST', 'captcha/challenges', { body: { page: key } });
      assert.equal(status, 422, key);
      assert.equal(body.code, 'invalid');
    }
  });

  it('stays another one where the address names another page', async () => {
    const keys = ['/', '/spine', '/Spine', '/spine?part=1', '/spine?part=2&a=b', '/spine?utm=1', '/spine?a&b', '/spine?b&a', '/spine?a=b%20c', '/spine?a=b+c', '/spine?']; // prettier-ignore
    const normal = new Set<string>();
    for (const path of keys) normal.add((await ada.page(`${SITE}${path}`)).body.page);
    assert.equal(normal.size, keys.length - 1, 'a question mark with nothing behind it names nothing');
  });

  it('is spelled the same with tracking and without, whatever else is in the query', async () => {
    for (const query of [
      'q=a%20b',
      'q=a+b',
      'q=%C3%A4',
      'q=ä',
      'q',
      'q=',
      'q=a%26b',
      'q=a=b',
      "q='",
      'q=a;b',
      'q=(1)~*',
    ]) {
      const plain = (await ada.page(`${SITE}/search?${query}`)).body.page;
      assert.equal((await ada.page(`${SITE}/search?${query}&utm_source=x`)).body.page, plain, query);
      assert.equal((await ada.page(`${SITE}/search?fbclid=x&${query}`)).body.page, plain, query);
      assert.equal((await ada.page(plain)).body.page, plain, 'a key in its normal spelling stays as it is');
    }
  });

  it('may be any other text, percent-encoded into one segment', async () => {
    for (const key of [
      'a',
      ' a ',
      'a/b',
      '../../etc/passwd',
      'a?b#c',
      'a%2Fb',
      '%00',
      '%',
      '日本語',
      '👍',
      'a\nb',
      '"\'<b>`',
      '__proto__',
      'constructor',
      "' or 1=1 --",
      'page:1;drop',
      'urn:isbn:1',
      'example.org/spine',
    ]) {
      // prettier-ignore
      const { id } = await write(key);
      assert.equal((await ada.page(key)).body.page, key);
      assert.equal((await ada.page(key)).body.url, null, `${key} is no address to send readers to`);
      const { items } = (await ada.comments(key)).body;
      assert.deepEqual(items.map((item) => ({ id: item.id, page: item.page })), [{ id, page: key }], key); // prettier-ignore
    }
  });

  it('is the address of its page where it is one', async () => {
    assert.equal((await ada.page(`${SITE}/spine`)).body.url, `${SITE}/spine`);
    for (const key of ['javascript:alert(1)', 'data:text/html,a', 'mailto:a@b.test']) {
      assert.equal((await ada.page(key)).body.url, null, key);
    }
  });

  it('is taken for an address wherever a browser would', async () => {
    for (const key of [
      'https:evil.test',
      'https:/evil.test',
      'http:\\\\evil.test',
      ' https://evil.test',
      'ht\ntps://evil.test',
    ]) {
      assertProblem(await ada.call('GET', `pages/${encodeURIComponent(key)}`), 403, 'origin_refused');
    }
  });

  it('has at most 2,048 bytes, of which a letter may take several', async () => {
    for (const key of ['a'.repeat(2048), 'é'.repeat(1024), '👍'.repeat(512)]) assert.equal((await ada.page(key)).status, 200); // prettier-ignore
    for (const key of ['a'.repeat(2049), 'é'.repeat(1025), '👍'.repeat(513), `${SITE}/${'a'.repeat(2048)}`]) {
      assertProblem(await ada.call('GET', `pages/${encodeURIComponent(key)}`), 422, 'invalid');
      assertProblem(await ada.call('GET', `counts?page=${encodeURIComponent(key)}`), 422, 'invalid');
      assertProblem(await ada.challenge({ page: key }), 422, 'invalid');
    }
    assert.equal((await ada.page(`${SITE}/a?utm_source=${'a'.repeat(3000)}`)).status, 200, 'what is not kept is not counted'); // prettier-ignore
  });

  it('is not empty, holds no NUL and is no address that leads nowhere', async () => {
    for (const key of ['a%00b', '%00', 'https%3A%2F%2F', 'https%3A%2F%2Fexa%20mple.org%2F', 'http%3A%2F%2F%5B%3A%3A']) {
      assertProblem(await ada.call('GET', `pages/${key}`), 422, 'invalid');
    }
    for (const page of ['', '\0']) assertProblem(await ada.challenge({ page }), 422, 'invalid');
  });

  it('says so when it is not well-formed', async () => {
    for (const key of ['%', '%zz', '%E0%A4%A', '%ff', '%ED%A0%80']) {
      const response = await fetch(`${server.url}/api/v1/pages/${key}`);
      assert.equal(response.status, 422);
      assert.equal(((await response.json()) as { code: string }).code, 'invalid', key);
    }
  });
});
