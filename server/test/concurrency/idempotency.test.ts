import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { assertProblem, Client, newPage } from '../support/client.js';
import { crowd } from '../support/crowd.js';
import { settings } from '../support/instances.js';

for (const setting of settings) {
  describe(`an Idempotency-Key at ${setting.name}`, () => {
    const resources = new AsyncDisposableStack();
    let urls: readonly string[];
    before(async () => (urls = await setting.start(resources)));
    after(() => resources.disposeAsync());

    const join = (): Promise<Client> => new Client(urls[0]!).join();
    const keyed = (): { readonly 'idempotency-key': string } => ({ 'idempotency-key': randomUUID() });

    it('makes one comment of a hundred tries, and every try gets the same answer (B34)', async () => {
      const page = newPage();
      const reader = await join();
      const headers = keyed();
      const captcha = await reader.pass(page);
      const replies = await crowd(100, (n) => {
        const tab = new Client(urls[n % urls.length]!);
        tab.token = reader.token;
        return tab.post(page, { captcha }, headers);
      });
      for (const { status, body } of replies) {
        assert.equal(status, 201, JSON.stringify(body));
        assert.deepEqual(body, replies[0]!.body);
      }
      assert.equal((await reader.comments(page)).body.items.length, 1);
    });

    it('gets the same answer with another pass, and does not spend it (B34)', async () => {
      const page = newPage();
      const reader = await join();
      const headers = keyed();
      const first = await reader.post(page, {}, headers);
      const captcha = await reader.pass(page);
      assert.deepEqual((await reader.post(page, { captcha }, headers)).body, first.body);
      assert.equal((await reader.post(page, { captcha })).status, 201);
    });

    it('refuses another request under the same key, also when both come at once (B34)', async () => {
      const page = newPage();
      const reader = await join();
      const headers = keyed();
      await reader.post(page, { body: 'One.' }, headers);
      assertProblem(await reader.post(page, { body: 'Two.' }, headers), 422, 'idempotency_mismatch');
      assertProblem(await reader.post(newPage(), { body: 'One.' }, headers), 422, 'idempotency_mismatch');
      assertProblem(await reader.post(page, { body: 'One.', author: { name: 'Grace' } }, headers), 422, 'idempotency_mismatch'); // prettier-ignore

      const other = keyed();
      const passes = await crowd(6, () => reader.pass(page), 1);
      const replies = await crowd(6, (n) => reader.post(page, { body: `Both ${n}.`, captcha: passes[n] }, other));
      assert.deepEqual(replies.map(({ status }) => status).sort(), [201, 422, 422, 422, 422, 422]);
      assert.equal((await reader.comments(page)).body.items.length, 2);
    });

    it('is a visitor’s own: two who choose the same one both get through (B34)', async () => {
      const page = newPage();
      const headers = keyed();
      const [ada, grace] = [await join(), await join()];
      const [mine, hers] = [await ada.post(page, {}, headers), await grace.post(page, {}, headers)];
      assert.deepEqual([mine.status, hers.status], [201, 201]);
      assert.notEqual(mine.body.comment.id, hers.body.comment.id);
    });

    it('stays free when the try was refused, so that the reader can mend it and send again (B34)', async () => {
      const page = newPage();
      const reader = await join();
      const headers = keyed();
      const captcha = await reader.pass(page);
      await reader.post(page, { captcha });
      assertProblem(await reader.post(page, { captcha }, headers), 403, 'captcha_rejected');
      assertProblem(await reader.post(page, { body: ' ' }, headers), 422, 'invalid');
      assert.equal((await reader.post(page, { body: 'Mended.' }, headers)).status, 201);
    });
  });
}
