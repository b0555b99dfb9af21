import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { closeBrowser, Reader } from './support/reader.js';
import { Site } from './support/recorder.js';
import { RunningServer } from './support/server.js';

const TAGS = '<afterword-rating></afterword-rating><afterword-comments></afterword-comments>';

describe('other sites', () => {
  let server: RunningServer;
  before(async () => (server = await RunningServer.start()));
  after(closeBrowser);
  after(async () => {
    await server[Symbol.asyncDispose]();
  });

  const recipes: Record<string, (server: string) => string> = {
    'a module script tag': (from) => `<script type="module" src="${from}/afterword.js"></script>${TAGS}`,
    'a classic script tag at the end': (from) => `${TAGS}<script src="${from}/afterword.iife.js"></script>`,
    'a meta tag that names the server': (from) =>
      `<meta name="afterword-server" content="${from}"><script type="module" src="${from}/afterword.js"></script>${TAGS}`,
    'a page element and a key of its own': (from) =>
      `<script type="module" src="${from}/afterword.js"></script><afterword-page page="a-key" server="${from}">${TAGS}</afterword-page>`,
  };
  for (const [recipe, html] of Object.entries(recipes)) {
    it(`embed the kit with ${recipe}`, async () => {
      await using site = await Site.start();
      site.body = html(server.url);
      const { url } = site;
      const ada = await Reader.open(`${url}/story?utm_source=mail#top`);
      await ada.rate(5);
      await ada.sees('You rated 5.');
      await ada.write(`Embedded with ${recipe}.`);
      await ada.send();
      await ada.page.locator('afterword-comment', { hasText: recipe }).waitFor();
      const key = recipe.includes('key') ? 'a-key' : `${url}/story`;
      const reply = await fetch(`${server.url}/api/v1/counts?page=${encodeURIComponent(key)}`);
      assert.deepEqual(await reply.json(), { counts: { [key]: 1 } });
      assert.deepEqual(await ada.page.context().cookies(), []); // B17
      ada.assertContent();
    });
  }

  it('are refused when the owner has not named them, and the reader keeps the text', async () => {
    await using strict = await RunningServer.start({ env: { AFTERWORD_ORIGINS: 'https://example.org' } });
    await using site = await Site.start();
    site.body = recipes['a module script tag']!(strict.url);
    const { url } = site;
    const ada = await Reader.open(url);
    await ada.sees('The comments could not be loaded');
    await ada.write('Nobody may hear this.');
    await ada.send();
    await ada.sees('saved here and will be sent');
    assert.equal(await ada.composer.inputValue(), 'Nobody may hear this.');
  });
});

describe('a listing', () => {
  after(closeBrowser);

  it('shows the number of comments of each article with one request', async () => {
    await using server = await RunningServer.start();
    const ada = await Reader.open(`${server.url}/`);
    await ada.acknowledge();
    await ada.write('One.');
    await ada.send();
    await ada.page.locator('afterword-comment').waitFor();

    const ben = await Reader.open(`${server.url}/articles`);
    await ben.page.waitForFunction(
      () => document.querySelector('afterword-comment-count')?.shadowRoot?.textContent.trim() === '1',
    );
    assert.equal(ben.requests.filter((url) => url.includes('/counts')).length, 1);
    ben.assertContent();
  });
});
