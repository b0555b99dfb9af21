import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { CaptchaMode } from 'afterword/protocol';
import { Limits, LIMITS } from '../../src/security/limits.js';
import { Client, newPage } from '../support/client.js';
import { startTestServer, type TestServer } from '../support/test-server.js';
import { assertKept, filled, problemAt, send, visit } from './support/visit.js';

const urlOf = ({ url }: TestServer, page: string): string => `${url}/pages/${encodeURIComponent(page)}`;
const count = async ({ url }: TestServer, page: string): Promise<number> => (await new Client(url).comments(page)).body.total; // prettier-ignore

describe('the form of a page without JavaScript', () => {
  let server: TestServer;
  before(async () => (server = await startTestServer()));
  after(() => server[Symbol.asyncDispose]());

  it('writes one comment for a right answer, without a cookie, and leads to its place', async () => {
    const page = newPage();
    const url = urlOf(server, page);
    const sent = await send(url, filled(await visit(url), { email: 'ada@example.org', website: 'https://ada.test/' }));
    assert.equal(sent.status, 303);
    assert.equal(sent.headers.get('set-cookie'), null);
    const { body } = await new Client(server.url).comments(page);
    assert.equal(body.items[0]!.author.website, 'https://ada.test/');
    assert.equal(sent.headers.get('location'), `/pages/${page}#comment-${body.items[0]!.id}`);
  });

  it('is refused from anywhere but our own documents, and comes back all the same (B15)', async () => {
    const url = urlOf(server, newPage());
    const fields = filled(await visit(url));
    const host = new URL(url).host;
    for (const origin of [
      'null',
      'https://evil.test',
      `https://${host}.evil.test`,
      `http://evil.test:${host.split(':')[1]!}`,
      'http://localhost:4000',
      'x',
    ]) {
      // prettier-ignore
      const back = await send(url, fields, { origin });
      assert.equal(back.status, 403, origin);
      assertKept(back, fields);
    }
    const { origin: _, ...none } = { origin: '', 'content-type': 'application/x-www-form-urlencoded' };
    const back = await visit(url, { method: 'POST', headers: none, body: new URLSearchParams(fields).toString() });
    assert.equal(back.status, 403);
    assert.equal((await send(url, fields)).status, 303, 'nothing was used up');
  });

  it('is a form and nothing else (B14)', async () => {
    const url = urlOf(server, newPage());
    for (const type of ['application/json', 'text/plain', 'multipart/form-data; boundary=x', 'application/xml']) {
      const { status } = await visit(url, { method: 'POST', headers: { origin: server.url, 'content-type': type }, body: '{}' }); // prettier-ignore
      assert.equal(status, 415, type);
    }
  });

  const wrong: readonly [name: string, fields: Record<string, string>, status: number][] = [
    ['body', { body: ' \n ' }, 422],
    ['body', { body: '\u200b' }, 422],
    ['body', { body: 'x'.repeat(10_001) }, 422],
    ['body', { body: '🙂'.repeat(30_000) }, 422],
    ['name', { name: '' }, 422],
    ['name', { name: 'x'.repeat(61) }, 422],
    ['email', { email: 'nowhere' }, 422],
    ['website', { website: 'javascript:alert(1)' }, 422],
    ['disclaimer', { disclaimer: '' }, 422],
    ['captcha', { captcha: '' }, 422],
    ['captcha', { captcha: 'WRONG' }, 403],
    ['captcha', { challenge: 'made.up' }, 403],
  ];
  for (const [name, own, status] of wrong) {
    const value = Object.values(own)[0]!;
    it(`comes back with the text and a word at ${name} for ${JSON.stringify(value.slice(0, 12))} (${value.length})`, async () => {
      const page = newPage();
      const url = urlOf(server, page);
      const fields = filled(await visit(url), { email: 'ada@example.org', ...own });
      const back = await send(url, fields);
      assert.equal(back.status, status);
      assert.ok(problemAt(back, name), 'something is said at the field');
      assertKept(back, fields);
      assert.equal(await count(server, page), 0);
      const again = filled(back, { body: 'Now it is right.', name: 'Ada', email: '', website: '' });
      assert.equal((await send(url, again)).status, 303, 'and can be put right');
    });
  }

  it('keeps its image and its answer when something else is wrong, and gives another when the answer was', async () => {
    const url = urlOf(server, newPage());
    const first = await visit(url);
    const nameless = await send(url, filled(first, { name: '' }));
    assert.equal(nameless.form.challenge, first.form.challenge);
    assert.equal(nameless.form.captcha, filled(first).captcha);
    const misread = await send(url, filled(first, { captcha: 'WRONG' }));
    assert.notEqual(misread.form.challenge, first.form.challenge);
    assert.equal(misread.form.captcha, '');
    assert.equal((await send(url, filled(first))).status, 403, 'a wrong answer burns the image (B24)');
  });

  it('is one comment however often its button is pressed (B34)', async () => {
    const page = newPage();
    const url = urlOf(server, page);
    const fields = filled(await visit(url));
    const sent = await Promise.all([send(url, fields), send(url, fields), send(url, fields)]);
    const again = await send(url, fields);
    assert.equal(again.status, 303);
    assert.ok(sent.some(({ status }) => status === 303));
    assert.equal(await count(server, page), 1);
  });

  it('adds what was changed after it was sent as a comment of its own, once that was said', async () => {
    const page = newPage();
    const url = urlOf(server, page);
    const fields = filled(await visit(url));
    await send(url, fields);
    const back = await send(url, { ...fields, body: 'Another thought.' }); // by the back button
    assert.equal(back.status, 422);
    assert.equal(back.form.body, 'Another thought.');
    assert.match(back.html, /An earlier version of this was sent already/);
    assert.equal((await send(url, filled(back, { body: 'Another thought.' }))).status, 303);
    assert.equal(await count(server, page), 2);
  });

  it('answers a comment, and keeps an answer to one that has gone', async () => {
    const page = newPage();
    const client = new Client(server.url);
    const parent = await client.write(page, { body: 'A question.' });
    const url = urlOf(server, page);
    const form = await visit(`${url}?reply=${parent.id}`);
    assert.equal(form.form.parent, parent.id);
    const sent = await send(url, filled(form));
    assert.match(sent.headers.get('location')!, /\?comment=(\w+)#comment-\1$/);
    const late = await visit(`${url}?reply=${parent.id}`);
    await client.remove(parent.id);
    const back = await send(url, filled(late, { body: 'Too late, but kept.' }));
    assert.equal(back.status, 409);
    assert.equal(back.form.body, 'Too late, but kept.');
  });

  it('stays when the page was closed in the meantime, and says so', async () => {
    const page = newPage();
    const url = urlOf(server, page);
    const fields = filled(await visit(url));
    await server.atDesk((desk) => desk.pages.setClosed(page, true, Date.now()));
    const back = await send(url, fields);
    assert.equal(back.status, 403);
    assert.match(back.html, /does not take anything new/);
    assertKept(back, fields);
    assert.match((await visit(url)).html, /Comments are closed\./);
    assert.equal(await count(server, page), 0);
  });

  it('takes nothing that is sent twice, or under another name, for what was asked (B31)', async () => {
    const page = newPage();
    const url = urlOf(server, page);
    const fields = new URLSearchParams(filled(await visit(url)));
    const answer = fields.get('captcha')!;
    for (const change of [
      'captcha=',
      'captcha=x',
      `captcha[]=${answer}`,
      `captcha[answer]=${answer}`,
      `__proto__=${answer}`,
    ]) {
      const own = new URLSearchParams(fields);
      own.delete('captcha');
      const twice = change.startsWith('captcha=') ? `&captcha=${answer}` : '';
      const headers = { origin: server.url, 'content-type': 'application/x-www-form-urlencoded' };
      const { status } = await visit(url, { method: 'POST', headers, body: `${own.toString()}&${change}${twice}` });
      assert.equal(status, 422, change);
    }
    assert.equal(await count(server, page), 0);
  });
});

describe('the captcha of the form', () => {
  const outcomes: Record<CaptchaMode, 'image' | 'free' | 'script'> = { auto: 'image', image: 'image', pow: 'script', none: 'free' }; // prettier-ignore
  for (const [captcha, outcome] of Object.entries(outcomes) as [CaptchaMode, string][]) {
    it(`is ${outcome} where the owner chose ${captcha}, and nothing is written without it`, async () => {
      await using server = await startTestServer({ captcha });
      const page = newPage();
      const url = urlOf(server, page);
      const form = await visit(url);
      assert.equal(form.form.challenge !== undefined, outcome === 'image');
      if (outcome === 'script') assert.match(form.html, /JavaScript is needed/);
      const without = await send(url, { ...filled(form), captcha: '', challenge: '' });
      assert.equal(without.status, outcome === 'free' ? 303 : 422);
      // An image that was solved elsewhere, and work, are no good here.
      const { body: image } = await new Client(server.url, server.url).challenge({ kind: 'image', page });
      const { readCharacters } = await import('../support/passes.js');
      const foreign = await send(url, { ...filled(form), challenge: image.id, captcha: readCharacters(image.id) });
      if (outcome === 'script') assert.equal(foreign.status, 403);
      if (outcome !== 'free') assert.equal(await count(server, page), foreign.status === 303 ? 1 : 0);
    });
  }

  it('shows the same pixels for the same image, to one who has it, and not for ever', async () => {
    let time = Date.now();
    await using server = await startTestServer({}, { now: () => time });
    const url = urlOf(server, newPage());
    const { form } = await visit(url);
    const image = async (id: string) => fetch(`${url}/image.png?${new URLSearchParams({ id }).toString()}`);
    const [one, two] = [await image(form.challenge!), await image(form.challenge!)];
    assert.equal(one.headers.get('content-type'), 'image/png');
    assert.deepEqual(await one.arrayBuffer(), await two.arrayBuffer());
    assert.equal((await image('made.up')).status, 403);
    time += 61 * 60 * 1000;
    assert.equal((await image(form.challenge!)).status, 403);
    const back = await send(url, filled({ form }));
    assert.equal(back.status, 403);
    assert.equal(back.form.body, 'It helped me.');
  });

  it('is not drawn without end for one address, and the page is read all the same', async () => {
    await using server = await startTestServer(
      {},
      { limits: new Limits({ ...LIMITS, images: { points: 1, duration: 60 } }) },
    );
    const url = urlOf(server, newPage());
    const { form } = await visit(url);
    const image = () => fetch(`${url}/image.png?${new URLSearchParams({ id: form.challenge! }).toString()}`);
    assert.equal((await image()).status, 200);
    const refused = await image();
    assert.equal(refused.status, 429);
    assert.ok(Number(refused.headers.get('retry-after')) > 0);
    assert.equal((await visit(url)).status, 200);
  });
});

describe('an owner with terms', () => {
  it('has them agreed to, and stored with their version', async () => {
    const texts = {
      disclaimer: false,
      termsHref: 'https://example.org/terms',
      privacyHref: undefined,
      version: '2026-11',
    };
    await using server = await startTestServer({ texts });
    const url = urlOf(server, newPage());
    const form = await visit(url);
    assert.doesNotMatch(form.html, /afterword-disclaimer/);
    const back = await send(url, filled(form));
    assert.match(problemAt(back, 'terms')!, /Agree/);
    const sent = await send(url, filled(form, { terms: 'yes' }));
    assert.equal(sent.status, 303);
    const id = /comment-(\w+)/.exec(sent.headers.get('location')!)![1]!;
    await server.atDesk(async (desk) => {
      const row = await desk.comments.find(id);
      assert.equal(row?.terms_version, '2026-11');
      assert.deepEqual(JSON.parse(row.documents), [{ document: 'terms', version: '2026-11' }]);
    });
  });
});
