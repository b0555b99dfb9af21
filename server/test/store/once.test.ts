import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { InsertResult, NewComment } from '../../src/store/comment-store.js';
import { forgetKeys } from '../../src/store/idempotency.js';
import { AlreadySpent, type OneUse } from '../../src/store/spent-store.js';
import { newPage } from '../support/client.js';
import { databases } from '../support/databases.js';
import { Stores } from '../support/stores.js';

for (const database of databases) {
  describe(`what happens once on ${database.name}`, () => {
    let stores: Stores;
    before(async () => (stores = await Stores.open(database)));
    after(() => stores[Symbol.asyncDispose]());

    const claim = (key: string, visitor = 'ada') => ({ visitor, key, requestHash: 'the request' });
    const insert = (draft: NewComment, pass?: OneUse, key?: string, visitor?: string): Promise<InsertResult> =>
      stores.comments.insert(draft, pass, key === undefined ? undefined : claim(key, visitor));
    const countOf = async (page: string): Promise<number> => (await stores.pages.find(page))?.comment_count ?? 0;

    it('is the comment behind an Idempotency-Key: a second try is told what the first one wrote (B34)', async () => {
      const page = newPage();
      const draft = stores.draft(page);
      assert.equal((await insert(draft, undefined, 'once')).outcome, 'inserted');
      const again = await insert(stores.draft(page), undefined, 'once');
      assert.partialDeepStrictEqual(again, {
        outcome: 'replayed',
        owner: { comment_id: draft.id, request_hash: 'the request' },
      });
      assert.deepEqual({ ...(await stores.comments.keyOwner('ada', 'once')) }, { comment_id: draft.id, request_hash: 'the request' }); // prettier-ignore
      assert.equal(await countOf(page), 1);
    });

    it('is decided for each visitor on their own (B34)', async () => {
      const page = newPage();
      await insert(stores.draft(page), undefined, 'mine', 'ada');
      const other = await insert(stores.draft(page), undefined, 'mine', 'grace');
      assert.equal(other.outcome, 'inserted');
      assert.equal(await stores.comments.keyOwner('nobody', 'mine'), undefined);
    });

    it('leaves the key free when the try failed (B34)', async () => {
      const page = newPage();
      const pass = { id: `pass of ${page}`, expires: 9 };
      await stores.spent.spend(pass);
      await assert.rejects(insert(stores.draft(page), pass, 'failed'), AlreadySpent);
      assert.equal(await stores.comments.keyOwner('ada', 'failed'), undefined);
      assert.equal((await insert(stores.draft(page), undefined, 'failed')).outcome, 'inserted');
    });

    it('does not spend the pass of a second try', async () => {
      const page = newPage();
      const pass = { id: `kept pass of ${page}`, expires: 9 };
      await insert(stores.draft(page), undefined, 'kept');
      await insert(stores.draft(page), pass, 'kept');
      assert.equal(await stores.spent.spend(pass), true);
    });

    it('is a pass: the comment that comes second with it is not written, nor anything of it', async () => {
      const page = newPage();
      const pass = { id: `only pass of ${page}`, expires: 9 };
      assert.equal((await insert(stores.draft(page), pass)).outcome, 'inserted');
      await assert.rejects(insert(stores.draft(page), pass), AlreadySpent);
      assert.equal(await countOf(page), 1);
      assert.equal((await stores.page(page)).rev, 1);
    });

    it('does not spend the pass of a comment that could not be written', async () => {
      const [page, pass] = [newPage(), { id: 'pass of a doomed comment', expires: 9 }];
      const doomed = stores.draft(page, { parent: { id: 'nobody', root_id: 'nobody', depth: 0 } });
      await assert.rejects(insert(doomed, pass, 'doomed'), (error: Error) => !(error instanceof AlreadySpent));
      assert.equal(await stores.spent.spend(pass), true);
      assert.equal(await stores.comments.keyOwner('ada', 'doomed'), undefined);
      assert.equal(await stores.pages.find(page), undefined, 'nor does its page come into being');
    });

    it('stays known for as long as it matters, and no longer', async () => {
      const [early, late] = ['early', 'late'].map((name) => `${name} ${newPage()}`) as [string, string];
      await stores.spent.spend({ id: early, expires: 100 });
      await stores.spent.spend({ id: late, expires: 200 });
      await stores.spent.forgetExpired(200);
      assert.equal(await stores.spent.spend({ id: early, expires: 100 }), true);
      assert.equal(await stores.spent.spend({ id: late, expires: 200 }), false);

      await insert(stores.draft(newPage(), { now: 100 }), undefined, early);
      await insert(stores.draft(newPage(), { now: 200 }), undefined, late);
      await forgetKeys(stores.opened.db, 200);
      assert.equal(await stores.comments.keyOwner('ada', early), undefined);
      assert.notEqual(await stores.comments.keyOwner('ada', late), undefined);
    });

    it('is an acknowledgement, which keeps the time at which it was given first', async () => {
      const page = newPage();
      const given = { visitor: 'ada', disclaimer: 'medical', version: '1' };
      await stores.acknowledgements.insert(page, { ...given, now: 10 });
      await stores.acknowledgements.insert(page, { ...given, now: 20 });
      await stores.acknowledgements.insert(page, { ...given, version: '2', now: 30 });
      await stores.acknowledgements.insert(page, { ...given, visitor: 'grace', now: 40 });
      const { id } = await stores.page(page);
      const rows = await stores.opened.db
        .selectFrom('acknowledgements')
        .select(['visitor_id', 'version', 'created_at'])
        .where('page_id', '=', id)
        .orderBy('created_at')
        .execute();
      assert.deepEqual(
        rows.map((row) => ({ ...row })),
        [
          { visitor_id: 'ada', version: '1', created_at: 10 },
          { visitor_id: 'ada', version: '2', created_at: 30 },
          { visitor_id: 'grace', version: '1', created_at: 40 },
        ],
      );
    });
  });
}
