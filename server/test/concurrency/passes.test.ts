import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Problem } from 'afterword/protocol';
import { Client, newPage } from '../support/client.js';
import { crowd, tally } from '../support/crowd.js';
import { settings } from '../support/instances.js';
import { solve } from '../support/solve.js';

for (const setting of settings) {
  describe(`a captcha pass at ${setting.name}`, () => {
    const resources = new AsyncDisposableStack();
    let urls: readonly string[];
    before(async () => (urls = await setting.start(resources)));
    after(() => resources.disposeAsync());

    /** The same visitor, in as many tabs as there are servers. */
    async function tabs(): Promise<readonly Client[]> {
      const clients = urls.map((url) => new Client(url));
      await clients[0]!.join();
      for (const client of clients) client.token = clients[0]!.token;
      return clients;
    }

    it('is good for one of two hundred comments that are sent at once (B23)', async () => {
      const page = newPage();
      const clients = await tabs();
      const captcha = await clients[0]!.pass(page);
      const replies = await crowd(200, (n) =>
        clients[n % clients.length]!.post<Problem>(page, { captcha, body: `Try ${n}.` }),
      );
      assert.deepEqual(tally(replies.map(({ status, body }) => (status < 400 ? status : body.code))), {
        201: 1,
        captcha_rejected: 199,
      });
      const { body } = await clients.at(-1)!.comments(page, 'limit=1000');
      assert.deepEqual([body.total, body.items.length], [1, 1]);
    });

    it('is good for a comment or a vote, not for both (B23)', async () => {
      const page = newPage();
      const [client] = (await tabs()) as [Client];
      const captcha = await client.pass(page);
      const replies = await crowd(20, (n) =>
        n % 2 === 0 ? client.post<Problem>(page, { captcha }) : client.rate<Problem>(page, 5, captcha),
      );
      assert.equal(replies.filter(({ status }) => status < 400).length, 1);
      const { body } = await client.page(page);
      assert.equal(body.comments.count + body.rating.count, 1);
    });

    it('is handed out once for a challenge that is answered twice at once', async () => {
      const { pass, refusals } = await answerTogether((await tabs())[0]!);
      assert.deepEqual([pass, refusals], [1, 9]);
    });
  });
}

async function answerTogether(client: Client): Promise<{ pass: number; refusals: number }> {
  const { body: challenge } = await client.challenge({ kind: 'pow', page: newPage() });
  const solution = await solve(challenge);
  const replies = await crowd(10, () => client.answer(challenge.id, { pow: challenge.pow, solution }));
  const pass = replies.filter(({ status }) => status < 400).length;
  return { pass, refusals: replies.filter(({ body }) => body.code === 'captcha_rejected').length };
}
