import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Client, ORIGIN } from '../support/client.js';
import { withSql } from '../support/sql.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

const WORDS = {
  text: 'kyphoplasty-canary',
  name: 'Lovelace-Canary',
  email: 'canary@lovelace.test',
  website: 'https://canary.lovelace.test',
  page: 'canary-page',
};
const draft = { body: WORDS.text, author: { name: WORDS.name, email: WORDS.email, website: WORDS.website } };

/** Nothing of what a reader said, of where they said it, and of who they are. */
function assertSilent({ log }: TestServer, ...secrets: readonly string[]): void {
  const lines = log.join('');
  for (const word of [/canary/i, /lovelace/i, /kyphoplasty/i, /127\.0\.0\.1:\d+.*remote/, /remoteAddress|"ip"|"url"|"host"/]) assert.doesNotMatch(lines, word); // prettier-ignore
  for (const secret of secrets) assert.ok(!lines.includes(secret), 'a token is in the log');
}

describe('the log', () => {
  it('says of each request what it was and how it ended, in words that are the same for everyone', async () => {
    await using server = await startTestServer();
    await new Client(server.url).page('a');
    await new Client(server.url).comment('nobody');
    const lines = server.log.map((line) => JSON.parse(line) as Record<string, unknown>);
    const requests = lines.filter(({ msg }) => msg === 'request').map(({ method, route, status, code }) => [method, route, status, code]); // prettier-ignore
    assert.deepEqual(requests.filter(([, route]) => route !== '/openapi.json'), [
      ['GET', '/api/v1/pages/:page', 200, undefined],
      ['GET', '/api/v1/comments/:id', 404, 'not_found'],
    ]); // prettier-ignore
  });

  it('knows nothing of what readers write, who they are and where they were', async () => {
    await using server = await startTestServer({ trustedProxies: ['127.0.0.1'] });
    const ada = await new Client(server.url).join();
    const captcha = await ada.pass(WORDS.page);
    const headers = { 'idempotency-key': 'canary-key', 'x-forwarded-for': '203.0.113.77', 'user-agent': 'canary', referer: 'https://canary.test' }; // prettier-ignore
    const { body } = await ada.post(WORDS.page, { ...draft, captcha }, headers);
    await ada.edit(body.comment.id, `${WORDS.text}, changed`);
    await ada.comments(WORDS.page);
    await ada.call('GET', `counts?page=${WORDS.page}`);
    await ada.rate(WORDS.page, 4);
    await ada.remove(body.comment.id);
    assert.ok(server.log.length >= 8);
    assertSilent(server, ada.token!, captcha, '203.0.113');
  });

  it('knows no more of what was refused', async () => {
    await using server = await startTestServer();
    const ada = await new Client(server.url).join();
    const path = `pages/${WORDS.page}/comments`;
    const json = { 'content-type': 'application/json' };
    await ada.call('POST', path, { body: { ...draft, canary: WORDS.text } });
    await ada.call('POST', path, { body: { ...draft, parent: WORDS.text.repeat(9) } });
    await ada.call('POST', path, { body: { ...draft, captcha: WORDS.text } });
    await ada.call('POST', path, { raw: `{"body":"${WORDS.text}`, headers: json });
    await ada.call('POST', path, { raw: WORDS.text, headers: { 'content-type': 'text/canary' } });
    await ada.call('POST', path, { raw: WORDS.text.repeat(20_000), headers: json });
    await ada.call('POST', path, { body: draft, headers: { authorization: `Bearer ${WORDS.text}` } });
    await ada.call('POST', path, { body: draft, headers: { origin: WORDS.website } });
    await ada.call('GET', `comments/${WORDS.text}`);
    await ada.call('GET', `${path}?after=${WORDS.text}&sort=${WORDS.text}`);
    await ada.call('GET', `${WORDS.text}/${WORDS.name}`);
    await fetch(`${server.url}/api/v1/pages/%zz${WORDS.text}`);
    await fetch(`${server.url}/${WORDS.text}.html?q=${WORDS.text}`);
    assertSilent(server);
  });

  it('tells the owner where something broke, and not the words it broke on', async () => {
    await using server = await startTestServer({ captcha: 'none' });
    const ada = await new Client(server.url).join();
    // What a database says of a value that it does not take often holds the value.
    withSql(server, (db) =>
      db.exec(
        `create trigger refuse before insert on comments begin select raise(abort, 'bad value: ${WORDS.text}'); end`,
      ),
    );
    const { status } = await ada.post(WORDS.page, { ...draft, captcha: undefined });
    assert.equal(status, 500);
    assertSilent(server);
    const [line] = server.log.map((text) => JSON.parse(text) as { level: number; err?: { stack: string } }).filter(({ level }) => level >= 50); // prettier-ignore
    assert.match(line!.err!.stack, /^ {4}at .*node-sqlite/m);
  });

  it('holds no answer to a captcha', async () => {
    await using server = await startTestServer();
    const client = new Client(server.url, ORIGIN);
    const { body } = await client.challenge({ kind: 'image', page: WORDS.page });
    await client.answer(body.id, { answer: 'CANARY' });
    assertSilent(server, body.id, body.id.slice(0, 40));
  });
});
