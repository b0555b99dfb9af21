import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { assertProblem, Client, newPage } from '../support/client.js';
import { win } from '../support/passes.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

interface Verification {
  readonly success: boolean;
  readonly challenge_ts?: string;
  readonly hostname?: string;
  readonly action?: string;
  readonly 'error-codes': readonly string[];
}

const MINE = 'a secret that a site’s back end knows';
const NOW = Date.UTC(2026, 0, 1);
const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

describe('the back end of a site', () => {
  let server: TestServer;
  let reader: Client;
  let time = NOW;
  /** It is a server: it has no origin. */
  const verify = (body: object) =>
    reader.call<Verification>('POST', 'captcha/siteverify', { body, headers: { origin: null } });
  const verifyForm = (body: Record<string, string>) =>
    reader.call<Verification>('POST', 'captcha/siteverify', { raw: new URLSearchParams(body).toString(), headers: { ...FORM, origin: null } }); // prettier-ignore
  before(async () => {
    server = await startTestServer(
      { siteverifySecret: MINE, origins: ['https://shop.example:8443'] },
      { now: () => time },
    );
    reader = new Client(server.url, 'https://shop.example:8443');
  });
  after(() => server[Symbol.asyncDispose]());

  it('learns where, when and for what a reader won a token, by form or by JSON', async () => {
    for (const ask of [verify, verifyForm]) {
      const response = await win(reader, { action: 'signup' });
      const { status, body } = await ask({ secret: MINE, response, remoteip: '203.0.113.1' });
      assert.equal(status, 200);
      assert.deepEqual(body, { success: true, challenge_ts: '2026-01-01T00:00:00.000Z', hostname: 'shop.example', action: 'signup', 'error-codes': [] }); // prettier-ignore
    }
  });

  it('learns of a token once', async () => {
    const response = await win(reader, {});
    assert.equal((await verify({ secret: MINE, response })).body.success, true);
    for (const ask of [verify, verifyForm]) {
      assert.deepEqual((await ask({ secret: MINE, response })).body, { success: false, 'error-codes': ['timeout-or-duplicate'] }); // prettier-ignore
    }
  });

  it('cannot be told of a token that a reader has spent, nor can a reader spend what it was told of', async () => {
    const ada = await reader.join();
    const page = newPage();
    const [written, told] = [await ada.pass(page), await ada.pass(page)];
    assert.equal((await ada.rate(page, 4, written)).status, 200);
    assert.equal((await verify({ secret: MINE, response: written })).body.success, false);
    assert.equal((await verify({ secret: MINE, response: told })).body.success, true);
    assertProblem(await ada.rate(page, 5, told), 403, 'captcha_rejected');
  });

  it('learns nothing without the secret, and uses nothing up', async () => {
    const response = await win(reader, {});
    for (const secret of ['x', `${MINE}x`, MINE.slice(1), MINE.toUpperCase(), ' ']) {
      assert.deepEqual((await verify({ secret, response })).body, { success: false, 'error-codes': ['invalid-input-secret'] }); // prettier-ignore
    }
    for (const body of [{}, { response }, { secret: '', response }]) {
      assert.deepEqual((await verify(body)).body, { success: false, 'error-codes': ['missing-input-secret'] });
    }
    for (const body of [
      { secret: [MINE], response },
      { secret: null, response },
      { secret: true, response },
      [MINE, response],
    ]) {
      // prettier-ignore
      assertProblem(await verify(body), 422, 'invalid');
    }
    const twice = `secret=x&secret=${encodeURIComponent(MINE)}&response=${response}`;
    assertProblem(await reader.call('POST', 'captcha/siteverify', { raw: twice, headers: FORM }), 422, 'invalid');
    assert.equal((await verify({ secret: MINE, response })).body.success, true);
  });

  it('is not told that nothing is something (B30)', async () => {
    for (const body of [{}, { response: '' }]) {
      assert.deepEqual((await verify({ secret: MINE, ...body })).body, { success: false, 'error-codes': ['missing-input-response'] }); // prettier-ignore
    }
    const { body: image } = await reader.challenge({ kind: 'image' });
    for (const response of ['x', 'true', image.id, (await reader.join()).token!]) {
      assert.equal((await verify({ secret: MINE, response })).body.success, false);
    }
    for (const response of [null, [], {}, ['x'], 'x'.repeat(2001)]) {
      assertProblem(await verify({ secret: MINE, response }), 422, 'invalid');
    }
  });

  it('is not told of a token that is too old', async () => {
    const response = await win(reader, {});
    time += 5 * 60_000;
    assert.deepEqual((await verify({ secret: MINE, response })).body, { success: false, 'error-codes': ['timeout-or-duplicate'] }); // prettier-ignore
  });

  it('is not served by a server that was given no secret', async () => {
    await using other = await startTestServer({ siteverifySecret: undefined });
    const reply = await new Client(other.url).call('POST', 'captcha/siteverify', {
      body: { secret: '', response: 'x' },
    });
    assertProblem(reply, 404, 'not_found');
  });
});
