import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Bell } from '../../src/live/bell.js';
import { Hub } from '../../src/live/hub.js';
import { changes } from '../../src/live/stream.js';
import { Client, newPage } from '../support/client.js';
import { EventReader } from '../support/event-reader.js';
import { startTestServer } from '../support/test-server.js';
import { until } from '../support/until.js';

const quiet = { since: async () => ({ events: [], more: false }) };

describe('a stream of news', () => {
  it('says that it is alive while nothing happens, more often than every 25 seconds', async (t) => {
    t.mock.timers.enable({ apis: ['setTimeout'] });
    const end = new AbortController();
    const stream = changes(quiet, new Hub(), { key: 'page', rev: 0, signal: end.signal });
    assert.equal((await stream.next()).value, ': welcome\n\n');
    for (let minute = 0; minute < 3; minute++) {
      const heard = stream.next();
      await settled();
      t.mock.timers.tick(24_999);
      assert.equal((await heard).value, ': ping\n\n');
    }
    end.abort();
    assert.equal((await stream.next()).done, true);
  });

  it('looks again when something happened while it was looking', async () => {
    const hub = new Hub();
    let looks = 0;
    const end = new AbortController();
    const feed = {
      since: async () => {
        looks += 1;
        if (looks === 1) hub.notify('page');
        else end.abort();
        return { events: [], more: false };
      },
    };
    const stream = changes(feed, hub, { key: 'page', rev: 0, signal: end.signal });
    while (!(await stream.next()).done);
    assert.equal(looks, 2);
  });

  it('gives its place free when it breaks', async () => {
    const hub = new Hub();
    const broken = { since: () => Promise.reject(new Error('no database')) };
    const stream = changes(broken, hub, { key: 'page', rev: 0, signal: new AbortController().signal });
    await stream.next();
    assert.equal(hub.size, 1);
    await assert.rejects(stream.next(), /no database/);
    assert.equal(hub.size, 0);
  });

  it('gives its place free when the reader leaves', async () => {
    await using server = await startTestServer();
    const page = newPage();
    const readers = await Promise.all(Array.from({ length: 20 }, () => EventReader.open(server.url, page)));
    assert.equal(server.hub.size, 20);
    await Promise.all(readers.map((reader) => reader[Symbol.asyncDispose]()));
    await until(() => server.hub.size === 0);
  });

  it('ends when the server stops, so that readers come back to whoever answers next', async () => {
    const server = await startTestServer();
    await using reader = await EventReader.open(server.url, newPage());
    await Promise.all([server[Symbol.asyncDispose](), reader.ended()]);
    assert.equal(server.hub.size, 0);
  });

  it('is neither cached, nor compressed, nor held back by a proxy', async () => {
    await using server = await startTestServer();
    await using reader = await EventReader.open(server.url, newPage(), '', { 'accept-encoding': 'gzip' });
    const { headers } = reader.response;
    assert.equal(headers.get('content-type'), 'text/event-stream');
    assert.equal(headers.get('cache-control'), 'no-store');
    assert.equal(headers.get('x-accel-buffering'), 'no');
    assert.equal(headers.get('content-encoding'), null);
  });

  it('goes on for others when a reader does not read', async () => {
    await using server = await startTestServer({ captcha: 'none' });
    const page = newPage();
    await using _idle = await EventReader.open(server.url, page);
    await using reader = await EventReader.open(server.url, page);
    const { id } = await new Client(server.url).write(page, { captcha: undefined });
    assert.partialDeepStrictEqual(await reader.next(), { type: 'comment', data: { id } });
  });
});

describe('a bell', () => {
  it('keeps a ring for whoever comes next, and wakes whoever waits', async () => {
    const bell = new Bell();
    bell.ring();
    assert.equal(await bell.wait(60_000), true);
    assert.deepEqual([bell.answer(), bell.answer()], [true, false]);
    const waiting = bell.wait(60_000);
    bell.ring();
    assert.equal(await waiting, true);
  });
});

/** Resolves when everything that waits for nothing has run. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
