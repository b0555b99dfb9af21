import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { documentOf, openPlain, post, SECRET } from './support/plain.js';
import { closeBrowser, Reader } from './support/reader.js';
import { RunningServer } from './support/server.js';

/** Notes how far things jump from the first paint on. */
const WATCH_SHIFTS = (): void => {
  const shifts: number[] = ((globalThis as { shifts?: number[] }).shifts = []);
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[]) shifts.push(entry.value);
  }).observe({ type: 'layout-shift', buffered: true });
};

const shiftsOf = ({ page }: Reader): Promise<number> =>
  page.evaluate(() => ((globalThis as { shifts?: number[] }).shifts ?? []).reduce((sum, value) => sum + value, 0));

/** The composer of the elements; the plain form is still in the document, out of sight. */
const composerOf = ({ page }: Reader) => page.locator('afterword-comments afterword-comment-form textarea');

async function write(reader: Reader, text: string, name: string): Promise<void> {
  const form = reader.page.locator('afterword-comments afterword-comment-form');
  await composerOf(reader).fill(text);
  await form.getByLabel('Name', { exact: true }).fill(name);
  await form.getByRole('button', { name: 'Send comment' }).click();
}

/** Calls of the API that would ask for what came with the document. */
const askedAgain = ({ requests }: Reader): string[] =>
  requests.filter((url) => /\/api\/v1\/(pages\/[^/]+(\/comments.*)?|counts.*)$/.test(url));

describe('a page that was drawn on the server', () => {
  let server: RunningServer;
  let pages = 0;
  const newDocument = (): string => documentOf(server.url, `drawn-${++pages}`);
  before(
    async () =>
      (server = await RunningServer.start({ env: { AFTERWORD_SECRET: SECRET, AFTERWORD_MODERATION: 'none' } })),
  );
  after(closeBrowser);
  after(() => server[Symbol.asyncDispose]());

  async function open(url: string, prepare?: (reader: Reader) => Promise<void>): Promise<Reader> {
    const reader = await Reader.open('about:blank');
    await reader.page.addInitScript(WATCH_SHIFTS);
    await prepare?.(reader);
    await reader.page.goto(url, { waitUntil: 'commit' }); // what is on its way may be held up by the test
    return reader;
  }

  async function written(): Promise<string> {
    const url = newDocument();
    const ada = await openPlain(url);
    await post(ada.page, 'It *helped*.', 'Ada', 'https://ada.test');
    await ada.page.getByRole('link', { name: 'Reply to Ada' }).click();
    await post(ada.page, 'How long did it take?', 'Ben');
    await ada.close();
    return url;
  }

  it('comes to life in place: nothing moves, nothing is asked for again, nothing is there twice (A74, A81)', async () => {
    const url = await written();
    let letScriptCome: () => void = () => undefined;
    const ada = await open(url, async ({ page }) => {
      const go = new Promise<void>((resolve) => (letScriptCome = resolve));
      await page.route('**/afterword.js', async (route) => {
        await go;
        await route.continue();
      });
    });
    const comments = ada.page.locator('afterword-comment');
    await ada.sees('How long did it take?'); // long before there is a script
    const plainRate = ada.page.getByRole('button', { name: 'Rate', exact: true });
    assert.equal(await plainRate.count(), 0, 'stars that will live need no form');
    const before = await comments.first().boundingBox();
    letScriptCome();
    await composerOf(ada).waitFor();
    assert.deepEqual(await comments.first().boundingBox(), before);
    assert.equal(await comments.count(), 2);
    assert.equal(await ada.page.getByRole('heading', { name: /^Comments\s+2/ }).count(), 1);
    assert.equal(await ada.page.getByRole('button', { name: 'Send comment' }).count(), 0, 'the plain form has gone');
    assert.equal(await plainRate.count(), 0);
    const isFollowing = (asked: string): boolean => asked.includes('/events?');
    if (!ada.requests.some(isFollowing)) await ada.page.waitForRequest((request) => isFollowing(request.url()));
    assert.deepEqual(askedAgain(ada), []);
    const shift = await shiftsOf(ada);
    assert.ok(shift < 0.001, `layout shifts of ${shift}`);
    ada.assertContent(); // under its policy, Trusted Types included
  });

  it('is alive: it takes a comment, and hears of others', async () => {
    const url = await written();
    const [ada, ben] = [await open(url), await open(url)];
    await composerOf(ada).waitFor();
    await ada.acknowledge();
    await write(ada, 'Written with a script.', 'Cleo');
    await ada.sees('Your comment is here.');
    await ben.sees('1 new comment');
    ada.assertContent();
  });

  it('knows who comes back: the own comment can be changed, and nothing jumps for it', async () => {
    const url = await written();
    const ada = await open(url);
    await composerOf(ada).waitFor(); // what is clicked before the script has come is not heard
    await ada.acknowledge();
    await write(ada, 'Mine.', 'Cleo');
    await ada.sees('Your comment is here.');
    await ada.page.reload();
    await ada.page.getByRole('button', { name: 'Edit your comment' }).waitFor();
    ada.assertContent();
  });

  it('shows the button of its disclaimer when it hears a click, at the place that was kept for it', async () => {
    let letScriptCome: () => void = () => undefined;
    const ada = await open(newDocument(), async ({ page }) => {
      const go = new Promise<void>((resolve) => (letScriptCome = resolve));
      await page.route('**/afterword.js', async (route) => {
        await go;
        await route.continue();
      });
    });
    const { page } = ada;
    await ada.sees('Not medical advice'); // long before there is a script
    const understood = page.getByRole('button', { name: 'I understand' }); // only what is shown has a role
    assert.equal(await understood.count(), 0);
    const kept = (await page.locator('afterword-disclaimer [part="acknowledge"]').boundingBox())!;
    await page.mouse.click(kept.x + kept.width / 2, kept.y + kept.height / 2); // as who knows the page would
    letScriptCome();
    await understood.waitFor();
    assert.deepEqual(await understood.boundingBox(), kept);
    await ada.acknowledge();
    await page.getByRole('button', { name: 'Show' }).waitFor();
  });

  it('is not older than what happens while it is on its way', async () => {
    const url = await written();
    let letScriptCome: () => void = () => undefined;
    const ada = await open(url, async ({ page }) => {
      const go = new Promise<void>((resolve) => (letScriptCome = resolve));
      await page.route('**/afterword.js', async (route) => {
        await go;
        await route.continue();
      });
    });
    const ben = await openPlain(url);
    await post(ben.page, 'In between.', 'Ben');
    letScriptCome();
    await ada.sees('1 new comment');
  });

  it('keeps its looks while its style sheets are slow, instead of showing itself without', async () => {
    const url = await written();
    const ada = await open(url, async ({ page }) => {
      await page.route('**/*.css', async (route) => {
        const reply = await route.fetch();
        await new Promise((resolve) => setTimeout(resolve, 300)); // what is slow here is the network, not the test
        await route.fulfill({ response: reply });
      });
    });
    await composerOf(ada).waitFor();
    const shift = await shiftsOf(ada);
    assert.ok(shift < 0.001, `layout shifts of ${shift}`);
  });
});

describe('a thread in a page of the site’s own, put there by its server', () => {
  let server: RunningServer;
  let site: Server;
  let url = '';
  before(async () => {
    server = await RunningServer.start({ env: { AFTERWORD_SECRET: SECRET, AFTERWORD_MODERATION: 'none' } });
    // As PHP's file_get_contents or nginx's SSI do it.
    site = createServer((_, reply) => {
      const key = encodeURIComponent(`${url}/story`);
      void fetch(`${server.url}/pages/${key}/include.html`)
        .then((part) => part.text())
        .then((part) => {
          reply.setHeader('content-type', 'text/html; charset=utf-8');
          reply.end(
            `<!doctype html><html lang="en"><head><title>A story</title><link rel="icon" href="data:,"><script type="module" src="${server.url}/afterword.js"></script></head><body><main><h1>A story</h1><p>Text.</p>${part}</main></body></html>`,
          );
        });
    });
    await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
    const ada = await openPlain(documentOf(server.url, `${url}/story`));
    await post(ada.page, 'Read me in the story.');
  });
  after(closeBrowser);
  after(async () => {
    site.close();
    await server[Symbol.asyncDispose]();
  });

  it('is read without JavaScript, with a way to where one can write', async () => {
    const ada = await openPlain(`${url}/story`);
    await ada.sees('Read me in the story.');
    assert.match(await ada.page.locator('script[type="application/ld+json"]').innerText(), /Read me in the story\./);
    await ada.page.getByRole('link', { name: 'Comments without JavaScript' }).click();
    await ada.page.getByRole('heading', { name: 'Write a comment' }).waitFor();
  });

  it('comes to life in the site’s page without a second request', async () => {
    const ada = await Reader.open(`${url}/story`);
    await composerOf(ada).waitFor();
    assert.equal(await ada.page.locator('afterword-comment').count(), 1);
    await write(ada, 'Written in the story.', 'Cleo');
    await ada.sees('Your comment is here.');
    assert.deepEqual(
      askedAgain(ada).filter((asked) => !asked.endsWith('/comments')),
      [],
    );
    ada.assertContent();
  });
});
