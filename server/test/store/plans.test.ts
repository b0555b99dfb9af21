import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { CompiledQuery, Kysely, PostgresDialect, sql, type LogEvent } from 'kysely';
import { NodeSqliteDialect } from '../../src/store/node-sqlite.js';
import type { Database } from '../../src/store/schema.js';
import { CommentStore } from '../../src/store/comment-store.js';
import { ThreadStore } from '../../src/store/thread-store.js';
import { databases } from '../support/databases.js';
import { Stores } from '../support/stores.js';

const ROWS = 6000;

for (const database of databases) {
  describe(`a thread of ${ROWS} comments on ${database.name}`, () => {
    let stores: Stores;
    let threads: ThreadStore;
    let rated: ThreadStore;
    let comments: CommentStore;
    let queries: CompiledQuery[] = [];
    let pageId: string;

    before(async () => {
      stores = await Stores.open(database);
      const { sqlite, pool } = stores.opened;
      const dialect = sqlite ? new NodeSqliteDialect({ database: sqlite }) : new PostgresDialect({ pool: pool! });
      const log = ({ level, query }: LogEvent): void => {
        if (level === 'query') queries.push(query);
      };
      const db = new Kysely<Database>({ dialect, log });
      threads = new ThreadStore(db);
      rated = new ThreadStore(db, true);
      comments = new CommentStore(db);
      pageId = await fill(stores);
      await sql`analyze`.execute(stores.opened.db);
    });
    after(() => stores[Symbol.asyncDispose]());

    /** What the database means to do for the questions that `ask` asks. */
    async function planOf(ask: () => Promise<readonly unknown[]>): Promise<string> {
      queries = [];
      assert.ok((await ask()).length > 0, 'a plan for nothing would say nothing');
      const explain = stores.opened.sqlite ? 'explain query plan' : 'explain';
      const plans = queries.map(({ sql: text, parameters }) =>
        stores.opened.db.executeQuery<Record<string, unknown>>(
          CompiledQuery.raw(`${explain} ${text}`, [...parameters]),
        ),
      );
      const rows = (await Promise.all(plans)).flatMap((result) => result.rows);
      return rows.map((row) => row.detail ?? row['QUERY PLAN']).join('\n');
    }

    /** A walk along the index from where the page begins: nothing is looked at and thrown away, nothing is sorted. */
    function assertWalk(plan: string, index: string, position?: object): void {
      assert.match(plan, new RegExp(`\\b${index}\\b`));
      assert.doesNotMatch(plan, /seq scan|\bscan comments(?! using index)|b-tree for order by|\bsort\b/i, plan);
      if (position)
        assert.match(plan, /\((score,)?created_at,id\)[<>]|Index Cond:.*ROW\((score, )?created_at, id\)/, plan);
    }

    const positions = { first: undefined, deep: { created: ROWS - 60, id: 'c5940', score: 0 } };
    for (const [depth, after] of Object.entries(positions)) {
      for (const viewer of [undefined, 'ada']) {
        const who = viewer === undefined ? 'anybody' : 'an author';
        it(`gives ${who} its ${depth} page, oldest first, along the index`, async () => {
          const plan = await planOf(() => threads.topLevel(pageId, 'oldest', { after, limit: 50, viewer }));
          assertWalk(plan, 'comments_top_level', after);
        });
      }
    }

    it('gives its first and its deep page, newest first, along the index', async () => {
      for (const after of [undefined, { created: 60, id: 'c60', score: 0 }]) {
        const plan = await planOf(() => threads.topLevel(pageId, 'newest', { after, limit: 50, viewer: undefined }));
        assertWalk(plan, 'comments_top_level', after);
      }
    });

    it('gives its first and its deep page, best first, along the index', async () => {
      for (const after of [undefined, { created: 60, id: 'c60', score: 0 }]) {
        const plan = await planOf(() => threads.topLevel(pageId, 'best', { after, limit: 50, viewer: undefined }));
        assertWalk(plan, 'comments_best', after);
      }
    });

    it('gives the replies to a comment along the index', async () => {
      for (const after of [undefined, { created: 2 * ROWS - 60, id: 'r5940', score: 0 }]) {
        const plan = await planOf(() => threads.replies('c0', { after, limit: 50, viewer: undefined }));
        assertWalk(plan, 'comments_parent', after);
      }
    });

    it('finds a comment with what it answers by their ids, and looks at nothing else', async () => {
      const plan = await planOf(async () => [await comments.find('r5940'), await comments.find('c0')]);
      assert.match(plan, /sqlite_autoindex_comments_1|comments_pkey/);
      assert.doesNotMatch(plan, /seq scan on comments|\bscan comments/i, plan);
    });

    it('brings replies along by their own index', async () => {
      const plan = await planOf(() => threads.descendants(['c0', 'c1'], 20, undefined));
      assert.match(plan, /\bcomments_root\b/);
      assert.doesNotMatch(plan, /seq scan|\bscan comments/i, plan);
    });

    it('tells a reader what is new along the index', async () => {
      assertWalk(await planOf(() => threads.changes(pageId, 2 * ROWS - 5, 2 * ROWS, 200)), 'comments_page_rev');
    });

    it('finds the latest of all pages along the index', async () => {
      assertWalk(await planOf(() => comments.recent(2 * ROWS - 500, 100)), 'comments_recent');
    });

    it('looks up how each author rates the page by its key, along the same walk', async () => {
      const plan = await planOf(() => rated.topLevel(pageId, 'newest', { after: undefined, limit: 50, viewer: undefined })); // prettier-ignore
      assert.match(plan, /\bcomments_top_level\b/);
      assert.match(plan, /sqlite_autoindex_(named_)?ratings_1|named_ratings_pk/, plan);
      assert.doesNotMatch(plan, /seq scan|\bscan (comments|ratings)(?! using index)/i, plan);
    });

    it('finds what is on hold without a look at the rest', async () => {
      assertWalk(await planOf(() => threads.held(100)), 'comments_held');
    });
  });
}

/**
 * Comments c0, c1 … and as many replies to the first, r0, r1 …, in one statement: a thousandfold more rows than waits. As
 * many readers have rated the page.
 */
async function fill(stores: Stores): Promise<string> {
  await stores.write('long', { id: 'first', now: 0 });
  const { id } = await stores.page('long');
  const insert = (prefix: string, parent: string | null, from: number) => sql`
    with recursive numbers(n) as (select 0 union all select n + 1 from numbers where n < ${sql.lit(ROWS - 1)})
    insert into comments (id, page_id, parent_id, root_id, depth, rev, status, visitor_id, author_name, source, content,
      disclaimers, created_at, published_at)
    select ${sql.lit(prefix)} || n, ${sql.lit(id)}, ${parent === null ? sql`null` : sql.lit(parent)},
      ${parent === null ? sql`${sql.lit(prefix)} || n` : sql.lit(parent)}, 0, ${sql.lit(from)} + n + 2,
      case when n % 1000 = 999 then 'held' else 'published' end, 'ada', 'Ada', '', '[]', '[]', ${sql.lit(from)} + n, 1
    from numbers`;
  await insert('c', null, 0).execute(stores.opened.db);
  await insert('r', 'c0', ROWS).execute(stores.opened.db);
  await sql`insert into ratings (page_id, name, visitor_id, tenths, updated_at)
    select page_id, '', id, 40, 1 from comments`.execute(stores.opened.db);
  return id;
}
