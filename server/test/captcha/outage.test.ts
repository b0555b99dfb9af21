import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { assertProblem, Client, newPage } from '../support/client.js';
import { rightAnswer, win } from '../support/passes.js';
import { withSql } from '../support/sql.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

/** From now on the database cannot say what was used before. */
const forgetWhatWasSpent = (server: TestServer): void => withSql(server, (db) => db.exec('alter table spent_tokens rename to lost')); // prettier-ignore
const remember = (server: TestServer): void => withSql(server, (db) => db.exec('alter table lost rename to spent_tokens')); // prettier-ignore

describe('while it cannot be told whether something was used before', () => {
  it('no answer wins a pass, and it says that this is not the reader’s fault (B30)', async () => {
    await using server = await startTestServer();
    const client = new Client(server.url);
    for (const kind of ['pow', 'image']) {
      const { body } = await client.challenge({ kind, page: 'a' });
      const answer = await rightAnswer(body);
      forgetWhatWasSpent(server);
      assertProblem(await client.answer(body.id, answer), 503, 'captcha_unavailable');
      remember(server);
      assert.equal((await client.answer(body.id, answer)).status, 200, 'the challenge is not lost');
    }
    assert.ok(server.log.some((line) => line.includes('captcha_unavailable') && line.includes('"level":50')));
  });

  it('no pass lets anything be written (B30)', async () => {
    await using server = await startTestServer();
    const page = newPage();
    const ada = await new Client(server.url).join();
    const captcha = await ada.pass(page);
    forgetWhatWasSpent(server);
    assert.equal((await ada.post(page, { captcha })).status, 500);
    assert.equal((await ada.rate(page, 4, captcha)).status, 500);
    remember(server);
    assert.equal((await ada.page(page)).body.rev, 0);
    assert.equal((await ada.post(page, { captcha })).status, 201, 'the pass is not lost');
  });

  it('no back end hears of a success (B30)', async () => {
    await using server = await startTestServer({ siteverifySecret: 'a secret of ours' });
    const client = new Client(server.url);
    const response = await win(client, {});
    forgetWhatWasSpent(server);
    const body = { secret: 'a secret of ours', response };
    assertProblem(await client.call('POST', 'captcha/siteverify', { body }), 503, 'captcha_unavailable');
    remember(server);
    const { body: verification } = await client.call<{ success: boolean }>('POST', 'captcha/siteverify', { body });
    assert.equal(verification.success, true);
  });
});
