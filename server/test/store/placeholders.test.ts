import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { FoundComment } from '../../src/store/comment-store.js';
import { newPage } from '../support/client.js';
import { databases } from '../support/databases.js';
import { Stores } from '../support/stores.js';

for (const database of databases) {
  describe(`what stays of removed comments on ${database.name}`, () => {
    let stores: Stores;
    before(async () => (stores = await Stores.open(database)));
    after(() => stores[Symbol.asyncDispose]());

    /** A question, its answer, and an answer to that. */
    async function chain(page: string): Promise<[FoundComment, FoundComment, FoundComment]> {
      const question = await stores.write(page);
      const answer = await stores.write(page, { parent: question });
      const thanks = await stores.write(page, { parent: answer });
      return [question, answer, thanks];
    }
    const remove = async ({ id }: FoundComment): Promise<boolean> =>
      stores.comments.remove(await stores.comment(id), 99);
    const repliesOf = (...rows: FoundComment[]): Promise<number[]> =>
      Promise.all(rows.map(async ({ id }) => (await stores.comment(id)).reply_count));

    it('is a placeholder that still counts as a reply while somebody answered it', async () => {
      const page = newPage();
      const [question, answer] = await chain(page);
      await remove(answer);
      assert.deepEqual(await repliesOf(question, answer), [1, 1]);
      assert.equal((await stores.page(page)).comment_count, 2, 'nobody counts it as a comment any more');
    });

    it('goes with its last reply, and so on upwards, and everybody is told', async () => {
      const page = newPage();
      const [question, answer, thanks] = await chain(page);
      await remove(question);
      await remove(answer);
      const { rev } = await stores.page(page);
      await remove(thanks);
      assert.deepEqual(await repliesOf(question, answer, thanks), [0, 0, 0]);
      assert.equal((await stores.page(page)).comment_count, 0);
      const told = await stores.threads.changes(question.page_id, rev, (await stores.page(page)).rev, 10);
      assert.deepEqual(
        told.map(({ id }) => id),
        [thanks.id, answer.id, question.id],
      );
    });

    it('does not take along what is above it and still there', async () => {
      const page = newPage();
      const [question, answer, thanks] = await chain(page);
      await remove(answer);
      await remove(thanks);
      assert.deepEqual(await repliesOf(question, answer), [0, 0]);
      const { status, rev } = await stores.comment(question.id);
      assert.deepEqual([status, rev], ['published', question.rev], 'the question has not changed');
    });

    it('comes back with a reply that was on its way or on hold, and so on upwards', async () => {
      const page = newPage();
      const [question, answer, thanks] = await chain(page);
      const late = await stores.write(page, { parent: thanks, status: 'held' });
      for (const row of [thanks, answer, question]) await remove(row);
      assert.deepEqual(await repliesOf(question, answer, thanks), [0, 0, 0]);
      const { rev } = await stores.page(page);
      await stores.comments.publish(late, 99);
      assert.deepEqual(await repliesOf(question, answer, thanks), [1, 1, 1]);
      const told = await stores.threads.changes(question.page_id, rev, (await stores.page(page)).rev, 10);
      assert.deepEqual(
        told.map(({ id }) => id),
        [late.id, thanks.id, answer.id, question.id],
      );
    });

    it('keeps every count true, whatever people and moderators do in whatever order', async () => {
      const page = newPage();
      const dice = new Dice(20_260_101);
      const rows: string[] = [];
      for (let step = 0; step < 160; step++) {
        const row = rows.length > 0 ? await stores.comment(dice.pick(rows)) : undefined;
        const deed = dice.below(6);
        if (!row || deed < 3) {
          const parent = row?.status === 'published' ? row : null;
          rows.push((await stores.write(page, { parent, status: deed === 0 ? 'held' : 'published' })).id);
        } else if (deed === 3) await stores.comments.publish(row, step);
        else if (deed === 4) await stores.comments.remove(row, step);
        else if (row.status === 'published') {
          await stores.comments.edit(row, { source: '', content: '[]', status: 'held' }, step);
        }
      }
      assert.deepEqual(await countsAsStored(page), await countsAsCounted(page));
    });

    interface Counts {
      readonly comments: number;
      readonly replies: Readonly<Record<string, number>>;
    }

    async function rowsOf(page: string) {
      const { id } = await stores.page(page);
      return stores.opened.db.selectFrom('comments').selectAll().where('page_id', '=', id).orderBy('id').execute();
    }

    async function countsAsStored(page: string): Promise<Counts> {
      const replies = (await rowsOf(page)).map((row) => [row.id, row.reply_count] as const);
      return { comments: (await stores.page(page)).comment_count, replies: Object.fromEntries(replies) };
    }

    async function countsAsCounted(page: string): Promise<Counts> {
      const rows = await rowsOf(page);
      const visibleBelow = (id: string): number =>
        rows.filter(
          (row) =>
            row.parent_id === id &&
            (row.status === 'published' || (row.status === 'removed' && visibleBelow(row.id) > 0)),
        ).length;
      return {
        comments: rows.filter(({ status }) => status === 'published').length,
        replies: Object.fromEntries(rows.map(({ id }) => [id, visibleBelow(id)])),
      };
    }
  });
}

/** The same throws in every run (mulberry32). */
class Dice {
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
  }

  below(sides: number): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % sides;
  }

  pick<T>(things: readonly T[]): T {
    return things[this.below(things.length)]!;
  }
}
