import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fill } from '../../bench/support/thread.mjs';
import { closeBrowser, Reader } from './support/reader.js';
import { RunningServer } from './support/server.js';

const COMMENTS = 400;

/** What the page has been doing, counted from before its first script. */
interface Doings {
  /** Timers and frames that ran. */
  ran: number;
  /** Milliseconds of each interval that was set and not cleared. */
  readonly intervals: Map<number, number>;
  /** How much has moved without the reader's doing. */
  shift: number;
}
declare global {
  interface Window {
    doings: Doings;
  }
}

function count(): void {
  const doings: Doings = { ran: 0, intervals: new Map(), shift: 0 };
  window.doings = doings;
  const { setTimeout, setInterval, clearInterval, requestAnimationFrame, requestIdleCallback } = window;
  const counted =
    <A extends unknown[]>(act: (...args: A) => void) =>
    (...args: A) => {
      doings.ran++;
      act(...args);
    };
  Object.assign(window, {
    setTimeout: (act: () => void, ms?: number) => setTimeout(counted(act), ms),
    setInterval: (act: () => void, ms = 0) => {
      const id = setInterval(counted(act), ms);
      doings.intervals.set(id, ms);
      return id;
    },
    clearInterval: (id: number) => {
      doings.intervals.delete(id);
      clearInterval(id);
    },
    requestAnimationFrame: (act: FrameRequestCallback) => requestAnimationFrame(counted(act)),
    requestIdleCallback: (act: IdleRequestCallback) => requestIdleCallback(counted(act)),
  });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[])
      if (!entry.hadRecentInput) doings.shift += entry.value;
  }).observe({ type: 'layout-shift', buffered: true });
}

describe(`a thread of ${COMMENTS} comments, all loaded at once`, () => {
  let folder: string;
  let server: RunningServer;
  let reader: Reader;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'afterword-e2e-long-'));
    const path = join(folder, 'afterword.db');
    await fill({ kind: 'sqlite', path }, [['long', COMMENTS]]);
    server = await RunningServer.start({
      env: { AFTERWORD_DATABASE: `file:${path}`, AFTERWORD_CAPTCHA: 'none', AFTERWORD_MODERATION: 'none' },
    });
    reader = await Reader.open('about:blank');
    await reader.page.addInitScript('globalThis.__name = (value) => value'); // what the compiler gives functions names with
    await reader.page.addInitScript(count);
    await reader.page.route('**/host.html', (route) =>
      route.fulfill({
        contentType: 'text/html',
        body: `<!doctype html><html lang="en"><title>Long</title><link rel="icon" href="data:,">
          <script type="module" src="/afterword.js"></script>
          <afterword-page page="long"><afterword-comments page-size="1000"></afterword-comments></afterword-page>`,
      }),
    );
    await reader.page.goto(`${server.url}/host.html`);
    await reader.thread.locator('afterword-comment').nth(COMMENTS - 1).waitFor({ state: 'attached' }); // prettier-ignore
  });
  after(async () => {
    await reader.close();
    await closeBrowser();
    await server[Symbol.asyncDispose]();
    await rm(folder, { recursive: true, force: true });
  });

  const drawn = () =>
    reader.thread.evaluate(
      (thread) =>
        [...thread.shadowRoot!.querySelectorAll('afterword-comment')].filter((comment) =>
          comment.shadowRoot?.querySelector('[part="actions"]'),
        ).length,
    );

  it('has the words of each comment, and draws in full only those that are near', async () => {
    const words = await reader.thread.evaluate(
      (thread) =>
        [...thread.shadowRoot!.querySelectorAll('afterword-comment')].filter((comment) =>
          comment.shadowRoot?.querySelector('[part="body"]')?.textContent.trim(),
        ).length,
    );
    assert.equal(words, COMMENTS);
    assert.ok((await drawn()) < COMMENTS / 2, `${await drawn()} are drawn in full`);
  });

  it('has the comments as items of a list, the far ones too', async () => {
    const devtools = await reader.page.context().newCDPSession(reader.page);
    const { nodes } = (await devtools.send('Accessibility.getFullAXTree')) as {
      nodes: { role?: { value: string }; name?: { value: string } }[];
    };
    const of = (role: string) => nodes.filter((node) => node.role?.value === role);
    const rows = await reader.thread.evaluate(
      (thread) => thread.shadowRoot!.querySelectorAll('[part="list"] > li').length,
    );
    assert.ok(of('listitem').length >= rows, `${of('listitem').length} items of ${rows}`);
    // Chromium reads out what is in an item when it comes near.
    assert.ok(of('article').some((node) => node.name?.value.startsWith('Comment by ')));
  });

  it('runs no timer and no frame while nothing happens, and has one clock for all comments', async () => {
    await reader.page.waitForTimeout(1000); // what loading leaves to do
    const ran = await reader.page.evaluate(() => window.doings.ran);
    await reader.page.waitForTimeout(3000); // nothing can be waited for where nothing is to happen
    assert.equal(await reader.page.evaluate(() => window.doings.ran), ran);
    assert.deepEqual(await reader.page.evaluate(() => [...window.doings.intervals.values()]), [60_000]);
  });

  it('moves nothing from the first paint until somebody else has written (A74)', async () => {
    const headers = { origin: server.url, 'content-type': 'application/json' };
    const api = `${server.url}/api/v1`;
    const visitor = await fetch(`${api}/visitors`, { method: 'POST', headers, body: '{}' });
    const { token } = (await visitor.json()) as { token: string };
    const answer = await fetch(`${api}/pages/long/comments`, {
      method: 'POST',
      headers: { ...headers, authorization: `Bearer ${token}` },
      body: JSON.stringify({ body: 'News.', author: { name: 'Eve' } }),
    });
    assert.equal(answer.status, 201);
    await reader.page.getByRole('button', { name: 'Show 1 new comment' }).waitFor();
    assert.equal(await reader.page.evaluate(() => window.doings.shift), 0);
  });

  it('draws the last comment in full when a reader comes to it, and the first ones again on the way back', async () => {
    const last = reader.thread.locator('afterword-comment').last();
    await last.scrollIntoViewIfNeeded();
    await last.getByRole('button', { name: /^Reply to / }).waitFor();
    assert.ok((await drawn()) < COMMENTS * 0.75);
    await reader.thread.locator('afterword-comment').first().scrollIntoViewIfNeeded();
    await last.getByRole('button', { name: /^Reply to / }).waitFor({ state: 'detached' });
    reader.assertContent();
  });

  it('leads to a comment far below by its link, and has the focus there', async () => {
    await reader.page.evaluate(() => (location.hash = '#comment-long_3'));
    await reader.page.waitForFunction(
      () =>
        document.querySelector('afterword-comments')?.shadowRoot?.activeElement?.id === 'comment-long_3' &&
        document
          .querySelector('afterword-comments')!
          .shadowRoot!.activeElement!.shadowRoot!.querySelector('[part="actions"]') !== null,
    );
    const box = await reader.thread.locator('#comment-long_3').boundingBox();
    assert.ok(box && box.y > -box.height && box.y < 900, 'it is in the window');
  });
});
