import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import type { CommentPage } from '../../src/protocol.js';
import { closeBrowser, Reader } from './support/reader.js';
import { RunningServer } from './support/server.js';

const TEXT = 'I wrote this while nobody listened.';

async function comments(server: RunningServer): Promise<CommentPage> {
  const page = encodeURIComponent(`${server.url}/`);
  const response = await fetch(`${server.url}/api/v1/pages/${page}/comments`);
  return (await response.json()) as CommentPage;
}

describe('a server that goes away', () => {
  after(closeBrowser);

  it('leaves the page readable, keeps the text over a reload, and gets it once when it is back', async () => {
    await using server = await RunningServer.start();
    const ada = await Reader.open(`${server.url}/`);
    await ada.acknowledge();
    await ada.write('Before it went away.');
    await ada.send();
    await ada.sees('Before it went away.');
    // The page itself has to come from somewhere while the server is down.
    const cached = await ada.page.content();
    const scripts = new Map<string, string>();
    for (const url of new Set(ada.requests.filter((one) => /\/afterword[\w-]*\.js$/.test(one))))
      scripts.set(url, await (await fetch(url)).text());
    const style = await (await fetch(`${server.url}/host.css`)).text();

    await server.stop();
    await ada.sees('The server cannot be reached right now.');
    assert.ok(await ada.page.getByText('Before it went away.').isVisible());
    await ada.write(TEXT);
    await ada.send();
    await ada.sees('saved here and will be sent');

    await ada.page.route(`${server.url}/`, (route) => route.fulfill({ body: cached, contentType: 'text/html' }));
    for (const [url, body] of scripts)
      await ada.page.route(url, (route) => route.fulfill({ body, contentType: 'text/javascript' }));
    await ada.page.route('**/host.css', (route) => route.fulfill({ body: style, contentType: 'text/css' }));
    await ada.page.reload();
    await ada.page.waitForFunction(
      (text) => document.querySelector('afterword-comments')?.shadowRoot?.querySelector('afterword-comment-form')?.shadowRoot?.querySelector('textarea')?.value === text,
      TEXT,
    ); // prettier-ignore
    await ada.sees('saved here and will be sent');

    await server.start();
    await ada.page.locator('afterword-comment', { hasText: TEXT }).waitFor({ timeout: 60_000 });
    assert.equal(await ada.composer.inputValue(), '');
    const { items } = await comments(server);
    assert.equal(items.filter(({ content }) => JSON.stringify(content).includes(TEXT)).length, 1);
  });

  it('gets a comment once although its answer was lost', async () => {
    await using server = await RunningServer.start();
    const ada = await Reader.open(`${server.url}/`);
    let lost = 0;
    await ada.page.route('**/comments', async (route) => {
      if (route.request().method() !== 'POST' || lost++ > 0) return route.continue();
      await route.fetch(); // the server has it
      return route.abort('connectionreset'); // the reader does not know
    });
    await ada.acknowledge();
    await ada.write(TEXT);
    await ada.send();
    await ada.sees('Your comment is here.');
    assert.ok(lost >= 2);
    assert.equal(await ada.page.locator('afterword-comment', { hasText: TEXT }).count(), 1);
    assert.equal((await comments(server)).total, 1);
  });
});
