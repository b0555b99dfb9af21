import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { CommentSort } from 'afterword/protocol';
import type { CommentRow } from '../../src/store/comment-store.js';
import type { Position } from '../../src/store/thread-store.js';
import { newPage } from '../support/client.js';
import { databases } from '../support/databases.js';
import { Stores } from '../support/stores.js';

const idsOf = (rows: readonly { readonly id: string }[]): string[] => rows.map(({ id }) => id);

for (const database of databases) {
  describe(`threads on ${database.name}`, () => {
    let stores: Stores;
    before(async () => (stores = await Stores.open(database)));
    after(() => stores[Symbol.asyncDispose]());

    type NextRows = (page: { after: Position | undefined; limit: number; viewer: undefined }) => Promise<CommentRow[]>;

    /** Page by page, as a reader does who presses "more" until there is no more. */
    async function walk(next: NextRows, limit: number, between?: () => Promise<unknown>): Promise<string[]> {
      const seen: string[] = [];
      for (let after: Position | undefined; ; await between?.()) {
        const rows = await next({ after, limit, viewer: undefined });
        seen.push(...idsOf(rows));
        if (rows.length < limit) return seen;
        const { created_at: created, id, score } = rows.at(-1)!;
        after = { created, id, score };
      }
    }
    const topLevel =
      (pageId: string, sort: CommentSort): NextRows =>
      (page) =>
        stores.threads.topLevel(pageId, sort, page);

    async function list(pageId: string, viewer?: string): Promise<string[]> {
      return idsOf(await stores.threads.topLevel(pageId, 'oldest', { after: undefined, limit: 100, viewer }));
    }

    it('are read page by page, newest or oldest first, every comment once', async () => {
      const page = newPage();
      const rows = [];
      for (let n = 0; n < 11; n++) rows.push(await stores.write(page));
      const oldest = idsOf(rows);
      const { page_id } = rows[0]!;
      assert.deepEqual(await walk(topLevel(page_id, 'oldest'), 4), oldest);
      assert.deepEqual(await walk(topLevel(page_id, 'newest'), 4), oldest.toReversed());
    });

    it('lose nobody when many comments were written in the same millisecond', async () => {
      const page = newPage();
      for (let n = 0; n < 30; n++) await stores.write(page, { now: 1000 + Math.floor(n / 15) });
      const { id } = await stores.page(page);
      const oldest = await walk(topLevel(id, 'oldest'), 4);
      assert.equal(new Set(oldest).size, 30);
      assert.deepEqual(await walk(topLevel(id, 'newest'), 7), oldest.toReversed());
    });

    it('do not move under a reader while others write', async () => {
      const page = newPage();
      const there: string[] = [];
      for (let n = 0; n < 9; n++) there.push((await stores.write(page)).id);
      const { id } = await stores.page(page);
      const seen = await walk(topLevel(id, 'newest'), 2, () => stores.write(page));
      assert.deepEqual(seen, there.toReversed());
    });

    it('keep pages apart', async () => {
      const [mine, other] = [await stores.write(newPage()), await stores.write(newPage())];
      assert.deepEqual(await list(mine.page_id), [mine.id]);
      assert.deepEqual(await list(other.page_id), [other.id]);
    });

    it('show a held comment to its author only', async () => {
      const page = newPage();
      const shown = await stores.write(page);
      const held = await stores.write(page, { status: 'held', visitor: 'grace' });
      assert.deepEqual(await list(shown.page_id), [shown.id]);
      assert.deepEqual(await list(shown.page_id, 'ada'), [shown.id]);
      assert.deepEqual(await list(shown.page_id, 'grace'), [shown.id, held.id]);
      const reply = await stores.write(page, { parent: shown, status: 'held', visitor: 'grace' });
      const replies = (viewer?: string) =>
        stores.threads.replies(shown.id, { after: undefined, limit: 9, viewer }).then(idsOf);
      assert.deepEqual(await replies('ada'), []);
      assert.deepEqual(await replies('grace'), [reply.id]);
      assert.deepEqual(idsOf(await stores.threads.descendants([shown.id], 9, 'ada')), []);
      assert.deepEqual(idsOf(await stores.threads.descendants([shown.id], 9, 'grace')), [reply.id]);
    });

    it('show a removed comment as long as there are replies to it', async () => {
      const page = newPage();
      const [gone, answered] = [await stores.write(page), await stores.write(page)];
      await stores.write(page, { parent: answered });
      await stores.comments.remove(gone, 9);
      await stores.comments.remove(answered, 9);
      assert.deepEqual(await list(gone.page_id), [answered.id]);
      assert.deepEqual(await list(gone.page_id, 'ada'), [answered.id]);
    });

    it('show the replies to a comment oldest first, and those of nobody else', async () => {
      const page = newPage();
      const [one, two] = [await stores.write(page), await stores.write(page)];
      const replies: string[] = [];
      for (let n = 0; n < 7; n++) {
        const reply = await stores.write(page, { parent: one });
        replies.push(reply.id);
        await stores.write(page, { parent: two });
        await stores.write(page, { parent: reply });
      }
      assert.deepEqual(await walk((rest) => stores.threads.replies(one.id, rest), 3), replies);
    });

    it('bring along the oldest of what is below each comment, however many comments are asked for', async () => {
      const page = newPage();
      const roots: string[] = [];
      const firsts: string[] = [];
      for (let n = 0; n < 205; n++) {
        const root = await stores.write(page);
        roots.push(root.id);
        if (n % 51 > 0) continue; // five of them, in more than one portion
        const reply = await stores.write(page, { parent: root });
        firsts.push(reply.id, (await stores.write(page, { parent: reply })).id);
        await stores.write(page, { parent: root });
      }
      assert.deepEqual(idsOf(await stores.threads.descendants(roots, 2, undefined)), firsts);
      assert.deepEqual(await stores.threads.descendants([], 2, undefined), []);
    });

    it('bring replies of one millisecond along in the order in which the rest is read', async () => {
      const page = newPage();
      const root = await stores.write(page, { now: 5 });
      for (let n = 0; n < 12; n++) await stores.write(page, { parent: root, now: 5 });
      const everything = await walk((rest) => stores.threads.replies(root.id, rest), 5);
      assert.deepEqual(idsOf(await stores.threads.descendants([root.id], 20, undefined)), everything);
    });

    it('tell what the public has a right to hear about, in the order in which it happened', async () => {
      const page = newPage();
      const [first, second] = [await stores.write(page), await stores.write(page)];
      const held = await stores.write(page, { status: 'held' });
      await stores.comments.edit(first, { source: 'x', content: '[]', status: 'published' }, 9); // 4
      await stores.comments.remove(held, 9); // 5, and nobody's business
      await stores.comments.remove(second, 9); // 6
      const told = async (since: number, upTo: number, limit = 9): Promise<unknown[]> =>
        (await stores.threads.changes(first.page_id, since, upTo, limit)).map(({ id, rev }) => [id, rev]);
      assert.deepEqual(await told(0, 6), [
        [first.id, 4],
        [second.id, 6],
      ]);
      assert.deepEqual(await told(4, 6), [[second.id, 6]]);
      assert.deepEqual(await told(0, 5), [[first.id, 4]]);
      assert.deepEqual(await told(0, 6, 1), [[first.id, 4]]);
    });

    it('queue what is on hold for the moderators, oldest first, from every page', async () => {
      const before = idsOf(await stores.threads.held(1000));
      const first = await stores.write(newPage(), { status: 'held' });
      const second = await stores.write(newPage(), { status: 'held' });
      const queue = idsOf(await stores.threads.held(1000));
      assert.deepEqual(
        queue.filter((id) => !before.includes(id)),
        [first.id, second.id],
      );
      assert.equal((await stores.threads.held(1)).length, 1);
    });
  });
}
