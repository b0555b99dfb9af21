import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Keyring } from '../../src/security/keyring.js';
import { Signer } from '../../src/security/signer.js';
import { Visitors } from '../../src/security/visitors.js';
import { assertProblem, Client, newPage } from '../support/client.js';
import { SECRET, startTestServer, type TestServer } from '../support/test-server.js';

describe('the token of a visitor', () => {
  let server: TestServer;
  before(async () => (server = await startTestServer({ captcha: 'none' })));
  after(() => server[Symbol.asyncDispose]());

  it('is another one for everybody, with nothing of them in it', async () => {
    const tokens = new Set<string>();
    for (let index = 0; index < 100; index++) tokens.add((await new Client(server.url).join()).token!);
    assert.equal(tokens.size, 100);
    for (const token of tokens) assert.match(token, /^[\w-]{22}\.[\w-]{43}$/);
  });

  it('stays good over a restart, and is good for nobody else’s server', async () => {
    const ada = await new Client(server.url).join();
    const { id } = await ada.write(newPage(), { captcha: undefined });
    await using other = await startTestServer({ secret: 'another secret, also longer than thirty-two bytes' });
    const stranger = new Client(other.url);
    stranger.token = ada.token;
    assertProblem(await stranger.post(newPage(), { captcha: 'x' }), 401, 'unauthorized');
    assertProblem(await stranger.page('a'), 401, 'unauthorized');
    await using again = await startTestServer({ database: server.config.database, captcha: 'none' });
    const back = new Client(again.url);
    back.token = ada.token;
    assert.equal((await back.edit(id, 'Still mine.')).status, 200);
  });

  it('cannot be made up, whatever it is made of', async () => {
    const page = newPage();
    const good = (await new Client(server.url).join()).token!;
    const [id, signature] = good.split('.') as [string, string];
    const flips = Array.from(
      good,
      (letter, at) => `${good.slice(0, at)}${letter === 'A' ? 'B' : 'A'}${good.slice(at + 1)}`,
    );
    const forged = [
      ...flips.filter((token) => token !== good),
      id,
      `${id}.`,
      `.${signature}`,
      `${signature}.${id}`,
      `${good}.`,
      `${good}=`,
      `${good}x`,
      good.toUpperCase(),
      new Signer(SECRET, 'captcha-pass').sign(id),
      new Visitors(new Keyring('x'.repeat(32))).create(),
      '',
    ];
    const client = new Client(server.url);
    for (const token of forged) {
      const headers = { authorization: `Bearer ${token}` };
      const body = { body: 'a', author: { name: 'a' } };
      assertProblem(await client.call('POST', `pages/${page}/comments`, { headers, body }), 401, 'unauthorized');
    }
    for (const authorization of [
      `Basic ${good}`,
      good,
      `Bearer  ${good}`,
      `Bearer ${good} x`,
      `Bearer ${good}, Bearer ${good}`,
    ]) {
      // prettier-ignore
      assertProblem(await client.call('GET', `pages/${page}`, { headers: { authorization } }), 401, 'unauthorized');
    }
    assert.equal((await client.comments(page)).body.total, 0);
  });

  it('is not needed for reading', async () => {
    const client = new Client(server.url);
    for (const path of ['pages/a', 'pages/a/comments', 'counts?page=a']) assert.equal((await client.call('GET', path)).status, 200); // prettier-ignore
  });
});
