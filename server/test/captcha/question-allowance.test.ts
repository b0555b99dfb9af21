import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CaptchaMode, Challenge } from 'afterword/protocol';
import { LIMITS, Limits, QUESTIONS_PER_PASS } from '../../src/security/limits.js';
import { assertProblem, Client, newPage, type Reply } from '../support/client.js';
import { win } from '../support/passes.js';
import { startTestServer } from '../support/test-server.js';

/** As the server has it, but for how many are free: drawing so many takes its time. */
const FREE = 7;
const few = () => ({ limits: new Limits({ ...LIMITS, questions: { ...LIMITS.questions, points: FREE } }) });
const KINDS = ['image', 'audio'] as const;
const proxied = { trustedProxies: ['127.0.0.1'] };

/** A reader from a network of their own. */
class Neighbour extends Client {
  readonly #address: string;

  constructor(url: string, address: string) {
    super(url);
    this.#address = address;
  }

  ask(request: object): Promise<Reply<Challenge>> {
    return this.call('POST', 'captcha/challenges', { body: request, headers: { 'x-forwarded-for': this.#address } });
  }
}

/** Asks for as many images and sounds as there are for nothing. */
async function askFreely(client: Client, request: object = {}): Promise<void> {
  for (let index = 0; index < FREE; index++)
    assert.equal((await client.challenge({ ...request, kind: KINDS[index % 2] })).status, 201, `question ${index + 1}`);
}

/** Asks for one more, which is refused for want of silent work. */
async function assertUnpaid(client: Client, request: object = {}): Promise<void> {
  for (const kind of KINDS) {
    const reply = await client.challenge<never>({ ...request, kind });
    assert.deepEqual(assertProblem(reply, 403, 'captcha_required').kinds, ['pow']);
  }
}

describe('a network that was asked a lot', () => {
  for (const captcha of ['auto', 'image', 'pow', 'none'] satisfies CaptchaMode[]) {
    it(`works for the next few images and sounds, where the captcha is ${captcha} (B24, B32)`, async () => {
      await using server = await startTestServer({ captcha }, few());
      const [page, client] = [newPage(), new Client(server.url)];
      await askFreely(client, { page });
      await assertUnpaid(client, { page });
      for (let round = 0; round < 2; round++) {
        const pass = await win(client, { kind: 'pow', page });
        const { status, body } = await client.challenge({ kind: 'image', page, captcha: pass });
        assert.equal(status, 201);
        assert.ok(body.image);
        for (let index = 1; index < QUESTIONS_PER_PASS; index++)
          assert.equal((await client.challenge({ kind: 'audio', page })).status, 201);
        await assertUnpaid(client, { page });
      }
    });
  }

  it('is told so too where the server chooses the image', async () => {
    await using server = await startTestServer({ captcha: 'image' }, few());
    const [page, client] = [newPage(), new Client(server.url)];
    await askFreely(client, { page });
    assert.deepEqual(assertProblem(await client.challenge<never>({ page }), 403, 'captcha_required').kinds, ['pow']);
  });

  it('is asked for silent work as ever', async () => {
    await using server = await startTestServer({}, few());
    const [page, client] = [newPage(), new Client(server.url)];
    await askFreely(client, { page });
    assert.equal((await client.challenge({ page })).body.kind, 'pow');
  });

  it('pays once with each pass, and with one for the same site, page and action (B23, B25)', async () => {
    await using server = await startTestServer({}, few());
    const [page, client] = [newPage(), new Client(server.url)];
    await askFreely(client, { page });
    const captcha = await win(client, { kind: 'pow', page });
    const elsewhere = await win(client, { kind: 'pow', page: newPage() });
    const forOther = await win(client, { kind: 'pow', page, action: 'signup' });
    const away = await win(new Client(server.url, 'http://localhost:9'), { kind: 'pow', page });
    for (const wrong of [elsewhere, forOther, away, 'forged', ''])
      assertProblem(await client.challenge<never>({ kind: 'image', page, captcha: wrong }), 403, 'captcha_rejected');
    const paid = await Promise.all(KINDS.map((kind) => client.challenge({ kind, page, captcha })));
    assert.ok(paid.some(({ status }) => status === 201));
    for (let index = 0; index < FREE; index++) await client.challenge({ kind: 'image', page });
    assertProblem(await client.challenge<never>({ kind: 'image', page, captcha }), 403, 'captcha_rejected');
    assertProblem(await (await client.join()).rate(page, 4, captcha), 403, 'captcha_rejected');
  });

  it('does not pay with an answer to a question, or with a pass for who can do none', async () => {
    await using server = await startTestServer({}, few());
    const [page, client] = [newPage(), new Client(server.url)];
    const read = await win(client, { kind: 'image', page });
    const { body: held } = await client.call<{ token: string }>('POST', 'captcha/holds', { body: { page } });
    for (let index = 1; index < FREE; index++) await client.challenge({ kind: 'image', page });
    for (const captcha of [read, held.token]) {
      const reply = await client.challenge<never>({ kind: 'image', page, captcha });
      assert.deepEqual(assertProblem(reply, 403, 'captcha_required').kinds, ['pow']);
    }
  });

  it('keeps its pass while questions are free', async () => {
    await using server = await startTestServer({}, few());
    const [page, client] = [newPage(), await new Client(server.url).join()];
    const captcha = await win(client, { kind: 'pow', page });
    assert.equal((await client.challenge({ kind: 'image', page, captcha })).status, 201);
    assert.equal((await client.rate(page, 4, captcha)).status, 200);
  });

  it('is not made to pay for its neighbours', async () => {
    await using server = await startTestServer(proxied, few());
    const [one, other] = [new Neighbour(server.url, '203.0.113.1'), new Neighbour(server.url, '203.0.113.2')];
    for (let index = 0; index < FREE; index++) assert.equal((await one.ask({ kind: 'image' })).status, 201);
    assert.equal((await one.ask({ kind: 'image' })).status, 403);
    assert.equal((await other.ask({ kind: 'image' })).status, 201);
  });

  it('still has a limit of what is drawn for it, however much it works (B32)', async () => {
    const limits = new Limits({
      ...LIMITS,
      questions: { points: FREE, duration: 600 },
      images: { points: FREE + 1, duration: 60 },
    });
    await using server = await startTestServer({}, { limits });
    const [page, client] = [newPage(), new Client(server.url)];
    await askFreely(client, { page });
    await assertUnpaid(client, { page }); // what is refused is not counted as drawn
    const captcha = await win(client, { kind: 'pow', page });
    assert.equal((await client.challenge({ kind: 'image', page, captcha })).status, 201);
    assertProblem(await client.challenge<never>({ kind: 'image', page }), 429, 'rate_limited');
  });
});

describe('a form of a site’s own', () => {
  it('has its images worked for in the same way, and its back end accepts what they win', async () => {
    const secret = 'a secret that a site’s back end knows';
    await using server = await startTestServer({ siteverifySecret: secret }, few());
    const client = new Client(server.url);
    const scope = { action: 'signup' };
    await askFreely(client, scope);
    await assertUnpaid(client, scope);
    const captcha = await win(client, { ...scope, kind: 'pow' });
    const response = await win(client, { ...scope, kind: 'image', captcha });
    const verify = (token: string) =>
      client.call<{ success: boolean }>('POST', 'captcha/siteverify', { body: { secret, response: token }, headers: { origin: null } }); // prettier-ignore
    assert.equal((await verify(response)).body.success, true);
    assert.equal((await verify(captcha)).body.success, false, 'what was spent on an image is no use any more');
  });
});
