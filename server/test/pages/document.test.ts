import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Client, newPage, ORIGIN } from '../support/client.js';
import { startTestServer, type TestServer } from '../support/test-server.js';
import { attribute, filled, send, textOf, visit, type Visit } from './support/visit.js';

const find = ({ elements }: Visit, tag: string, name: string, value: string) =>
  elements.find((element) => element.tagName === tag && attribute(element, name) === value);
const links = ({ elements }: Visit): Map<string, string> =>
  new Map(elements.filter(({ tagName }) => tagName === 'a').map((link) => [textOf(link).trim(), attribute(link, 'href') ?? ''])); // prettier-ignore
const dataOf = (document: Visit): { commentCount: number; comment: Record<string, unknown>[] } =>
  JSON.parse(textOf(find(document, 'script', 'type', 'application/ld+json')!)) as never;

describe('a page as a document', () => {
  let server: TestServer;
  let client: Client;
  const urlOf = (page: string): string => `${server.url}/pages/${encodeURIComponent(page)}`;
  before(async () => {
    server = await startTestServer();
    client = await new Client(server.url).join();
  });
  after(() => server[Symbol.asyncDispose]());

  it('has everything in it that a reader sees, in shadow roots that are declared', async () => {
    const page = newPage();
    await client.write(page, { body: 'It *helped*.', author: { name: 'Ada Lovelace' } });
    await client.rate(page, 4);
    const { status, html, elements } = await visit(urlOf(page));
    assert.equal(status, 200);
    for (const text of ['Ada Lovelace', '<em>', 'helped', '4.0 · 1 rating', 'Not medical advice']) assert.ok(html.includes(text), text); // prettier-ignore
    const roots = elements.filter((element) => attribute(element, 'shadowrootmode') === 'open');
    assert.ok(roots.length >= 4);
  });

  it('says in words what readers gave under each name, and nothing of names where there are none', async () => {
    const ratings = new Map([['ease', 5], ['pain-relief', 10]]); // prettier-ignore
    await using named = await startTestServer({ ratings });
    const page = newPage();
    await (await new Client(named.url).join()).rateBy('pain-relief', page, 8);
    await (await new Client(named.url).join()).rateBy('pain-relief', page, 9.5);
    const { elements } = await visit(`${named.url}/pages/${page}`);
    const list = elements.find((element) => attribute(element, 'class') === 'ratings')!;
    const words = textOf(list).replaceAll(/\s+/g, ' ').trim();
    assert.equal(words, 'Ease Not rated yet Pain relief 8.8 of 10 · 2 ratings');
    const german = (await visit(`${named.url}/pages/${page}?lang=de`)).html;
    assert.ok(german.includes('8,8 of 10'), 'numbers follow the language');
    const without = await visit(urlOf(page));
    assert.ok(!without.elements.some((element) => attribute(element, 'class') === 'ratings'));
  });

  it('says whose comments it holds, where they are read, and where news of them are', async () => {
    const page = `${ORIGIN}/story`;
    await client.write(page, { page: { title: 'A <story> & more', url: page } });
    const document = await visit(urlOf(`${page}/?utm_source=mail#top`));
    assert.equal(attribute(find(document, 'link', 'rel', 'canonical'), 'href'), page);
    const feed = find(document, 'link', 'type', 'application/atom+xml');
    assert.equal((await fetch(new URL(attribute(feed, 'href')!, server.url))).status, 200);
    assert.equal(textOf(document.elements.find(({ tagName }) => tagName === 'title')!), 'Comments on A <story> & more');
    const headings = document.elements.filter(({ tagName }) => /^h\d$/.test(tagName)).map(({ tagName }) => tagName);
    assert.equal(headings.filter((tag) => tag === 'h1').length, 1);
    assert.equal(find(await visit(urlOf(newPage())), 'link', 'rel', 'canonical'), undefined, 'none that is not known');
  });

  it('speaks the language and runs the way that its page does', async () => {
    const root = async (query: string) => {
      const { elements } = await visit(urlOf('manner') + query);
      const html = elements.find(({ tagName }) => tagName === 'html');
      return [attribute(html, 'lang'), attribute(html, 'dir')];
    };
    assert.deepEqual(await root(''), ['en', undefined]);
    assert.deepEqual(await root('?lang=de-at'), ['de-AT', undefined]);
    assert.deepEqual(await root('?lang=ar'), ['ar', 'rtl']);
    assert.deepEqual(await root('?lang=az-Arab'), ['az-Arab', 'rtl']);
    assert.deepEqual(await root('?lang=en&dir=rtl'), ['en', 'rtl']);
    assert.deepEqual(await root(`?lang=${encodeURIComponent('"><script>')}&dir=up`), ['en', undefined]);
    const german = await visit(`${urlOf('manner')}?lang=de`);
    for (const href of links(german).values()) if (href.startsWith('/')) assert.match(href, /[?&]lang=de/);
  });

  it('is under a policy as strict as the demonstration’s, with styles in files that may be kept', async () => {
    const page = newPage();
    await client.write(page);
    const { headers, elements } = await visit(urlOf(page));
    const policy = headers.get('content-security-policy')!;
    assert.doesNotMatch(policy, /unsafe|nonce|sha256|\*/);
    for (const rule of [
      "default-src 'none'",
      "style-src 'self'",
      "script-src 'self'",
      "form-action 'self'",
      "frame-ancestors 'none'",
      "require-trusted-types-for 'script'",
    ])
      // prettier-ignore
      assert.ok(policy.split('; ').includes(rule), rule);
    assert.equal(elements.filter((element) => element.tagName === 'style' || attribute(element, 'style') !== undefined).length, 0); // prettier-ignore
    const sheets = elements.filter((element) => attribute(element, 'rel') === 'stylesheet');
    for (const href of new Set(sheets.map((sheet) => attribute(sheet, 'href')!))) {
      const sheet = await fetch(new URL(href, server.url));
      assert.equal(sheet.headers.get('content-type'), 'text/css; charset=utf-8');
      assert.match(sheet.headers.get('cache-control')!, /immutable/);
    }
    assert.equal(headers.get('set-cookie'), null);
    assert.equal(headers.get('cache-control'), 'private, no-cache');
  });

  it('brings the script only where a thread begins', async () => {
    const page = newPage();
    const { id } = await client.write(page);
    const hasScript = async (query: string) => find(await visit(urlOf(page) + query), 'script', 'type', 'module') !== undefined; // prettier-ignore
    assert.deepEqual(await Promise.all(['', '?sort=best', `?comment=${id}`, `?reply=${id}`, '?held=1'].map(hasScript)), [true, true, false, false, false]); // prettier-ignore
  });

  it('leads to every reply of a comment that has more than fit', async () => {
    const page = newPage();
    const parent = await client.write(page);
    for (let n = 1; n <= 27; n++) await client.write(page, { parent: parent.id, body: `Reply ${n}.` });
    const first = await visit(urlOf(page));
    const branch = await visit(new URL(links(first).get('Show all 27 replies')!, server.url).href);
    const rest = await visit(new URL(links(branch).get('More replies')!, server.url).href);
    const seen = new Set([...`${branch.html}${rest.html}`.matchAll(/Reply (\d+)\./g)].map(([, n]) => n));
    assert.equal(seen.size, 27);
  });

  it('tells crawlers what everyone can see, and nothing of what is held or removed (schema.org)', async () => {
    const page = newPage();
    const parent = await client.write(page, { body: 'A ||secret|| *question*.', author: { name: 'Ada', website: 'https://ada.test', email: 'ada@example.org' } }); // prettier-ignore
    const reply = await client.write(page, { body: 'An answer.', parent: parent.id });
    const held = await client.write(page, { body: '[a](https://a.test) '.repeat(9) });
    assert.equal(held.status, 'held');
    const { commentCount, comment } = dataOf(await visit(urlOf(page)));
    assert.equal(commentCount, 2);
    assert.equal(comment.length, 1);
    assert.equal(comment[0]!['@type'], 'Comment');
    assert.equal(comment[0]!.text, 'A … question.');
    assert.deepEqual(comment[0]!.author, { '@type': 'Person', name: 'Ada', url: 'https://ada.test/' });
    assert.ok(!Number.isNaN(Date.parse(comment[0]!.dateCreated as string)));
    assert.equal((comment[0]!.comment as Record<string, unknown>[])[0]!.text, 'An answer.');
    await client.remove(parent.id);
    const after = await visit(urlOf(page));
    assert.deepEqual(
      dataOf(after).comment.map(({ url }) => (url as string).split('#')[1]),
      [`comment-${reply.id}`],
    );
    assert.doesNotMatch(after.html, /question|ada@example\.org|a\.test/);
  });

  it('is found by a link that does not know where it stands, from pages of ours only', async () => {
    const follow = (referer?: string) =>
      visit(`${server.url}/pages`, referer === undefined ? {} : { headers: { referer } });
    const found = await follow(`${ORIGIN}/story?utm_source=mail`);
    assert.equal(found.status, 303);
    assert.equal(found.headers.get('location'), `/pages/${encodeURIComponent(`${ORIGIN}/story`)}`);
    assert.equal((await follow('https://evil.test/')).status, 403);
    assert.equal((await follow()).status, 404);
  });

  it('refuses in words and with the right status', async () => {
    const asks: readonly [string, number][] = [
      ['?after=made-up', 422],
      ['?sort=worst', 422],
      ['?comment=nobody', 404],
      ['?reply=nobody', 404],
      ['?comment=%00', 422],
    ];
    for (const [query, expected] of asks) {
      const { status, headers, html } = await visit(urlOf('refused') + query);
      assert.equal(status, expected, query);
      assert.match(headers.get('content-type')!, /^text\/html/);
      assert.match(html, /<h1>/);
    }
    assert.equal((await visit(urlOf('https://evil.test/'))).status, 403);
    assert.equal((await visit(urlOf('x'.repeat(3000)))).status, 422);
  });
});

describe('a page on a server whose owner names other origins', () => {
  it('stays a document, because its script would be refused, and takes what is written all the same', async () => {
    await using server = await startTestServer({ origins: ['https://example.org'] });
    const url = `${server.url}/pages/${encodeURIComponent('https://example.org/story')}`;
    const document = await visit(url);
    assert.equal(find(document, 'script', 'type', 'module'), undefined);
    assert.equal((await send(url, filled(document))).status, 303);
  });
});

describe('a part for the page of a site', () => {
  it('is whole addresses and no form, wrapped or not, with what a script goes on from or without', async () => {
    await using server = await startTestServer();
    const page = newPage();
    await new Client(server.url).write(page, { body: 'In the story.' });
    const include = async (query = '') => visit(`${server.url}/pages/${page}/include.html${query}`);
    const part = await include();
    assert.match(part.html, /In the story\./);
    assert.equal(part.elements.filter(({ tagName }) => tagName === 'form').length, 0);
    for (const element of part.elements) {
      for (const name of ['href', 'src', 'action']) {
        const value = attribute(element, name);
        if (value !== undefined && !value.startsWith('#')) assert.ok(value.startsWith(`${server.url}/`), value);
      }
    }
    assert.equal(attribute(find(part, 'afterword-page', 'page', page), 'server'), server.url);
    assert.ok(find(part, 'script', 'class', 'afterword-first'));
    assert.equal(find(await include('?wrapper=off'), 'afterword-page', 'page', page), undefined);
    assert.equal(find(await include('?script=off'), 'script', 'class', 'afterword-first'), undefined);
    assert.equal(part.headers.get('cache-control'), 'public, max-age=60');
  });
});
