import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { closeBrowser, Reader } from './support/reader.js';
import { Site } from './support/recorder.js';
import { RunningServer } from './support/server.js';

describe('whole stars under a mouse (D)', () => {
  let server: RunningServer;
  let site: Site;
  before(async () => {
    [server, site] = await Promise.all([RunningServer.start({ env: { AFTERWORD_CAPTCHA: 'none' } }), Site.start()]);
    site.body = `<meta name="afterword-server" content="${server.url}">
      <script type="module" src="${server.url}/afterword.js"></script>
      <afterword-rating></afterword-rating><p>Elsewhere.</p>`;
  });
  after(closeBrowser);
  after(() => Promise.all([server[Symbol.asyncDispose](), site[Symbol.asyncDispose]()]));

  it('show what a click would give, and nothing once it leaves; nothing is sent', async () => {
    const ada = await Reader.open(`${site.url}/story`);
    const stars = ada.rating.locator('[part~="star"]');
    const shows = async (full: number): Promise<void> => {
      const filled = (path: Element): boolean => getComputedStyle(path).fill !== 'none';
      const seen = async () => (await Promise.all((await stars.all()).map((star) => star.locator('path').first().evaluate(filled)))).join(); // prettier-ignore
      const wanted = [1, 2, 3, 4, 5].map((star) => star <= full).join();
      const end = Date.now() + 8000;
      while ((await seen()) !== wanted && Date.now() < end) await ada.page.waitForTimeout(20);
      assert.equal(await seen(), wanted);
    };
    await stars.nth(3).hover();
    await shows(4);
    await stars.nth(1).hover();
    await shows(2);
    await ada.page.getByText('Elsewhere.').hover();
    await shows(0);
    assert.deepEqual(
      ada.requests.filter((url) => url.endsWith('/rating')),
      [],
    );
    ada.assertContent();
    await ada.close();
  });
});
