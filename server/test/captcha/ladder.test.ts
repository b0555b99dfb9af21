import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CaptchaPass } from 'afterword/protocol';
import { effortAt, MOST_EFFORT } from '../../src/captcha/demand.js';
import { DEFAULT_DIFFICULTY } from '../../src/captcha/proof-of-work.js';
import { LIMITS, Limits } from '../../src/security/limits.js';
import { filled, send, visit } from '../pages/support/visit.js';
import { assertProblem, Client, newPage, type Reply } from '../support/client.js';
import { rightAnswer, win } from '../support/passes.js';
import { startTestServer, type TestServer } from '../support/test-server.js';
import { unlimited } from '../support/unlimited.js';

const only = (limits: Partial<Record<keyof typeof LIMITS, number>>): Limits =>
  new Limits({ ...LIMITS, ...Object.fromEntries(Object.entries(limits).map(([name, points]) => [name, { points, duration: 60 }])) }); // prettier-ignore

const hold = (client: Client, page: string, own: object = {}): Promise<Reply<CaptchaPass>> =>
  client.call<CaptchaPass>('POST', 'captcha/holds', { body: { page, ...own } });

/** Why what was written last waits, as the moderators are told. */
async function heldFor(server: TestServer): Promise<string | null | undefined> {
  let reason: string | null | undefined;
  await server.atDesk(async ({ threads }) => void (reason = (await threads.held(100)).at(-1)?.held_for));
  return reason;
}

describe('a reader who can neither see nor hear', () => {
  it('posts all the same: the comment waits for a moderator, who is told why', async () => {
    await using server = await startTestServer({ captcha: 'image' });
    const page = newPage();
    const ada = await new Client(server.url).join();
    const { status, body } = await hold(ada, page);
    assert.equal(status, 201);
    const comment = await ada.write(page, { captcha: body.token });
    assert.equal(comment.status, 'held');
    assert.equal((await new Client(server.url).comments(page)).body.total, 0);
    assert.equal(await heldFor(server), 'check');
    assertProblem(await ada.post(page, { captcha: body.token }), 403, 'captcha_rejected');
  });

  for (const moderation of ['auto', 'all', 'none'] as const) {
    it(`is held whatever else is (${moderation}), or the check could be gone around`, async () => {
      await using server = await startTestServer({ moderation });
      const page = newPage();
      const ada = await new Client(server.url).join();
      const { body } = await hold(ada, page);
      assert.equal((await ada.write(page, { captcha: body.token })).status, 'held');
      assert.equal(await heldFor(server), 'check');
    });
  }

  it('changes what waits, and it waits on', async () => {
    await using server = await startTestServer();
    const page = newPage();
    const ada = await new Client(server.url).join();
    const { id } = await ada.write(page, { captcha: (await hold(ada, page)).body.token });
    assert.equal((await ada.edit(id, 'Said better.')).body.comment.status, 'held');
    assert.equal(await heldFor(server), 'check');
  });

  it('reports too, but does not vote with it: a vote cannot wait', async () => {
    await using server = await startTestServer();
    const page = newPage();
    const comment = await new Client(server.url).write(page);
    const ada = await new Client(server.url).join();
    const pass = async (): Promise<string> => (await hold(ada, page)).body.token;
    assert.equal((await ada.report(comment, { reason: 'spam' }, await pass())).status, 204);
    assert.deepEqual(assertProblem(await ada.rate(page, 4, await pass()), 403, 'captcha_required').kinds, ['pow', 'image', 'audio']); // prettier-ignore
    assertProblem(await ada.vote(comment, 1, await pass()), 403, 'captcha_required');
    assert.equal((await ada.page(page)).body.rating.count, 0);
  });

  it('has a pass for this site, page and action, like any other (B25)', async () => {
    await using server = await startTestServer();
    const [page, other] = [newPage(), newPage()];
    const ada = await new Client(server.url).join();
    assertProblem(await ada.post(other, { captcha: (await hold(ada, page)).body.token }), 403, 'captcha_rejected');
    assertProblem(await ada.post(page, { captcha: (await hold(ada, page, { action: 'signup' })).body.token }), 403, 'captcha_rejected'); // prettier-ignore
    const away = await new Client(server.url, 'http://localhost:9').join();
    assertProblem(await ada.post(page, { captcha: (await hold(away, page)).body.token }), 403, 'captcha_rejected');
  });

  it('is not the way in for a flood: the moderators of one network’s comments are spared', async () => {
    await using server = await startTestServer({}, { limits: only({ holds: 2 }) });
    const client = await new Client(server.url).join();
    for (let index = 0; index < 2; index++) assert.equal((await hold(client, newPage())).status, 201);
    assertProblem(await hold(client, newPage()), 429, 'rate_limited');
  });

  it('is told apart by other back ends, which hear of no success', async () => {
    const secret = 'a secret of ours';
    await using server = await startTestServer({ siteverifySecret: secret });
    const client = new Client(server.url);
    const { token } = (await hold(client, newPage())).body;
    const verify = () => client.call<object>('POST', 'captcha/siteverify', { body: { secret, response: token } });
    assert.deepEqual((await verify()).body, { success: false, hold: true, 'error-codes': ['held'] });
    assert.deepEqual((await verify()).body, { success: false, 'error-codes': ['timeout-or-duplicate'] });
  });
});

describe('a field that people do not see', () => {
  it('holds a comment with anything in it, and no other (B44)', async () => {
    await using server = await startTestServer();
    const ada = await new Client(server.url).join();
    for (const [trap, status] of [
      [undefined, 'published'],
      ['', 'published'],
      ['https://spam.test', 'held'],
    ] as const)
      assert.equal((await ada.write(newPage(), { trap })).status, status);
    assert.equal(await heldFor(server), 'trap');
  });
});

describe('what silent work costs', () => {
  const costs = async (client: Client, count: number): Promise<number> => {
    let cost = 0;
    for (let index = 0; index < count; index++)
      cost = (await client.challenge({ kind: 'pow' })).body.pow!.parameters.cost;
    return cost;
  };

  it('is the same for everybody while nothing is unusual, rises with what comes from a network, and has an end', () => {
    assert.deepEqual([0, 1, 30].map(effortAt), [1, 1, 1]);
    for (let count = 31; count <= 300; count++) assert.ok(effortAt(count) > effortAt(count - 1));
    for (const count of [300, 1000, 1e9]) assert.equal(effortAt(count), MOST_EFFORT);
    const { cost, keyPrefix } = DEFAULT_DIFFICULTY;
    assert.ok(cost * MOST_EFFORT * 16 ** keyPrefix.length < 2.2e6, 'see docs/privacy.md for how long that is on a phone'); // prettier-ignore
  });

  it('rises for one network and for no other', async () => {
    await using server = await startTestServer(
      { trustedProxies: ['127.0.0.1'] },
      { difficulty: { cost: 1000, keyPrefix: '0' }, limits: unlimited() },
    );
    const from = (address: string) => (kind: string) =>
      new Client(server.url).call<{ pow: { parameters: { cost: number } } }>('POST', 'captcha/challenges', { body: { kind }, headers: { 'x-forwarded-for': address } }); // prettier-ignore
    const [busy, calm] = [from('2001:db8:1:2::1'), from('203.0.113.9')];
    for (let index = 0; index < 300; index++) await busy('pow');
    const neighbour = from('2001:db8:1:2:ffff::9');
    assert.equal((await neighbour('pow')).body.pow.parameters.cost, 1000 * MOST_EFFORT);
    assert.equal((await calm('pow')).body.pow.parameters.cost, 1000);
  });

  it('falls again once the network is calm', async () => {
    const limits = new Limits({ ...LIMITS, challenges: { points: 1000, duration: 2 } });
    await using server = await startTestServer({}, { difficulty: { cost: 1000, keyPrefix: '0' }, limits });
    const client = new Client(server.url);
    assert.ok((await costs(client, 60)) > 1000);
    const deadline = Date.now() + 10_000;
    while ((await costs(client, 1)) > 1000) {
      assert.ok(Date.now() < deadline, 'it never falls');
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  });

  it('is what the server made it: more work is accepted, and counts once', async () => {
    await using server = await startTestServer({}, { limits: unlimited() });
    const client = await new Client(server.url).join();
    await costs(client, 200);
    const page = newPage();
    const { body } = await client.challenge({ kind: 'pow', page });
    assert.ok(body.pow!.parameters.cost > 10);
    assert.equal((await client.answer(body.id, await rightAnswer(body))).status, 200);
  });
});

describe('a network that guesses', () => {
  it('is asked for characters after enough wrong answers, and goes on with them', async () => {
    await using server = await startTestServer({}, { limits: only({ guesses: 3 }) });
    const page = newPage();
    const client = await new Client(server.url).join();
    for (let index = 0; index < 3; index++) {
      assert.equal((await client.challenge({ page })).body.kind, 'pow');
      const { body } = await client.challenge({ kind: 'image', page });
      assertProblem(await client.answer(body.id, { answer: 'HKHKH' }), 403, 'captcha_rejected');
    }
    assert.equal((await client.challenge({ page })).body.kind, 'image');
    assertProblem(await client.rate(page, 4, await client.pass(page)), 403, 'captcha_required');
    assert.equal((await client.rate(page, 4, await win(client, { page, kind: 'image' }))).status, 200);
  });

  it('is the same whether it guesses in the form without JavaScript or over the API', async () => {
    await using server = await startTestServer({}, { limits: only({ guesses: 3 }) });
    const page = newPage();
    const url = `${server.url}/pages/${page}`;
    const client = await new Client(server.url).join();
    for (const how of ['send', 'listen', 'send']) {
      assert.equal((await client.challenge({ page })).body.kind, 'pow');
      const asked = how === 'send' ? await visit(url) : await send(url, { ...filled(await visit(url)), do: how });
      assert.equal((await send(url, filled(asked, { captcha: 'HKHKH' }))).status, 403);
    }
    assert.equal((await client.challenge({ page })).body.kind, 'image');
  });
});
