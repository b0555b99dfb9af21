import assert from 'node:assert/strict';
import { once } from 'node:events';
import { after, before, describe, it } from 'node:test';
import { Worker } from 'node:worker_threads';
import { sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import { migrate, openDatabase } from '../../src/store/database.js';
import { RatingStore } from '../../src/store/rating-store.js';
import { migrations } from '../../src/store/migrations/index.js';
import { newPage } from '../support/client.js';
import { databases } from '../support/databases.js';
import { Stores } from '../support/stores.js';

const EVERYTHING = Object.keys(migrations);

for (const database of databases) {
  describe(`bringing ${database.name} up to date`, () => {
    let workers: readonly Worker[];
    before(async () => {
      workers = Array.from({ length: 3 }, () => new Worker(new URL('../support/migrator.ts', import.meta.url)));
      await Promise.all(workers.map((worker) => once(worker, 'message')));
    });
    after(() => Promise.all(workers.map((worker) => worker.terminate())));

    it('is done once, and costs nothing that is there', async () => {
      await using empty = await database.create();
      const { db } = openDatabase(empty.location);
      assert.deepEqual(await migrate(db), EVERYTHING);
      assert.deepEqual(await migrate(db), []);
      await db.destroy();

      await using stores = await Stores.open(database);
      const { id } = await stores.write(newPage(), { source: 'Still here.' });
      await migrate(stores.opened.db);
      assert.equal((await stores.comment(id)).source, 'Still here.');
    });

    it('keeps the votes of before there were names, and where their news stood', async () => {
      await using empty = await database.create();
      const { db } = openDatabase(empty.location);
      const provider = { getMigrations: () => Promise.resolve(migrations) };
      await new Migrator({ db, provider }).migrateTo('0005_acknowledgements');
      await sql`insert into pages (id, key, rev, rating_rev, created_at) values ('p', 'pain', 9, 7, 1)`.execute(db);
      for (const [visitor, value] of [['ada', 5], ['grace', 2], ['joan', 5]]) // prettier-ignore
        await sql`insert into ratings (page_id, visitor_id, value, updated_at) values ('p', ${visitor}, ${value}, 3)`.execute(db); // prettier-ignore
      for (const [value, count] of [
        [5, 2],
        [2, 1],
        [4, 0],
      ])
        // prettier-ignore
        await sql`insert into rating_totals (page_id, value, count) values ('p', ${value}, ${count})`.execute(db);

      assert.deepEqual((await migrate(db))[0], '0006_rating_names');
      const ratings = new RatingStore(db);
      const totals = (await ratings.totals('p')).toSorted((a, b) => a.tenths - b.tenths);
      assert.deepEqual(
        totals.map(({ name, tenths, count, rev }) => [name, tenths, count, rev]),
        [
          ['', 20, 1, 7],
          ['', 40, 0, 7],
          ['', 50, 2, 7],
        ],
      );
      assert.deepEqual(await ratings.votesOf('p', 'grace', ['']), new Map([['', 20]]));
      await ratings.set({ page: 'pain', visitor: 'grace', votes: new Map([['', 50]]) }, 4, undefined);
      assert.equal((await ratings.totals('p')).find(({ tenths }) => tenths === 50)?.count, 3);
      await db.destroy();
    });

    it('is done by one of several that start at the same moment, and the others go on', async () => {
      for (let round = 0; round < 8; round++) {
        await using empty = await database.create();
        const answers = workers.map((worker) => once(worker, 'message'));
        for (const worker of workers) worker.postMessage(empty.location);
        const done = (await Promise.all(answers)).map(([answer]) => answer as unknown);
        assert.deepEqual(
          done.toSorted((a, b) => String(a).length - String(b).length),
          [[], [], EVERYTHING],
        );
      }
    });

    it('leaves everything as it was when it cannot be finished', async () => {
      await using empty = await database.create();
      const { db } = openDatabase(empty.location);
      const halfway = {
        async up(trx: typeof db) {
          await sql`create table half (id text)`.execute(trx);
          await sql`create table half (id text)`.execute(trx);
        },
      };
      const provider = { getMigrations: () => Promise.resolve({ '0001_halfway': halfway }) };
      const { error } = await new Migrator({ db, provider }).migrateToLatest();
      assert.ok(error);
      const tables = await db.introspection.getTables();
      assert.deepEqual(
        tables.map(({ name }) => name),
        [],
      );
      await db.destroy();
    });
  });
}
