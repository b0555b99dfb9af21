import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { assertProblem, Client, newPage } from '../support/client.js';
import { rightAnswer, win } from '../support/passes.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

const [HERE, THERE] = ['https://example.org', 'https://example.com'];

describe('what a pass is good for', () => {
  let server: TestServer;
  let here: Client;
  let there: Client;
  before(async () => {
    server = await startTestServer({ origins: [HERE, THERE] });
    here = await new Client(server.url, HERE).join();
    there = await new Client(server.url, THERE).join();
  });
  after(() => server[Symbol.asyncDispose]());

  it('is the page it was asked for, in any spelling, and no other (B25)', async () => {
    const [page, other] = [`${HERE}/a`, `${HERE}/b`];
    for (const kind of ['pow', 'image']) {
      const pass = await win(here, { kind, page: `${page}/?utm_source=x` });
      assertProblem(await here.post(other, { captcha: pass }), 403, 'captcha_rejected');
      assert.equal((await here.post(page, { captcha: pass })).status, 201, 'trying it elsewhere did not spend it');
    }
    const anywhere = await win(here, {});
    assertProblem(await here.post(page, { captcha: anywhere }), 403, 'captcha_rejected');
  });

  it('is the site it was asked for on (B25)', async () => {
    const page = newPage();
    for (const kind of ['pow', 'image']) {
      const pass = await win(here, { kind, page });
      assertProblem(await there.post(page, { captcha: pass }), 403, 'captcha_rejected');
      assert.equal((await here.post(page, { captcha: pass })).status, 201);
      const { body } = await here.challenge({ kind, page });
      assertProblem(await there.answer(body.id, await rightAnswer(body)), 403, 'captcha_rejected');
    }
  });

  it('is the action it was asked for, or every write on its page (B25)', async () => {
    const page = newPage();
    const good = { comment: ['comment', 'page', undefined], rate: ['rate', 'page', undefined] };
    const bad = { comment: ['rate', 'signup', 'comments'], rate: ['comment', 'signup', 'page-'] };
    const write = { comment: (captcha: string) => here.post(page, { captcha }), rate: (captcha: string) => here.rate(page, 4, captcha) }; // prettier-ignore
    for (const action of ['comment', 'rate'] as const) {
      for (const asked of good[action]) assert.ok((await write[action](await win(here, { page, action: asked }))).status < 300); // prettier-ignore
      for (const asked of bad[action]) assertProblem(await write[action](await win(here, { page, action: asked })), 403, 'captcha_rejected'); // prettier-ignore
    }
  });

  it('is named in a few plain letters', async () => {
    for (const action of ['a', 'sign_up-2', 'a'.repeat(32)])
      assert.equal((await here.challenge({ action })).status, 201);
    for (const action of ['', 'A', 'a b', 'a"', 'a'.repeat(33), 'ä', 7, null, ['a']]) assertProblem(await here.challenge({ action }), 422, 'invalid'); // prettier-ignore
    for (const kind of ['', 'smell', 'POW', 'none', null, 1])
      assertProblem(await here.challenge({ kind }), 422, 'invalid');
    assertProblem(await here.challenge({ difficulty: 0 }), 422, 'invalid');
  });
});

describe('an answer', () => {
  it('is the one or the other, and nothing else (B31)', async () => {
    await using server = await startTestServer();
    const client = new Client(server.url);
    const { body } = await client.challenge({ kind: 'image' });
    const odd: unknown[] = [null, [], {}, 'a', { answer: null }, { answer: 7 }, { answer: ['a'] }, { answer: {} }, { answer: 'a'.repeat(8193) }, { answer: 'a', more: 1 }, { pow: {}, solution: {} }, { pow: null, solution: null }, { solution: { counter: 1, derivedKey: 'a' } }]; // prettier-ignore
    for (const answer of odd) assertProblem(await client.answer(body.id, answer as object), 422, 'invalid');
    const { body: work } = await client.challenge({ kind: 'pow' });
    for (const solution of [
      { counter: -1, derivedKey: '' },
      { counter: 1.5, derivedKey: '' },
      { counter: 2 ** 32, derivedKey: '' },
      { counter: '1', derivedKey: '' },
      { counter: 1, derivedKey: null },
    ]) {
      // prettier-ignore
      assertProblem(await client.answer(work.id, { pow: work.pow, solution }), 422, 'invalid');
    }
    for (const challenge of [body, work]) assert.equal((await client.answer(challenge.id, await rightAnswer(challenge))).status, 200); // prettier-ignore
  });
});
