import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { beforeEach, it } from 'node:test';
import {
  GPC,
  inEachBrowser,
  nothingTold,
  open,
  rate,
  site,
  tags,
  vendor,
  VENDOR_TAGS,
  vendorTag,
} from './support/counted.js';

// BAR section C, with every vendor that there is on one page: what is so for Meta in consent.test.ts is so for each.

const NAMES = Object.keys(VENDOR_TAGS);

/** How often each vendor was told anything. */
const counts = (): Record<string, number> =>
  Object.fromEntries(
    NAMES.map((name) => [
      name,
      vendor.requests.filter(({ url }) => url.split('?')[0] === VENDOR_TAGS[name]!.path).length,
    ]),
  );

/** Until each has been told so much, and then no more. */
async function toldEach(times: number): Promise<void> {
  const end = Date.now() + 8000;
  while (Object.values(counts()).some((count) => count < times) && Date.now() < end) await pause(20);
  await pause(400); // nothing can be waited for where nothing must come
  assert.deepEqual(counts(), Object.fromEntries(NAMES.map((name) => [name, times])));
}

inEachBrowser('a page with every vendor', () => {
  beforeEach(() => {
    const [first, ...others] = Object.entries(VENDOR_TAGS).map(([name, one]) => vendorTag(name, one));
    const more = others.map((attributes) => `<afterword-analytics ${attributes}></afterword-analytics>`).join('');
    site.body = tags({ analytics: first!, more });
  });

  it('P1, P2: asks none before an answer, nor after a No and a reload', async () => {
    const ada = await open();
    await ada.sees('May we count your visit?');
    await rate(ada, 4);
    await nothingTold();
    assert.deepEqual(await ada.evaluate(() => document.cookie), '');
    await ada.press('Reject all');
    await rate(ada, 3);
    await ada.page.reload();
    await ada.sees('Nothing is on.');
    await rate(ada, 2);
    await nothingTold();
  });

  it('P4, P5, P10: tells each once of a page after a Yes, and none when it is taken back in another tab', async () => {
    const ada = await open();
    await rate(ada, 4);
    await ada.press('Accept all');
    await toldEach(1);
    await rate(ada, 3);
    await toldEach(2);
    const tab = await ada.another(site.url);
    await toldEach(3);
    await tab.evaluate(`document.querySelector('afterword-consent').withdraw()`);
    await ada.sees('Nothing is on.');
    await rate(ada, 5);
    await rate(tab, 1);
    await toldEach(3);
    assert.equal(await ada.evaluate(() => document.cookie), '', 'no vendor’s cookie is taken');
  });

  it('P3, P9: takes Global Privacy Control for a No to each, and storage that is blocked', async () => {
    const ada = await open();
    await ada.press('Accept all');
    await toldEach(1);
    await ada.beforeScripts(GPC);
    await ada.page.reload();
    await ada.sees('Your browser asks sites not to sell or share your data');
    await rate(ada, 3);
    await toldEach(1);
    const grace = await open();
    await grace.beforeScripts(
      `Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('No', 'SecurityError'); } });`,
    );
    await grace.page.reload();
    await grace.sees('May we count your visit?');
    await rate(grace, 4);
    await toldEach(1);
  });
});
