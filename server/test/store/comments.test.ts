import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { newPage } from '../support/client.js';
import { databases } from '../support/databases.js';
import { Stores } from '../support/stores.js';

for (const database of databases) {
  describe(`comments on ${database.name}`, () => {
    let stores: Stores;
    before(async () => (stores = await Stores.open(database)));
    after(() => stores[Symbol.asyncDispose]());

    const countOf = async (page: string): Promise<number> => (await stores.page(page)).comment_count;
    const repliesOf = async (id: string): Promise<number> => (await stores.comment(id)).reply_count;

    it('keep every letter that a reader wrote, and who wrote it', async () => {
      const page = newPage();
      const written = {
        name: 'Zoë "Z" O’Hara',
        email: 'zoe@example.org',
        website: 'https://example.org/',
        source: 'Ça va? 💊 \\ \' " ; -- <b>\r\n\tübel',
        content: '[{"type":"paragraph","children":["💊 \\" \\u2028"]}]',
        terms: '2026-01',
        disclaimers: '[{"disclaimer":"medical","version":"3"}]',
        documents: '[{"document":"privacy","version":"2"}]',
      };
      const row = await stores.write(page, written);
      assert.partialDeepStrictEqual(row, {
        author_name: written.name,
        author_email: written.email,
        author_website: written.website,
        source: written.source,
        content: written.content,
        terms_version: written.terms,
        disclaimers: written.disclaimers,
        documents: written.documents,
        visitor_id: 'ada',
        page_key: page,
        parent_id: null,
        root_id: row.id,
        depth: 0,
        edited_at: null,
      });
    });

    it('know where they stand in the tree', async () => {
      const page = newPage();
      const root = await stores.write(page);
      const reply = await stores.write(page, { parent: root });
      const answer = await stores.write(page, { parent: reply });
      assert.deepEqual([reply.parent_id, reply.root_id, reply.depth], [root.id, root.id, 1]);
      assert.deepEqual([answer.parent_id, answer.root_id, answer.depth], [reply.id, root.id, 2]);
    });

    it('take the next revision of their page with every change', async () => {
      const page = newPage();
      const [first, second] = [await stores.write(page), await stores.write(page)];
      assert.deepEqual([first.rev, second.rev], [1, 2]);
      const edited = await stores.comments.edit(first, { source: 'No.', content: '[]', status: 'published' }, 5);
      assert.equal(edited?.rev, 3);
      await stores.comments.remove(second, 6);
      assert.equal((await stores.comment(second.id)).rev, 4);
      assert.equal((await stores.page(page)).rev, 4);
      assert.equal((await stores.write(newPage())).rev, 1, 'each page has a clock of its own');
    });

    it('keep the title and the address that the first writer of their page told', async () => {
      const page = newPage();
      await stores.write(page, { facts: { title: 'Fever', url: 'https://example.org/fever' } });
      await stores.write(page, { facts: { title: 'Buy pills', url: 'https://example.com/' } });
      assert.partialDeepStrictEqual(await stores.page(page), { title: 'Fever', url: 'https://example.org/fever' });
    });

    it('count for the page and for what they answer as soon as the public sees them', async () => {
      const page = newPage();
      const root = await stores.write(page);
      const held = await stores.write(page, { parent: root, status: 'held' });
      assert.deepEqual([await countOf(page), await repliesOf(root.id)], [1, 0]);
      assert.equal(held.published_at, null);

      assert.equal(await stores.comments.publish(held, 77), true);
      assert.deepEqual([await countOf(page), await repliesOf(root.id)], [2, 1]);
      assert.partialDeepStrictEqual(await stores.comment(held.id), { status: 'published', published_at: 77 });

      assert.equal(await stores.comments.publish(held, 78), false, 'a second moderator comes too late');
      assert.deepEqual([await countOf(page), await repliesOf(root.id)], [2, 1]);
    });

    it('leave the counts when an edit has to wait for a moderator, and come back to them', async () => {
      const page = newPage();
      const root = await stores.write(page);
      const reply = await stores.write(page, { parent: root });
      const edited = await stores.comments.edit(reply, { source: 'Links.', content: '[]', status: 'held' }, 9);
      assert.partialDeepStrictEqual(edited, { source: 'Links.', status: 'held', edited_at: 9 });
      assert.deepEqual([await countOf(page), await repliesOf(root.id)], [1, 0]);
      await stores.comments.publish(await stores.comment(reply.id), 10);
      assert.deepEqual([await countOf(page), await repliesOf(root.id)], [2, 1]);
    });

    it('are left alone by somebody who saw them before they changed', async () => {
      const page = newPage();
      const seen = await stores.write(page, { status: 'held' });
      await stores.comments.publish(seen, 1);
      assert.equal(await stores.comments.edit(seen, { source: 'x', content: '[]', status: 'held' }, 2), undefined);
      assert.equal(await stores.comments.remove(seen, 3), false);
      assert.partialDeepStrictEqual(await stores.comment(seen.id), { source: 'It helped.', status: 'published' });
      assert.equal(await countOf(page), 1);
    });

    it('are not put on hold when a reply arrived after their author looked', async () => {
      const page = newPage();
      const seen = await stores.write(page);
      await stores.write(page, { parent: seen });
      assert.equal(await stores.comments.edit(seen, { source: 'x', content: '[]', status: 'held' }, 2), undefined);
      assert.equal((await stores.comment(seen.id)).status, 'published');
      const edited = await stores.comments.edit(seen, { source: 'y', content: '[]', status: 'published' }, 3);
      assert.equal(edited?.source, 'y', 'a change that everybody may see is fine');
    });

    it('are not answered once they were put on hold or removed, and the answer spends nothing', async () => {
      const page = newPage();
      const [doubtful, doomed] = [await stores.write(page), await stores.write(page)];
      await stores.comments.edit(doubtful, { source: 'x', content: '[]', status: 'held' }, 2);
      await stores.comments.remove(doomed, 3);
      const { rev } = await stores.page(page);
      const pass = { id: newPage(), expires: Date.now() + 60_000 };
      for (const seen of [doubtful, doomed]) {
        const answer = stores.draft(page, { parent: seen });
        await assert.rejects(stores.comments.insert(answer, pass, undefined), { name: 'ParentGone' });
        assert.equal(await stores.comments.find(answer.id), undefined);
      }
      assert.equal((await stores.page(page)).rev, rev);
      assert.equal(await stores.spent.spend(pass), true, 'the pass is still good');
    });

    it('lose words, name and addresses when they are removed', async () => {
      const row = await stores.write(newPage(), { email: 'ada@example.org', website: 'https://example.org/' });
      assert.equal(await stores.comments.remove(row, 9), true);
      assert.partialDeepStrictEqual(await stores.comment(row.id), {
        status: 'removed',
        source: '',
        content: '[]',
        author_name: '',
        author_email: null,
        author_website: null,
      });
      assert.equal(await stores.comments.remove(row, 10), false, 'once is enough');
    });

    it('do not touch a count when they go without ever having been seen', async () => {
      const page = newPage();
      const root = await stores.write(page);
      await stores.comments.remove(await stores.write(page, { parent: root, status: 'held' }), 9);
      assert.deepEqual([await countOf(page), await repliesOf(root.id)], [1, 0]);
    });

    it('are counted for many pages in one question, in which pages without any are left out', async () => {
      const [one, none] = [newPage(), newPage()];
      await stores.write(one);
      const counts = await stores.pages.counts([one, none]);
      assert.deepEqual(
        counts.map((row) => ({ ...row })),
        [{ key: one, comment_count: 1 }],
      );
    });
  });
}
