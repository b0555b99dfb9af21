import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { sql } from 'kysely';
import { openDatabase, type OpenDatabase } from '../../src/store/database.js';
import { Client, newPage, ORIGIN } from '../support/client.js';
import { asOwner, databases } from '../support/databases.js';
import { EventReader } from '../support/event-reader.js';
import { startTestServer, type TestServer } from '../support/test-server.js';
import { until } from '../support/until.js';

async function ready({ url }: TestServer): Promise<number> {
  const reply = await fetch(`${url}/readyz`);
  await reply.text();
  return reply.status;
}

for (const database of databases) {
  describe(`while ${database.name} does not work`, () => {
    let resources: AsyncDisposableStack;
    let server: TestServer;
    let saboteur: OpenDatabase;
    beforeEach(async () => {
      resources = new AsyncDisposableStack();
      const { location } = resources.use(await database.create());
      server = resources.use(await startTestServer({ database: location, captcha: 'none' }));
      saboteur = openDatabase(location);
      resources.defer(() => saboteur.db.destroy());
    });
    afterEach(() => resources.disposeAsync());

    it('the server says that it is alive but not ready, and is ready again afterwards', async () => {
      assert.equal(await ready(server), 200);
      await sql`alter table pages rename to elsewhere`.execute(saboteur.db);
      assert.equal(await ready(server), 503);
      assert.equal((await fetch(`${server.url}/healthz`)).status, 200);
      await sql`alter table elsewhere rename to pages`.execute(saboteur.db);
      assert.equal(await ready(server), 200);
    });

    it('a reader is told that it is not their fault, and nothing of ours (B47)', async () => {
      const reader = await new Client(server.url).join();
      await sql`alter table pages rename to elsewhere`.execute(saboteur.db);
      const reply = await fetch(`${server.url}/api/v1/pages/${newPage()}/comments`, {
        method: 'POST',
        headers: { origin: ORIGIN, authorization: `Bearer ${reader.token!}`, 'content-type': 'application/json' },
        body: JSON.stringify({ body: 'A private matter.', author: { name: 'Ada' } }),
      });
      assert.equal(reply.status, 500);
      assert.match(reply.headers.get('content-type')!, /^application\/problem\+json/);
      assert.deepEqual(await reply.json(), {
        type: 'urn:afterword:problem:internal',
        title: 'Something broke on our side',
        status: 500,
        code: 'internal',
        detail: 'That is our fault. Please try again.',
      });
      const log = server.log.join('');
      assert.match(log, /"level":50/);
      assert.doesNotMatch(log, /private matter|Ada/);
      await sql`alter table elsewhere rename to pages`.execute(saboteur.db);
    });
  });
}

describe('when PostgreSQL drops every connection', () => {
  it('the server lives on, takes comments, and its readers still hear of them from elsewhere', async () => {
    await using resources = new AsyncDisposableStack();
    const { location } = resources.use(await databases[1]!.create());
    assert.ok(location.kind === 'postgres');
    const name = new URL(location.url).pathname.slice(1);
    const start = async () => resources.use(await startTestServer({ database: location, captcha: 'none' }));
    const [here, elsewhere] = [await start(), await start()];
    const page = newPage();
    await using reader = await EventReader.open(here.url, page);
    const writer = await new Client(here.url).join();
    const before = await writer.write(page, { captcha: undefined });
    await reader.until(({ type }) => type === 'page');

    await asOwner(`alter database ${name} allow_connections false`);
    await asOwner(`select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`);
    await until(async () => (await ready(here)) === 503);
    await asOwner(`alter database ${name} allow_connections true`);
    await until(async () => (await ready(here)) === 200 && (await ready(elsewhere)) === 200);

    assert.equal((await writer.comment(before.id)).status, 200);
    const { id } = await new Client(elsewhere.url).write(page, { captcha: undefined });
    assert.partialDeepStrictEqual(await reader.next(), { type: 'comment', data: { id } });
  });

  it('every server listens for news once, and beside the connections that requests share', async () => {
    await using resources = new AsyncDisposableStack();
    const { location } = resources.use(await databases[1]!.create());
    await using server = await startTestServer({ database: location });
    const saboteur = openDatabase(location);
    resources.defer(() => saboteur.db.destroy());
    const listeners = async (): Promise<number[]> => {
      const query = sql<{ pid: number }>`select pid from pg_stat_activity
        where datname = current_database() and query like 'listen %'`;
      return (await query.execute(saboteur.db)).rows.map(({ pid }) => pid);
    };
    await until(async () => (await listeners()).length === 1);
    const [lost] = await listeners();
    await sql`select pg_terminate_backend(${lost!}::integer)`.execute(saboteur.db);
    await until(async () => (await listeners()).some((pid) => pid !== lost));
    assert.equal((await listeners()).length, 1);
    assert.ok(
      server.log.some((line) => line.includes('"msg":"watch"')),
      'and it is in the log',
    );
  });
});
