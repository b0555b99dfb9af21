import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CommentTree } from 'afterword/protocol';
import { Client, newPage } from '../support/client.js';
import { databases } from '../support/databases.js';
import { Stores } from '../support/stores.js';
import { startTestServer } from '../support/test-server.js';

/** In a dictionary A stands beside a, for a computer Z is before a. */
const LETTERS = [...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'];

for (const database of databases) {
  describe(`a busy millisecond on ${database.name}`, () => {
    it('loses no reply between those that come along and the rest', async () => {
      await using stores = await Stores.open(database);
      const page = newPage();
      const parent = await stores.write(page, { id: 'root', now: 5 });
      for (const id of LETTERS) await stores.write(page, { id, parent, now: 5 });

      await using server = await startTestServer({ database: stores.location });
      const reader = new Client(server.url);
      const { body } = await reader.comments(page);
      const [{ replies }] = body.items as [CommentTree];
      const seen = replies.items.map(({ id }) => id);
      for (let next = replies.next; next !== null;) {
        const { body: more } = await reader.comments(page, `parent=root&limit=7&after=${next}`);
        seen.push(...more.items.map(({ id }) => id));
        next = more.next;
      }
      assert.deepEqual(seen.toSorted(), LETTERS.toSorted());
    });
  });
}
