import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Locator } from 'playwright-core';
import { DEMONSTRATED_RATINGS } from '../../scripts/support/demonstration.mjs';
import { closeBrowser, Reader } from './support/reader.js';
import { RunningServer } from './support/server.js';

const named = ({ page }: Reader, name: string): Locator => page.locator(`afterword-rating[name="${name}"]`);

/** What the page says of all ratings, line by line. */
const summary = ({ page }: Reader): Promise<string[]> =>
  page.locator('afterword-rating-summary [part="rating"]').allInnerTexts();

describe('a page with several ratings', () => {
  let server: RunningServer;
  before(async () => (server = await RunningServer.start({ env: { AFTERWORD_RATINGS: DEMONSTRATED_RATINGS } })));
  after(closeBrowser);
  after(() => server[Symbol.asyncDispose]());

  it('keeps each vote apart, sums them up for everyone who looks, and knows them again after a reload', async () => {
    const ada = await Reader.open(`${server.url}/ratings`);
    const ben = await Reader.open(`${server.url}/ratings`);
    await ben.sees('not rated yet');
    await named(ada, 'ease').getByRole('radio', { name: '4 of 5 stars' }).check({ force: true });
    await ben.sees('4.0 of 5');
    const slider = named(ada, 'pain-relief').getByRole('slider', { name: 'Pain relief' });
    await slider.focus();
    await ada.page.keyboard.press('7');
    await ada.page.keyboard.press('ArrowUp');
    await ada.page.keyboard.press('Enter');
    await ben.sees('7.5 of 10');

    await named(ben, 'ease').getByRole('radio', { name: '5 of 5 stars' }).check({ force: true });
    await ada.sees('4.5 of 5');
    assert.match((await summary(ada))[0]!, /Ease of use\s+4\.5 of 5\s+2 ratings/);
    await ada.page.reload();
    await ada.sees('4.5 of 5');
    await named(ada, 'ease').getByText('You rated 4.').waitFor();
    await named(ada, 'pain-relief').getByText('You rated 7.5.').waitFor();
    for (const reader of [ada, ben]) {
      reader.assertContent();
      await reader.close();
    }
  });

  it('shows what others recommend to who has said it too, and hides it with Undo', async () => {
    const ada = await Reader.open(`${server.url}/ratings`);
    const recommend = named(ada, 'would-recommend');
    await recommend.getByText('What others gave is shown after you rate.').waitFor();
    await recommend.getByRole('radio', { name: '2 of 5 stars' }).check({ force: true });
    await recommend.getByText('2.0 · 1 rating').waitFor();
    await recommend.getByRole('button', { name: 'Undo' }).click();
    await recommend.getByText('What others gave is shown after you rate.').waitFor();
    ada.assertContent();
    await ada.close();
  });
});
