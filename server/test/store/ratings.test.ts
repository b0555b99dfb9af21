import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { AlreadySpent } from '../../src/store/spent-store.js';
import { newPage } from '../support/client.js';
import { tally } from '../support/crowd.js';
import { databases } from '../support/databases.js';
import { Stores } from '../support/stores.js';

for (const database of databases) {
  describe(`ratings on ${database.name}`, () => {
    let stores: Stores;
    before(async () => (stores = await Stores.open(database)));
    after(() => stores[Symbol.asyncDispose]());

    const vote = (page: string, visitor: string, stars: number | null, name = ''): Promise<void> =>
      stores.ratings.set(
        { page, visitor, votes: new Map([[name, stars === null ? null : Math.round(stars * 10)]]) },
        1,
        undefined,
      );

    /** Votes by stars, those of nobody left out. */
    async function totals(page: string, of = ''): Promise<Record<number, number>> {
      const rows = await stores.ratings.totals((await stores.page(page)).id);
      const own = rows.filter(({ name, count }) => name === of && count !== 0);
      return Object.fromEntries(own.map(({ tenths, count }) => [tenths / 10, count]));
    }

    async function voteOf(page: string, visitor: string, name = ''): Promise<number | undefined> {
      return (await stores.ratings.votesOf((await stores.page(page)).id, visitor, [name])).get(name);
    }

    it('count one vote a visitor, whatever they change their mind to (B35)', async () => {
      const page = newPage();
      await vote(page, 'ada', 5);
      await vote(page, 'grace', 2);
      assert.deepEqual(await totals(page), { 5: 1, 2: 1 });
      await vote(page, 'ada', 2);
      assert.deepEqual(await totals(page), { 2: 2 });
      await vote(page, 'ada', 2);
      assert.deepEqual(await totals(page), { 2: 2 }, 'the same again changes nothing');
      await vote(page, 'ada', null);
      await vote(page, 'ada', null);
      assert.deepEqual(await totals(page), { 2: 1 }, 'and a vote is taken back once');
    });

    it('remember who voted what, page by page', async () => {
      const [page, other] = [newPage(), newPage()];
      await vote(page, 'ada', 4);
      await vote(other, 'ada', 1);
      assert.equal(await voteOf(page, 'ada'), 40);
      assert.equal(await voteOf(page, 'grace'), undefined);
      await vote(page, 'ada', null);
      assert.equal(await voteOf(page, 'ada'), undefined);
      assert.deepEqual(await totals(other), { 1: 1 });
    });

    it('of one name are none of another, and each says when it last changed', async () => {
      const page = newPage();
      await vote(page, 'ada', 4);
      await vote(page, 'ada', 2.3, 'ease');
      await vote(page, 'ada', 0.1, 'relief');
      await vote(page, 'ada', null, 'relief');
      assert.deepEqual([await totals(page), await totals(page, 'ease'), await totals(page, 'relief')], [{ 4: 1 }, { 2.3: 1 }, {}]); // prettier-ignore
      assert.deepEqual([await voteOf(page, 'ada'), await voteOf(page, 'ada', 'ease')], [40, 23]);
      const rows = await stores.ratings.totals((await stores.page(page)).id);
      const revs = rows.map(({ name, rev }) => [name, rev]).toSorted();
      assert.deepEqual(revs, [['', 1], ['ease', 2], ['relief', 4]]); // prettier-ignore
    });

    it('have totals that are the votes, whatever happened', async () => {
      const page = newPage();
      const random = randomOf(7);
      const pick = (most: number): number => Math.floor(random() * most);
      const expected = new Map<string, number>();
      for (let round = 0; round < 300; round++) {
        const [visitor, name] = [`v${pick(12)}`, ['', 'ease', 'relief'][pick(3)]!];
        const stars = pick(4) === 0 ? null : (1 + pick(50)) / 10;
        await vote(page, visitor, stars, name);
        if (stars === null) expected.delete(`${name} ${visitor}`);
        else expected.set(`${name} ${visitor}`, stars);
      }
      for (const name of ['', 'ease', 'relief']) {
        const votes = [...expected].filter(([of]) => of.startsWith(`${name} `)).map(([, stars]) => stars);
        assert.ok(votes.length > 0);
        assert.deepEqual(await totals(page, name), tally(votes));
      }
    });

    it('are news only when they changed', async () => {
      const page = newPage();
      await vote(page, 'ada', 4);
      assert.equal((await stores.page(page)).rating_rev, 1);
      await vote(page, 'ada', 4);
      await stores.write(page);
      assert.equal((await stores.page(page)).rating_rev, 1);
      await vote(page, 'ada', null);
      const { rating_rev, rev } = await stores.page(page);
      assert.equal(rating_rev, rev);
    });

    it('are not counted when their pass was spent before', async () => {
      const page = newPage();
      const pass = { id: `pass of ${page}`, expires: 9 };
      await stores.ratings.set({ page, visitor: 'ada', votes: new Map([['', 40]]) }, 1, pass);
      await assert.rejects(
        stores.ratings.set({ page, visitor: 'grace', votes: new Map([['', 10]]) }, 1, pass),
        AlreadySpent,
      );
      assert.deepEqual(await totals(page), { 4: 1 });
      assert.equal((await stores.page(page)).rev, 1, 'nothing of the refused vote is left');
    });
  });
}

/** Random, and the same in every run. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}
