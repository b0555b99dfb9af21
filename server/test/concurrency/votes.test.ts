import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Client, newPage } from '../support/client.js';
import { crowd, tally } from '../support/crowd.js';
import { databases } from '../support/databases.js';
import { startTestServer } from '../support/test-server.js';
import { unlimited } from '../support/unlimited.js';

const AT_A_TIME = 50;

for (const database of databases) {
  describe(`a thousand votes on ${database.name}`, () => {
    const resources = new AsyncDisposableStack();
    let urls: readonly string[];
    before(async () => {
      const { location } = resources.use(await database.create());
      const servers = database.name === 'PostgreSQL' ? 2 : 1;
      const start = () =>
        startTestServer(
          { database: location, captcha: 'none', ratings: new Map([['ease', 10]]) },
          { limits: unlimited() },
        );
      urls = await crowd(servers, async () => resources.use(await start()).url);
    });
    after(() => resources.disposeAsync());

    const vote = (client: Client, page: string, value: number) =>
      client.call('PUT', `pages/${page}/rating`, { body: { value } });

    it('are counted one each, and their mean is exact, whoever changes their mind or takes it back (B35)', async () => {
      const page = newPage();
      const voters = await crowd(250, (n) => new Client(urls[n % urls.length]!).join(), AT_A_TIME);
      const voteOf = (n: number, value: number) => vote(voters[n % voters.length]!, page, value);
      const valueOf = (voter: number): number => 1 + ((voter * 7) % 5);
      const early = await crowd(750, (n) => voteOf(n, 1 + (n % 4)), AT_A_TIME);
      const last = await crowd(250, (n) => voteOf(n, valueOf(n)), AT_A_TIME);
      assert.deepEqual(tally([...early, ...last].map(({ status }) => status)), { 200: 1000 });

      const undone = voters.slice(0, 50);
      await crowd(undone.length, (n) => undone[n]!.undo(page), AT_A_TIME);
      const left = voters.slice(50).map((_, n) => valueOf(n + 50));
      const { rating } = (await new Client(urls[0]!).page(page)).body;
      assert.deepEqual(rating, {
        average: left.reduce((sum, value) => sum + value, 0) / left.length,
        count: 200,
        histogram: [1, 2, 3, 4, 5].map((star) => left.filter((value) => value === star).length),
        mine: null,
      });
    });

    it('under a name and without are counted apart, though they come at the same time', async () => {
      const page = newPage();
      const voters = await crowd(50, (n) => new Client(urls[n % urls.length]!).join(), AT_A_TIME);
      const tenthsOf = (voter: number): number => 1 + ((voter * 37) % 100);
      const voteBoth = (n: number, stars: number, tenths: number) => {
        const voter = voters[n % voters.length]!;
        if (n % 100 < 50) return vote(voter, page, stars);
        return voter.call('PUT', `pages/${page}/ratings/ease`, { body: { value: tenths / 10 } });
      };
      const early = await crowd(300, (n) => voteBoth(n, 1 + (n % 5), 1 + (n % 100)), AT_A_TIME);
      const last = await crowd(100, (n) => voteBoth(n, 2, tenthsOf(n % voters.length)), AT_A_TIME);
      assert.deepEqual(tally([...early, ...last].map(({ status }) => status)), { 200: 400 });
      const { rating, ratings } = (await new Client(urls[0]!).page(page)).body;
      assert.deepEqual(rating, { average: 2, count: 50, histogram: [0, 50, 0, 0, 0], mine: null });
      const tenths = voters.map((_, voter) => tenthsOf(voter));
      const { average, count, histogram } = ratings!.ease!;
      assert.equal(count, 50);
      assert.equal(average, tenths.reduce((sum, one) => sum + one, 0) / 500);
      const star = (one: number): number => Math.max(1, Math.round(one / 10));
      assert.deepEqual(histogram, Array.from({ length: 10 }, (_, index) => tenths.filter((one) => star(one) === index + 1).length)); // prettier-ignore
    });

    it('of one visitor, through every server at once, are one vote (B35)', async () => {
      const page = newPage();
      const [first] = (await crowd(1, () => new Client(urls[0]!).join())) as [Client];
      await crowd(
        100,
        async (n) => {
          const tab = new Client(urls[n % urls.length]!);
          tab.token = first.token;
          return n % 10 === 9 ? tab.undo(page) : vote(tab, page, 1 + (n % 5));
        },
        AT_A_TIME,
      );
      await vote(first, page, 3);
      assert.deepEqual((await first.page(page)).body.rating, {
        average: 3,
        count: 1,
        histogram: [0, 0, 1, 0, 0],
        mine: 3,
      });
      await first.undo(page);
      const { body } = await first.undo(page);
      assert.deepEqual(body, { average: null, count: 0, histogram: [0, 0, 0, 0, 0], mine: null });
    });
  });
}
