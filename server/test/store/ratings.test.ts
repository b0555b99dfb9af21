import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { AlreadySpent } from '../../src/store/spent-store.js';
import { newPage } from '../support/client.js';
import { databases } from '../support/databases.js';
import { Stores } from '../support/stores.js';

for (const database of databases) {
  describe(`ratings on ${database.name}`, () => {
    let stores: Stores;
    before(async () => (stores = await Stores.open(database)));
    after(() => stores[Symbol.asyncDispose]());

    const vote = (page: string, visitor: string, value: number | null): Promise<void> =>
      stores.ratings.set(page, visitor, value, 1, undefined);

    /** Votes by value, those of nobody left out. */
    async function totals(page: string): Promise<Record<number, number>> {
      const rows = await stores.ratings.totals((await stores.page(page)).id);
      return Object.fromEntries(rows.filter(({ count }) => count !== 0).map(({ value, count }) => [value, count]));
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
      const { id } = await stores.page(page);
      assert.equal(await stores.ratings.valueOf(id, 'ada'), 4);
      assert.equal(await stores.ratings.valueOf(id, 'grace'), null);
      await vote(page, 'ada', null);
      assert.equal(await stores.ratings.valueOf(id, 'ada'), null);
      assert.deepEqual(await totals(other), { 1: 1 });
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
      await stores.ratings.set(page, 'ada', 4, 1, pass);
      await assert.rejects(stores.ratings.set(page, 'grace', 1, 1, pass), AlreadySpent);
      assert.deepEqual(await totals(page), { 4: 1 });
      assert.equal((await stores.page(page)).rev, 1, 'nothing of the refused vote is left');
    });
  });
}
