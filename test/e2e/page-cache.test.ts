import assert from 'node:assert/strict';
import { it } from 'node:test';
import { inEachBrowser, open, rate, server, site } from './support/counted.js';

inEachBrowser('totals behind a cache of pages', () => {
  const KIT = (): string => `<meta name="afterword-server" content="${server.url}">
    <script type="module" src="${server.url}/afterword.js"></script>`;

  it('are those of now on a page that the browser kept while others rated', async () => {
    site.body = `${KIT()}<afterword-rating></afterword-rating>`;
    const [ada, ben] = [await open('/story'), await open('/story')];
    await rate(ada, 2);
    await ada.sees('2.0 · 1 rating');
    await ada.leaveAndReturn('/elsewhere', async () => {
      await rate(ben, 5);
      await ben.sees('3.5 · 2 ratings');
    });
    await ada.page.bringToFront(); // who is behind another tab rests
    await ada.sees('3.5 · 2 ratings');
    await ada.sees('You rated 2.');
  });

  it('are those of now where a site’s cache keeps a page with older ones in it, and so is the own rating', async () => {
    site.body = `${KIT()}<afterword-rating></afterword-rating>`;
    const [ada, ben] = [await open('/story'), await open('/story')];
    await rate(ada, 2);
    await ada.sees('2.0 · 1 rating');
    const part = await fetch(`${server.url}/pages/${encodeURIComponent(`${site.url}/story`)}/include.html`);
    const kept = (await part.text()).replace('</afterword-page>', '<afterword-rating></afterword-rating>$&');
    assert.match(kept, /"average":2,"count":1/);
    site.body = KIT() + kept; // from now on, whoever asks
    await rate(ben, 5);
    const cleo = await open('/story');
    await cleo.sees('3.5 · 2 ratings');
    await ben.page.bringToFront();
    await ben.page.reload();
    await ben.sees('3.5 · 2 ratings');
    await ben.sees('You rated 5.');
    await ada.page.bringToFront();
    await ada.press('Undo');
    await ada.sees('5.0 · 1 rating');
    await cleo.page.bringToFront();
    await cleo.sees('5.0 · 1 rating');
    const dan = await open('/story');
    await dan.sees('5.0 · 1 rating');
  });
});
