import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CaptchaPass } from 'afterword/protocol';
import { Keyring } from '../../src/security/keyring.js';
import { assertProblem, Client, newPage } from '../support/client.js';
import { readCharacters, rightAnswer, win } from '../support/passes.js';
import { SECRET, startTestServer } from '../support/test-server.js';

const NEXT = 'the next secret, also longer than thirty-two bytes';

describe('a secret that is replaced', () => {
  it('leaves what readers hold good, and signs nothing new (B50)', async () => {
    await using before = await startTestServer();
    const page = newPage();
    const ada = await new Client(before.url).join();
    const own = await ada.write(page);
    const captcha = await ada.pass(page);
    const { body: work } = await ada.challenge({ kind: 'pow', page });
    const { body: image } = await ada.challenge({ kind: 'image', page });

    await using after = await startTestServer({ database: before.config.database, secret: NEXT, oldSecrets: [SECRET] });
    const same = new Client(after.url);
    same.token = ada.token;
    assert.equal((await same.edit(own.id, 'Still mine.')).status, 200);
    assert.equal((await same.post(page, { captcha })).status, 201);
    const { body: won } = await same.answer<CaptchaPass>(work.id, await rightAnswer(work));
    assert.equal((await same.post(page, { captcha: won.token })).status, 201);
    const { body: read } = await same.answer<CaptchaPass>(image.id, { answer: readCharacters(image.id, SECRET) });
    assert.equal((await same.post(page, { captcha: read.token })).status, 201);

    const { kid } = new Keyring(NEXT);
    assert.equal((await same.challenge({ kind: 'pow' })).body.pow!.parameters.data.kid, kid);
    for (const token of [won.token, (await same.challenge({ kind: 'image' })).body.id]) assert.ok(token.startsWith(`${kid}~`)); // prettier-ignore
    const grace = await new Client(after.url).join();
    const stranger = new Client(before.url);
    stranger.token = grace.token;
    assertProblem(await stranger.page(page), 401, 'unauthorized');
  });

  it('is forgotten when it is not listed any more', async () => {
    await using before = await startTestServer();
    const page = newPage();
    const ada = await new Client(before.url).join();
    const captcha = await ada.pass(page);
    const { body: work } = await ada.challenge({ kind: 'pow', page });
    await using after = await startTestServer({ secret: NEXT });
    const other = await new Client(after.url).join();
    assertProblem(await other.post(page, { captcha }), 403, 'captcha_rejected');
    assertProblem(await other.answer(work.id, await rightAnswer(work)), 403, 'captcha_rejected');
    other.token = ada.token;
    assertProblem(await other.page(page), 401, 'unauthorized');
  });

  it('is named by an id that says nothing of it', () => {
    const { kid } = new Keyring(SECRET);
    assert.match(kid, /^[\w-]{6}$/);
    assert.ok(!SECRET.includes(kid));
    assert.notEqual(new Keyring(`${SECRET}.`).kid, kid);
  });

  it('still signs if it is listed among the old ones as well', async () => {
    await using server = await startTestServer({ oldSecrets: [SECRET, NEXT] });
    const page = newPage();
    const ada = await new Client(server.url).join();
    assert.equal((await ada.rate(page, 4, await win(ada, { page }))).status, 200);
    assert.equal(new Keyring(SECRET, [SECRET, NEXT]).kid, new Keyring(SECRET).kid);
  });
});
