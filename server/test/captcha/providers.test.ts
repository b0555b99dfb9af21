import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { CaptchaPass } from 'afterword/protocol';
import type { ProviderName, ProviderSettings } from '../../src/captcha/providers/provider.js';
import { providerChallenge } from '../../src/captcha/providers/create-provider.js';
import { assertProblem, Client, newPage, ORIGIN, type Reply } from '../support/client.js';
import { win } from '../support/passes.js';
import { ProviderStandIn } from '../support/provider-stand-in.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

const HOST = new URL(ORIGIN).hostname;
const KEYS = { sitekey: 'our-site', secret: 'between us and them', script: undefined, consent: undefined };

/** What each provider answers to a good token, and how it says No. */
const PEERS: Record<
  ProviderName,
  { readonly yes: (action: string) => object; readonly no: object; readonly path: string }
> = {
  turnstile: { path: '/', yes: (action) => ({ success: true, hostname: HOST, action, 'error-codes': [] }), no: { success: false, 'error-codes': ['timeout-or-duplicate'] } }, // prettier-ignore
  hcaptcha: { path: '/', yes: () => ({ success: true, hostname: HOST, challenge_ts: '2026-01-01T00:00:00Z' }), no: { success: false, 'error-codes': ['invalid-input-response'] } }, // prettier-ignore
  recaptcha: { path: '/', yes: (action) => ({ success: true, hostname: HOST, action: action.replaceAll('-', '_'), score: 0.9 }), no: { success: false, 'error-codes': ['timeout-or-duplicate'] } }, // prettier-ignore
  friendly: { path: '/', yes: () => ({ success: true, data: { challenge: { timestamp: '2026-01-01T00:00:00Z', origin: ORIGIN } } }), no: { success: false, error: { error_code: 'response_duplicate', detail: 'again' } } }, // prettier-ignore
  cap: { path: '/our-site/siteverify', yes: () => ({ success: true }), no: { success: false } },
};

const settingsFor = (name: ProviderName, url: string, own: Partial<ProviderSettings> = {}): ProviderSettings => ({ name, url, down: 'refuse', ...KEYS, ...own }); // prettier-ignore

/** Asks for the provider's check, and answers it with a token. */
async function pass(
  client: Client,
  page: string,
  action = 'page',
  token = 'token-of-theirs',
): Promise<Reply<CaptchaPass>> {
  const { body } = await client.challenge({ page, action });
  assert.equal(body.kind, 'provider');
  return client.answer<CaptchaPass>(body.id, { answer: token });
}

for (const [name, { yes, no, path }] of Object.entries(PEERS) as [ProviderName, (typeof PEERS)[ProviderName]][]) {
  describe(`a site with ${name}`, () => {
    let standIn: ProviderStandIn;
    let server: TestServer;
    let ada: Client;
    before(async () => {
      standIn = await ProviderStandIn.start();
      server = await startTestServer({ provider: settingsFor(name, standIn.url) });
      ada = await new Client(server.url).join();
    });
    after(() => standIn[Symbol.asyncDispose]());
    after(() => server[Symbol.asyncDispose]());

    it('writes with a pass for a token that the provider knows, once', async () => {
      const page = newPage();
      const { body: challenge } = await ada.challenge({ page, action: 'comment' });
      assert.partialDeepStrictEqual(challenge.provider, { name, sitekey: 'our-site', action: 'comment' });
      standIn.answers(yes('comment'));
      const { status, body } = await ada.answer<CaptchaPass>(challenge.id, { answer: 'token-of-theirs' });
      assert.equal(status, 200, JSON.stringify(body));
      const asked = standIn.asked.at(-1)!;
      assert.deepEqual([asked.method, asked.path], ['POST', path]);
      const sent = asked.body.startsWith('{') ? (JSON.parse(asked.body) as object) : Object.fromEntries(new URLSearchParams(asked.body)); // prettier-ignore
      assert.deepEqual(sent, name === 'friendly' ? { response: 'token-of-theirs', sitekey: 'our-site' } : { response: 'token-of-theirs', secret: KEYS.secret }); // prettier-ignore
      assert.equal(asked.headers['x-api-key'], name === 'friendly' ? KEYS.secret : undefined);
      assert.equal((await ada.post(page, { captcha: body.token })).status, 201);
      assertProblem(await ada.post(page, { captcha: body.token }), 403, 'captcha_rejected');
      assertProblem(await ada.answer(challenge.id, { answer: 'token-of-theirs' }), 403, 'captcha_rejected');
    });

    it('refuses a token that the provider does not know, and the challenge with it (B24)', async () => {
      const page = newPage();
      const { body } = await ada.challenge({ page });
      standIn.answers(no);
      assertProblem(await ada.answer(body.id, { answer: 'made up' }), 403, 'captcha_rejected');
      standIn.answers(yes('page'));
      assertProblem(await ada.answer(body.id, { answer: 'token-of-theirs' }), 403, 'captcha_rejected');
    });

    const foreign: Partial<Record<ProviderName, Record<string, object>>> = {
      turnstile: {
        hostname: { ...yes('page'), hostname: 'evil.test' },
        action: yes('login'),
        'no hostname': { success: true, action: 'page' },
      },
      hcaptcha: { hostname: { ...yes('page'), hostname: `${HOST}.evil.test` }, 'no hostname': { success: true } },
      recaptcha: { hostname: { ...yes('page'), hostname: 'evil.test' }, action: yes('login'), score: { ...yes('page'), score: 0.4 }, 'no score': { ...yes('page'), score: '0.9' } }, // prettier-ignore
      friendly: {
        hostname: { success: true, data: { challenge: { origin: 'https://evil.test' } } },
        'no hostname': { success: true },
      },
    };
    for (const [what, answer] of Object.entries(foreign[name] ?? {}))
      it(`refuses a token that was won elsewhere or for something else: ${what} (B25)`, async () => {
        standIn.answers(answer);
        assertProblem(await pass(ada, newPage()), 403, 'captcha_rejected');
      });

    const outages: Record<string, () => void> = {
      'an error': () => standIn.answers(yes('page'), 500),
      'a page': () => standIn.answers('<!doctype html><title>success</title>'),
      'a text for yes': () => standIn.answers({ ...yes('page'), success: 'true' }),
      'a number for yes': () => standIn.answers({ ...yes('page'), success: 1 }),
      'a list': () => standIn.answers([yes('page')]),
      nothing: () => standIn.answers(''),
      null: () => standIn.answers('null'),
      'a way elsewhere': () => standIn.answers('', 302, { location: `${standIn.url}/other` }),
      'half of it': () => standIn.behaves((_, reply) => reply.writeHead(200).end('{"success":tr')),
      'a broken line': () => standIn.behaves((request) => request.socket.destroy()),
      'no end': () => standIn.behaves((_, reply) => void reply.writeHead(200).end(' '.repeat(1_000_000) + JSON.stringify(yes('page')))), // prettier-ignore
      'that our secret is wrong': () => standIn.answers(name === 'friendly' ? { success: false, error: { error_code: 'auth_invalid' } } : { success: false, 'error-codes': ['invalid-input-secret'] }), // prettier-ignore
    };
    for (const [what, begin] of Object.entries(outages))
      it(`accepts nothing while the provider answers with ${what}, and says that it is not the reader’s fault (B30)`, async () => {
        begin();
        const page = newPage();
        const { body } = await ada.challenge({ page });
        assertProblem(await ada.answer(body.id, { answer: 'token-of-theirs' }), 503, 'captcha_unavailable');
        standIn.answers(yes('page'));
        assert.equal((await ada.answer(body.id, { answer: 'token-of-theirs' })).status, 200, 'the challenge is not lost'); // prettier-ignore
      });
  });
}

describe('a site with somebody else’s check', () => {
  const start = async (own: Partial<ProviderSettings> = {}) => {
    const standIn = await ProviderStandIn.start();
    const server = await startTestServer({ provider: settingsFor('turnstile', standIn.url, own), siteverifySecret: 'a secret of ours' }); // prettier-ignore
    return { standIn, server, client: await new Client(server.url).join() };
  };

  it('does not wait for a provider that says nothing', { timeout: 20_000 }, async () => {
    const { standIn, server, client } = await start();
    standIn.behaves(() => undefined);
    const began = Date.now();
    assertProblem(await pass(client, newPage()), 503, 'captcha_unavailable');
    assert.ok(Date.now() - began < 10_000);
    await standIn[Symbol.asyncDispose]();
    assertProblem(await pass(client, newPage()), 503, 'captcha_unavailable'); // nobody is there at all
    await server[Symbol.asyncDispose]();
  });

  it('holds what is written meanwhile, if the owner wants that, and nothing of what the provider refuses (B30)', async () => {
    const { standIn, server, client } = await start({ down: 'hold' });
    const page = newPage();
    standIn.answers('', 500);
    const { body } = await pass(client, page);
    assert.equal((await client.write(page, { captcha: body.token })).status, 'held');
    standIn.answers({ success: false, 'error-codes': ['invalid-input-response'] });
    assertProblem(await pass(client, page), 403, 'captcha_rejected');
    assert.equal((await new Client(server.url).comments(page)).body.total, 0);
    await server[Symbol.asyncDispose]();
    await standIn[Symbol.asyncDispose]();
  });

  it('takes our own image from who does not want to meet the provider, and work alone from nobody', async () => {
    const { standIn, server, client } = await start();
    const page = newPage();
    assert.deepEqual(assertProblem(await client.rate(page, 4, await client.pass(page)), 403, 'captcha_required').kinds, ['provider', 'image', 'audio']); // prettier-ignore
    assert.equal((await client.rate(page, 4, await win(client, { page, kind: 'image' }))).status, 200);
    assert.equal(standIn.asked.length, 0);
    await server[Symbol.asyncDispose]();
    await standIn[Symbol.asyncDispose]();
  });

  it('tells its other back ends of it by the one call they know', async () => {
    const { standIn, server, client } = await start();
    standIn.answers({ success: true, hostname: HOST, action: 'signup' });
    const { body } = await client.challenge({ action: 'signup' });
    const { body: won } = await client.answer<CaptchaPass>(body.id, { answer: 'token-of-theirs' });
    const { body: verification } = await client.call<object>('POST', 'captcha/siteverify', { body: { secret: 'a secret of ours', response: won.token } }); // prettier-ignore
    assert.partialDeepStrictEqual(verification, { success: true, hostname: HOST, action: 'signup' });
    await server[Symbol.asyncDispose]();
    await standIn[Symbol.asyncDispose]();
  });

  it('never tells a reader its secret, nor a log the reader’s token', async () => {
    const { standIn, server, client } = await start();
    const { body } = await client.challenge({});
    assert.ok(!JSON.stringify(body).includes(KEYS.secret));
    standIn.answers('', 500);
    await client.answer(body.id, { answer: 'token-of-theirs' });
    const log = server.log.join('');
    assert.ok(log.includes('captcha_unavailable'));
    assert.ok(!log.includes('token-of-theirs') && !log.includes(KEYS.secret));
    await server[Symbol.asyncDispose]();
    await standIn[Symbol.asyncDispose]();
  });

  it('is not asked for where there is none', async () => {
    await using server = await startTestServer();
    assertProblem(await new Client(server.url).challenge({ kind: 'provider' }), 422, 'invalid');
  });

  it('says where the script is, and the purpose that it needs', () => {
    const settings = (name: ProviderName, own: Partial<ProviderSettings> = {}) => providerChallenge(settingsFor(name, 'https://cap.example.org', own), 'sign-up'); // prettier-ignore
    assert.equal(settings('cap').script, 'https://cap.example.org/assets/widget.js');
    assert.equal(settings('cap').endpoint, 'https://cap.example.org/our-site/');
    assert.match(settings('recaptcha').script, /\?render=our-site$/);
    assert.equal(settings('recaptcha').action, 'sign_up');
    assert.equal(settings('turnstile', { script: 'https://mirror.example/api.js' }).script, 'https://mirror.example/api.js'); // prettier-ignore
    assert.equal(settings('hcaptcha', { consent: 'functional' }).consent, 'functional');
    assert.equal('consent' in settings('hcaptcha'), false);
  });
});
