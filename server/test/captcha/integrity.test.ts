import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { CaptchaPass, Challenge, ProofOfWork } from 'afterword/protocol';
import { assertProblem, Client, newPage } from '../support/client.js';
import { flips, rightAnswer, win } from '../support/passes.js';
import { solve } from '../support/solve.js';
import { startTestServer, type TestServer } from '../support/test-server.js';
import { unlimited } from '../support/unlimited.js';

const MINUTE = 60_000;

describe('a challenge and the pass that it is won with', () => {
  let server: TestServer;
  let client: Client;
  let time = Date.UTC(2026, 0, 1);
  before(async () => {
    server = await startTestServer({}, { limits: unlimited(), now: () => time });
    client = await new Client(server.url).join();
  });
  after(() => server[Symbol.asyncDispose]());

  it('are refused with any field of the work changed, taken away or added (B20)', async () => {
    const { body } = await client.challenge({ kind: 'pow', page: newPage() });
    const pow = body.pow!;
    const solution = await solve(body);
    const change = (parameters: object): object => ({ ...pow, parameters: { ...pow.parameters, ...parameters } });
    const { algorithm, nonce, salt, cost, keyLength, keyPrefix, expiresAt, data } = pow.parameters;
    const forged: object[] = [
      ...['', 'SHA-256', 'PBKDF2/SHA-1', 'none', algorithm.toLowerCase()].map((other) => change({ algorithm: other })),
      ...[...flips(salt), salt.slice(2), `${salt}00`, ''].map((other) => change({ salt: other })),
      ...[0, 1, cost - 1, cost + 1, -cost].map((other) => change({ cost: other })),
      ...[0, 16, keyLength + 1].map((other) => change({ keyLength: other })),
      ...['', '1', `${keyPrefix}0`].map((other) => change({ keyPrefix: other })),
      ...[0, expiresAt - 1, expiresAt + 1, 2 ** 40].map((other) => change({ expiresAt: other })),
      ...['site', 'page', 'action', 'kid'].map((field) => change({ data: { ...data, [field]: 'x' } })),
      ...['site', 'page', 'action', 'kid'].map((field) => change({ data: { ...data, [field]: undefined } })),
      ...flips(data.kid!).map((kid) => change({ data: { ...data, kid } })),
      change({ data: { ...data, more: 'x' } }),
      change({ data: {} }),
      change({ salt: salt + nonce.slice(0, 2), nonce: nonce.slice(2) }),
      ...[...flips(pow.signature), pow.signature.slice(2), '', pow.signature.toUpperCase()].map((signature) => ({ ...pow, signature })), // prettier-ignore
    ];
    for (const other of forged) {
      assertProblem(await client.answer(body.id, { pow: other, solution }), 403, 'captcha_rejected');
    }
    for (const other of flips(nonce)) {
      assertProblem(await client.answer(other, { pow: change({ nonce: other }), solution }), 403, 'captcha_rejected');
      assertProblem(await client.answer(other, { pow, solution }), 403, 'captcha_rejected');
    }
    assert.equal(
      (await client.answer(body.id, { pow, solution })).status,
      200,
      'a forgery does not use the real one up',
    );
  });

  it('are refused with any letter of an image’s id changed (B20)', async () => {
    const { body } = await client.challenge({ kind: 'image', page: newPage() });
    const answer = await rightAnswer(body);
    for (const id of [...flips(body.id), body.id.split('.')[0]!, `${body.id}A`, body.id.replace('.', '..')]) {
      assertProblem(await client.answer(id, answer), 403, 'captcha_rejected');
    }
    assert.equal((await client.answer(body.id, answer)).status, 200);
  });

  it('are refused with any letter of the pass changed (B20)', async () => {
    const page = newPage();
    const pass = await client.pass(page);
    const others = [...flips(pass), pass.split('.')[0]!, `${pass}A`, `${pass}=`, '', '.', pass.split('.').reverse().join('.')]; // prettier-ignore
    for (const captcha of others) assertProblem(await client.rate(page, 4, captcha), 403, 'captcha_rejected');
    const [kid, payload, signature] = pass.split(/[~.]/) as [string, string, string];
    for (const other of ['', 'AAAAAA', kid.slice(1), `${kid}~`, 'toString', '__proto__']) {
      assertProblem(await client.rate(page, 4, `${other}~${payload}.${signature}`), 403, 'captcha_rejected');
    }
    const record = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Record<string, unknown>;
    for (const field of Object.keys(record)) {
      const forged = Buffer.from(JSON.stringify({ ...record, [field]: Number.MAX_SAFE_INTEGER })).toString('base64url');
      assertProblem(await client.rate(page, 4, `${kid}~${forged}.${signature}`), 403, 'captcha_rejected');
    }
    assert.equal((await client.rate(page, 4, pass)).status, 200);
  });

  it('are not taken for one another', async () => {
    const page = newPage();
    const { body: image } = await client.challenge({ kind: 'image', page });
    assertProblem(await client.rate(page, 4, image.id), 403, 'captcha_rejected');
    assertProblem(await client.rate(page, 4, client.token), 403, 'captcha_rejected');
    const pass = await client.pass(page);
    assertProblem(await client.answer(pass, { answer: 'HK679' }), 403, 'captcha_rejected');
  });

  it('are worth nothing on a server with another secret', async () => {
    await using other = await startTestServer({ secret: 'another secret, also longer than thirty-two bytes' }, { now: () => time }); // prettier-ignore
    const there = await new Client(other.url).join();
    for (const kind of ['pow', 'image']) {
      const { body } = await client.challenge({ kind, page: 'a' });
      assertProblem(await there.answer(body.id, await rightAnswer(body)), 403, 'captcha_rejected');
    }
    assertProblem(await there.rate('a', 4, await client.pass('a')), 403, 'captcha_rejected');
  });

  for (const kind of ['pow', 'image'] as const) {
    it(`carry when they expire, and that is kept: ${kind} (B22)`, async () => {
      const page = newPage();
      const ask = async (): Promise<Challenge> => (await client.challenge({ kind, page })).body;
      const [early, late] = [await ask(), await ask()];
      assert.equal(Date.parse(early.expires) - time, 5 * MINUTE);
      if (early.pow) assert.equal(early.pow.parameters.expiresAt * 1000, Date.parse(early.expires));
      const answers = [await rightAnswer(early), await rightAnswer(late)] as const;
      time += 5 * MINUTE - 1;
      const { body: pass } = await client.answer<CaptchaPass>(early.id, answers[0]);
      assert.equal(Date.parse(pass.expires) - time, 5 * MINUTE);
      time += 1;
      assertProblem(await client.answer(late.id, answers[1]), 403, 'captcha_rejected');
      time += 5 * MINUTE - 1;
      assertProblem(await client.rate(page, 4, pass.token), 403, 'captcha_rejected');
    });
  }

  it('are good until the last moment', async () => {
    const page = newPage();
    const pass = await client.pass(page);
    time += 5 * MINUTE - 1;
    assert.equal((await client.rate(page, 4, pass)).status, 200);
  });

  it('cannot do without an expiry, even signed by us (B22)', async () => {
    const { body } = await client.challenge({ kind: 'pow' });
    const { expiresAt: _, ...parameters } = body.pow!.parameters;
    const pow = { ...body.pow!, parameters } as unknown as ProofOfWork;
    assertProblem(await client.answer(body.id, { pow, solution: await solve(body) }), 422, 'invalid');
  });

  for (const kind of ['pow', 'image'] as const) {
    it(`are used up by a wrong answer as by a right one: ${kind} (B23, B24)`, async () => {
      const page = newPage();
      const { body: first } = await client.challenge({ kind, page });
      const right = await rightAnswer(first);
      const wrong = 'pow' in right ? { ...right, solution: { ...right.solution, counter: right.solution.counter + 1 } } : { answer: 'HK67' }; // prettier-ignore
      assertProblem(await client.answer(first.id, wrong), 403, 'captcha_rejected');
      assertProblem(await client.answer(first.id, right), 403, 'captcha_rejected');
      const { body: second } = await client.challenge({ kind, page });
      const answer = await rightAnswer(second);
      assert.equal((await client.answer(second.id, answer)).status, 200);
      assertProblem(await client.answer(second.id, answer), 403, 'captcha_rejected');
    });
  }

  it('are spent by one write, whatever else they are tried on (B23)', async () => {
    const page = newPage();
    const pass = await win(client, { page });
    assert.equal((await client.post(page, { captcha: pass })).status, 201);
    assertProblem(await client.post(page, { captcha: pass }), 403, 'captcha_rejected');
    assertProblem(await client.rate(page, 4, pass), 403, 'captcha_rejected');
    assert.equal((await client.comments(page)).body.total, 1);
  });
});
