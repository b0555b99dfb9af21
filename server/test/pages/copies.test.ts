import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { BLANKS, fill } from '../../src/pages/blanks.js';
import { Client, newPage } from '../support/client.js';
import { startTestServer, type TestServer } from '../support/test-server.js';
import { filled, patience, send, visit, type Visit } from './support/visit.js';

describe('copies of a document', () => {
  let server: TestServer;
  let client: Client;
  const urlOf = (page: string): string => `${server.url}/pages/${page}`;
  const asAgain = (url: string, tag: string) => visit(url, { headers: { 'if-none-match': tag } });
  const tagOf = ({ headers }: Visit): string => headers.get('etag')!;
  before(async () => {
    server = await startTestServer({}, { now: patience.now });
    client = await new Client(server.url).join();
  });
  after(() => server[Symbol.asyncDispose]());

  it('are the same but for what each form is known by, and for its image', async () => {
    const page = newPage();
    await client.write(page);
    const [one, two] = await Promise.all([visit(urlOf(page)), visit(urlOf(page))]);
    const own = ['form', 'stamp', 'challenge'] as const;
    for (const name of own) assert.notEqual(one.form[name], two.form[name], name);
    const without = ({ html, form }: Visit): string =>
      own.reduce((text, name) => text.replaceAll(form[name]!, ''), html);
    assert.equal(without(one), without(two));
    const blanks = Object.keys(BLANKS).map((name) => new RegExp(`${name}-[\\w-]{21}`));
    for (const blank of blanks) assert.ok(!blank.test(one.html), 'nothing is left blank');
  });

  it('are each sent by somebody else, so that two readers of one document write two comments', async () => {
    const page = newPage();
    const [one, two] = await Promise.all([visit(urlOf(page)), visit(urlOf(page))]);
    assert.equal((await send(urlOf(page), filled(one, { name: 'Ada' }))).status, 303);
    assert.equal((await send(urlOf(page), filled(two, { name: 'Ben' }))).status, 303);
    assert.equal((await client.comments(page)).body.total, 2);
  });

  it('are not sent again to who has one, whatever a proxy makes of the tag', async () => {
    const page = newPage();
    await client.write(page);
    for (const url of [urlOf(page), `${urlOf(page)}?sort=oldest`, `${urlOf(page)}/include.html`]) {
      const first = await visit(url);
      const tag = tagOf(first);
      for (const said of [tag, `"other", ${tag}`, tag.replace('W/', '')]) {
        const again = await asAgain(url, said);
        assert.equal(again.status, 304, `${url} ${said}`);
        assert.equal(again.html, '');
        assert.equal(tagOf(again), tag);
        assert.equal(again.headers.get('cache-control'), first.headers.get('cache-control'));
      }
      assert.equal((await asAgain(url, '"other"')).status, 200);
    }
    assert.notEqual(tagOf(await visit(urlOf(page))), tagOf(await visit(`${urlOf(page)}?lang=de`)));
  });

  it('are never kept by caches that readers share, because forms are in them', async () => {
    const { headers } = await visit(urlOf(newPage()));
    assert.equal(headers.get('cache-control'), 'private, no-cache');
  });

  it('are new ones after anything happened on the page', async () => {
    const page = newPage();
    const other = await new Client(server.url).join();
    const comment = await client.write(page, { body: 'First.' });
    const news: readonly [what: string, happen: () => Promise<unknown>, seen: RegExp][] = [
      ['a reply', () => other.write(page, { body: 'Second.', parent: comment.id }), /Second\./],
      ['an edit', () => client.edit(comment.id, 'Other words.'), /Other words\./],
      ['a vote', () => other.vote(comment, 1), /"upvoteCount":1/],
      ['a rating', () => other.rate(page, 5), /5\.0 · 1 rating/],
      ['a removal', () => client.remove(comment.id), /"commentCount":1,/],
      ['a closing', () => server.atDesk(({ pages }) => pages.setClosed(page, true, Date.now())), /Comments are closed/],
    ];
    for (const [what, happen, seen] of news) {
      const before = await visit(urlOf(page));
      assert.ok(!seen.test(before.html), `${what} has not happened`);
      await happen();
      const after = await asAgain(urlOf(page), tagOf(before));
      assert.equal(after.status, 200, what);
      assert.ok(seen.test(after.html), what);
    }
  });

  it('have a new form while the old one is still good', async () => {
    const url = urlOf(newPage());
    const first = await visit(url);
    patience.skew += 5 * 60_000;
    assert.equal((await asAgain(url, tagOf(first))).status, 200);
    assert.equal((await send(url, filled(first))).status, 303);
  });

  it('never show one origin’s addresses to who asked at another', async () => {
    const page = newPage();
    await client.write(page);
    const asked = async (host: string): Promise<string> => {
      const { promise, resolve, reject } = Promise.withResolvers<string>();
      const { request } = await import('node:http'); // fetch sends its own Host
      const { hostname, port } = new URL(server.url);
      request({ hostname, port, path: `/pages/${page}/include.html`, headers: { host } }, (reply) => {
        void reply
          .setEncoding('utf8')
          .toArray()
          .then((parts) => resolve(parts.join('')), reject);
      }).end();
      return promise;
    };
    assert.match(await asked('evil.test'), /http:\/\/evil\.test\//);
    assert.doesNotMatch(await asked('comments.example.org'), /evil\.test/);
  });

  it('cannot be filled with what would need escaping', () => {
    assert.throws(() => fill(BLANKS.token, { ...BLANKS, token: '"><script>' }));
  });
});
