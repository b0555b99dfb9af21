import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { it } from 'node:test';
import { GPC, inEachBrowser, nothingTold, open, rate, server, site, status, tags, told, vendor } from './support/counted.js'; // prettier-ignore
import type { Tab } from './support/tab.js';

// BAR section C, P1 to P5 and P9 to P12.

/** Names that vendors' own scripts make. */
const GLOBALS = ['fbq', '_fbq', 'gtag', 'dataLayer', '_paq', 'Matomo', 'plausible', 'ga'];
/** A browser that prepares the page /next before anybody has come to it. */
const PRERENDER = `
  let prerendering = location.pathname === '/next';
  Object.defineProperty(Document.prototype, 'prerendering', { get: () => prerendering });
  window.activate = () => {
    prerendering = false;
    document.dispatchEvent(new Event('prerenderingchange'));
  };`;
/** Notes what the pixel does in the task after the one in which another tab's answer comes. */
const AFTER_STORAGE = `
  addEventListener('storage', ({ key }) => key?.startsWith('afterword:consent') && setTimeout(() => (globalThis.after = document.querySelector('afterword-analytics').status)));`;

/** A consent tool that the site already has: vanilla-cookieconsent, as it comes. */
const TOOL = `<script>${readFileSync(new URL('../../node_modules/vanilla-cookieconsent/dist/cookieconsent.umd.js', import.meta.url), 'utf8')}</script>
  <script>CookieConsent.run({ autoShow: false, hideFromBots: false, categories: { necessary: { readOnly: true, enabled: true }, marketing: {} },
    language: { default: 'en', translations: { en: { consentModal: {}, preferencesModal: { sections: [] } } } } });</script>`;

inEachBrowser('a page that counts only after consent', () => {
  it('P1: asks no vendor, holds no vendor’s script and no stub before the reader has agreed', async () => {
    const ada = await open();
    await ada.sees('May we count your visit?');
    await rate(ada, 4);
    await nothingTold();
    assert.deepEqual(await ada.evaluate((names) => names.filter((name) => name in window), GLOBALS), []);
    const foreign = await ada.evaluate(
      (own) =>
        [...document.querySelectorAll('script, iframe, img, link')]
          .map((node) => (node as HTMLScriptElement).src)
          .filter((src) => src && !src.startsWith(own)),
      server.url,
    );
    assert.deepEqual(foreign, []);
    const hosts = new Set(ada.requests.map((url) => new URL(url).origin).filter((origin) => origin !== 'null'));
    assert.deepEqual([...hosts].sort(), [site.url, server.url].sort());
    assert.deepEqual(await ada.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('consent'))), []);
    assert.deepEqual(ada.complaints, []);
  });

  it('P2: asks no vendor after a No, nor after a reload or a change of route', async () => {
    const ada = await open();
    await ada.press('Reject all');
    await ada.sees('Nothing is on.');
    await rate(ada, 4);
    await ada.page.reload();
    await ada.sees('Nothing is on.');
    await ada.evaluate(() => history.pushState(null, '', '/another-route'));
    await rate(ada, 2);
    await nothingTold();
  });

  it('P2: asks no vendor after a No on a page that comes back from the back-forward cache', async () => {
    site.body = tags({ acts: '' }); // Firefox keeps no page with an open stream
    const ada = await open();
    await ada.press('Reject all');
    await ada.leaveAndReturn('/elsewhere', () => ada.sees('Nothing is on.'));
    await ada.evaluate(() => history.pushState(null, '', '/another-route'));
    await nothingTold();
  });

  it('P2: follows what was decided while the page was in the back-forward cache', async () => {
    site.body = tags({ acts: '' });
    const ada = await open();
    await ada.press('Accept all');
    await told('PageView');
    await ada.leaveAndReturn('/elsewhere', async () => {
      await told('PageView', 'PageView');
      await ada.press('Privacy choices');
      await ada.press('Reject all');
    });
    await ada.sees('Nothing is on.');
    await ada.evaluate(() => history.pushState(null, '', '/another-route'));
    await told('PageView', 'PageView');
  });

  it('P3: takes a browser’s Global Privacy Control for a No, also against an older Yes', async () => {
    const ada = await open();
    await ada.press('Accept all');
    await told('PageView');
    await ada.beforeScripts(GPC);
    await ada.page.reload();
    await ada.sees('Your browser asks sites not to sell or share your data');
    assert.equal(await ada.count('button', 'Accept all'), 0, 'and is not asked');
    await rate(ada, 3);
    await told('PageView');
    await ada.press('Privacy choices');
    await ada.press('Accept all');
    await ada.sees(/Agreed: Counting visits/);
    await told('PageView', 'PageView');
    await ada.page.reload();
    await told('PageView', 'PageView', 'PageView'); // the newer, explicit answer is remembered
  });

  it('P4: tells of one page view after a Yes, and of nothing that happened before', async () => {
    const ada = await open();
    for (const stars of [1, 2, 3, 4, 5]) await rate(ada, stars);
    await nothingTold();
    await ada.press('Accept all');
    await told('PageView');
    await rate(ada, 2);
    await told('PageView', 'Rated');
    await ada.evaluate(() => history.pushState(null, '', '/another-route'));
    await told('PageView', 'Rated', 'PageView');
  });

  it('P5: stops at once when the reader takes it back, and removes what vendors had left', async () => {
    const ada = await open();
    await ada.evaluate(() => {
      document.cookie = '_fbp=fb.1.1.1; path=/';
      document.cookie = '_fbc=fb.1.1.2; path=/';
      document.cookie = 'session=theirs; path=/';
      localStorage.setItem('lastExternalReferrer', 'x');
    });
    await ada.press('Accept all');
    await told('PageView');
    await ada.press('Privacy choices');
    await ada.press('Reject all');
    await rate(ada, 5);
    await told('PageView');
    const cookies = await ada.evaluate(() => document.cookie);
    assert.equal(cookies, 'session=theirs');
    assert.equal(await ada.evaluate(() => localStorage.getItem('lastExternalReferrer')), null);
    assert.equal(await status(ada), 'waiting');
  });

  const broken: Readonly<Record<string, string>> = {
    'cannot be read': `localStorage.setItem('afterword:consent', '{"granted":["marketing"');`,
    'is not an answer': `localStorage.setItem('afterword:consent', '{"granted":["marketing"],"version":"1"}');`,
    'is blocked': `Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('No', 'SecurityError'); } });`,
    'is full': `Storage.prototype.setItem = () => { throw new DOMException('Full', 'QuotaExceededError'); };`,
  };
  for (const [what, content] of Object.entries(broken)) {
    it(`P9: counts nothing where storage ${what}, asks, and keeps the answer for the page`, async () => {
      const ada = await open();
      await ada.beforeScripts(content);
      await ada.page.reload();
      await ada.sees('May we count your visit?');
      await rate(ada, 4);
      await nothingTold();
      await ada.press('Accept all');
      await told('PageView');
      await ada.press('Privacy choices');
      await ada.press('Reject all');
      await rate(ada, 2);
      await told('PageView');
    });
  }

  it('P9: lets no older Yes outlive a No that could not be written', async () => {
    const ada = await open();
    await ada.press('Accept all');
    await told('PageView');
    await ada.evaluate(() => {
      Storage.prototype.setItem = () => {
        throw new DOMException('Full', 'QuotaExceededError');
      };
    });
    await ada.press('Privacy choices');
    await ada.press('Reject all');
    await ada.page.reload();
    await ada.sees('May we count your visit?');
    await told('PageView');
  });

  it('P10: stops in every tab within a second when it is taken back in one', async () => {
    const ada = await open();
    await ada.press('Accept all');
    await told('PageView');
    const tab = await ada.another(site.url);
    await told('PageView', 'PageView');
    await ada.evaluate(AFTER_STORAGE);
    await tab.evaluate(`document.querySelector('afterword-consent').withdraw()`);
    await ada.until('globalThis.after');
    assert.deepEqual(await ada.evaluate('globalThis.after'), 'waiting', 'as soon as a browser can tell it');
    await ada.sees('Nothing is on.');
    await rate(ada, 4);
    await told('PageView', 'PageView');
  });

  it('P10: stops in every tab when the site’s storage is cleared', async () => {
    const ada = await open();
    await ada.press('Accept all');
    await told('PageView');
    const tab = await ada.another(site.url);
    await told('PageView', 'PageView');
    await tab.evaluate(() => localStorage.clear());
    await ada.sees('May we count your visit?');
    await rate(ada, 4);
    await told('PageView', 'PageView');
  });

  it('P10: stops in every tab when it is taken back in a tool of the site’s own in one', async () => {
    site.body = tags({ consent: 'bridge="cookieconsent"', more: TOOL });
    const decide = (tab: Tab, accepted: readonly string[]): Promise<unknown> =>
      tab.evaluate(`CookieConsent.acceptCategory(${JSON.stringify(accepted)})`);
    const ada = await open();
    await decide(ada, ['marketing']);
    await told('PageView');
    const tab = await ada.another(site.url);
    await told('PageView', 'PageView');
    await ada.evaluate(AFTER_STORAGE);
    await decide(tab, []);
    await ada.until('globalThis.after');
    assert.deepEqual(await ada.evaluate('globalThis.after'), 'waiting', 'as soon as a browser can tell it');
    await rate(ada, 4);
    await rate(tab, 2);
    await told('PageView', 'PageView');
    await ada.page.reload();
    await ada.until(`document.querySelector('afterword-analytics')?.status === 'waiting'`);
    await decide(ada, ['marketing']);
    await told('PageView', 'PageView', 'PageView');
    await rate(ada, 3);
    await told('PageView', 'PageView', 'PageView', 'Rated');
  });

  it('P11: tells nothing of a page that was only prepared, until the reader comes to it', async () => {
    const ada = await open('/first');
    await ada.press('Accept all');
    await told('PageView');
    await ada.beforeScripts(PRERENDER);
    await ada.page.goto(`${site.url}/next`);
    await ada.sees('Be the first to say something.');
    await rate(ada, 4);
    await told('PageView');
    await ada.evaluate('activate()');
    await told('PageView', 'PageView');
  });

  it('P12: decides once and counts once with two copies of the kit and two pages in it', async () => {
    const pixel = `provider="meta" pixel-id="1" endpoint="${vendor.url}/tr" sensitivity="general"`;
    site.body = tags({
      scripts: ['classic', 'module'],
      more: `<afterword-page page="other"><afterword-analytics ${pixel}></afterword-analytics><afterword-consent></afterword-consent></afterword-page>`,
    });
    const ada = await open();
    await ada.sees('Accept all');
    assert.equal(await ada.count('button', 'Accept all'), 1, 'asked once');
    await ada.press('Accept all');
    await told('PageView');
    await ada.sees(/Agreed:.*Agreed:/); // and known everywhere
  });

  it('is loaded by the script tag when its elements come late, and never where they do not', async () => {
    site.body = `<script type="module" src="${server.url}/afterword.js"></script><afterword-rating></afterword-rating>`;
    const ada = await open();
    await ada.sees('Rate this');
    const privacy = () => ada.requests.filter((url) => url.includes('/afterword-privacy')).length;
    assert.equal(privacy(), 0);
    await ada.evaluate(() => {
      const part = document.createElement('div');
      part.append(document.createElement('p'), document.createElement('afterword-consent'));
      document.body.append(part);
    });
    await ada.sees('May we count your visit?');
    assert.equal(privacy(), 1);
    assert.deepEqual(ada.complaints, []);
  });

  it('is shown by the demonstration under the strictest policy, with nobody told', async () => {
    const ada = await open('/consent', server.url);
    await rate(ada, 3);
    await ada.press('Accept all');
    await rate(ada, 5);
    const counted = `[...document.querySelectorAll('#counted li')].map(({ textContent }) => textContent)`;
    await ada.until(`${counted}.length === 2`);
    assert.deepEqual(await ada.evaluate(counted), ['page-view', 'rated']);
    await ada.click('a', 'privacy choices');
    await ada.press('Reject all');
    await rate(ada, 1);
    await ada.sees('You rated 1.');
    assert.deepEqual(await ada.evaluate(counted), ['page-view', 'rated']);
    const hosts = new Set(ada.requests.map((url) => new URL(url).origin).filter((origin) => origin !== 'null'));
    assert.deepEqual([...hosts], [server.url]);
    assert.deepEqual(ada.complaints, []);
  });
});
