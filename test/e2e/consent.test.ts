import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { closeBrowser, Reader } from './support/reader.js';
import { Recorder, Site } from './support/recorder.js';
import { RunningServer } from './support/server.js';

/** BAR section C, with servers on this machine in the place of the vendors. */

/** Longer than any hit takes here. Nothing can be waited for where nothing must come. */
const QUIET = 400;
/** Names that vendors' own scripts make. */
const GLOBALS = ['fbq', '_fbq', 'gtag', 'dataLayer', '_paq', 'Matomo', 'plausible', 'ga'];

/** A browser that says Global Privacy Control. */
const GPC = `Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', { get: () => true });`;
/** A browser that prepares the page /next before anybody has come to it. */
const PRERENDER = `
  let prerendering = location.pathname === '/next';
  Object.defineProperty(Document.prototype, 'prerendering', { get: () => prerendering });
  window.activate = () => {
    prerendering = false;
    document.dispatchEvent(new Event('prerenderingchange'));
  };`;

let server: RunningServer;
let vendor: Recorder;
let site: Site;
const readers: Reader[] = [];

before(async () => {
  server = await RunningServer.start({ env: { AFTERWORD_CAPTCHA: 'none' } });
});
beforeEach(async () => {
  [vendor, site] = await Promise.all([Recorder.start(), Site.start()]);
  site.body = tags();
});
afterEach(async () => {
  await Promise.all(readers.splice(0).map((reader) => reader.close()));
  await Promise.all([vendor[Symbol.asyncDispose](), site[Symbol.asyncDispose]()]);
});
after(closeBrowser);
after(() => server[Symbol.asyncDispose]());

interface Tags {
  readonly analytics?: string;
  readonly consent?: string;
  readonly scripts?: readonly string[];
  readonly more?: string;
}

/** A page with Meta's pixel and nothing about health, unless a test wants something else. */
function tags({ analytics, consent = '', scripts = ['module'], more = '' }: Tags = {}): string {
  const pixel = analytics ?? `provider="meta" pixel-id="1" endpoint="${vendor.url}/tr" sensitivity="general"`;
  const sources: Readonly<Record<string, string>> = {
    module: `<script type="module" src="${server.url}/afterword.js"></script>`,
    classic: `<script src="${server.url}/afterword.iife.js"></script>`,
  };
  return `<meta name="afterword-server" content="${server.url}">
    <afterword-rating></afterword-rating>
    <afterword-disclaimer for="comments"></afterword-disclaimer>
    <afterword-comments></afterword-comments>
    ${more}
    <afterword-analytics ${pixel}></afterword-analytics>
    <afterword-consent ${consent}></afterword-consent>
    ${scripts.map((kind) => sources[kind]).join('')}`;
}

async function open(path = '/'): Promise<Reader> {
  const reader = await Reader.open(site.url + path);
  readers.push(reader);
  return reader;
}

/** Another tab of the same reader. */
async function openTab({ page }: Reader, path = '/'): Promise<Page> {
  const tab = await page.context().newPage();
  await tab.goto(site.url + path);
  return tab;
}

const press = (page: Page, name: string) => page.locator('afterword-consent').getByRole('button', { name }).click();
const status = (page: Page) =>
  page.locator('afterword-analytics').evaluate((element) => (element as HTMLElement & { status: string }).status);

/** Until the vendor has been told so much. */
async function told(...events: readonly string[]): Promise<void> {
  const until = Date.now() + 8000;
  while (vendor.requests.length < events.length && Date.now() < until) await pause(20);
  await pause(QUIET); // and no more than that
  assert.deepEqual(vendor.events, events);
}

async function nothingTold(): Promise<void> {
  await pause(QUIET);
  assert.deepEqual(vendor.requests, []);
}

/** Rates, back and forth, so that each time is another event. */
async function rate({ page }: Reader, stars: number): Promise<void> {
  await page
    .locator('afterword-rating')
    .getByRole('radio', { name: `${stars} of 5 stars` })
    .check({ force: true });
}

describe('a page that counts only after consent', () => {
  it('P1: asks no vendor, holds no vendor’s script and no stub before the reader has agreed', async () => {
    const ada = await open();
    await ada.sees('May we count your visit?');
    await rate(ada, 4);
    await nothingTold();
    assert.deepEqual(await ada.page.evaluate((names) => names.filter((name) => name in window), GLOBALS), []);
    const foreign = await ada.page.evaluate(
      (own) =>
        [...document.querySelectorAll('script, iframe, img, link')]
          .map((node) => (node as HTMLScriptElement).src)
          .filter((src) => src && !src.startsWith(own)),
      server.url,
    );
    assert.deepEqual(foreign, []);
    const hosts = new Set(ada.requests.map((url) => new URL(url).origin).filter((origin) => origin !== 'null'));
    assert.deepEqual([...hosts].sort(), [site.url, server.url].sort());
    assert.deepEqual(
      await ada.page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('consent'))),
      [],
    );
    ada.assertContent();
  });

  it('P2: asks no vendor after a No, nor after a reload, a return from the cache or a change of route', async () => {
    const ada = await open();
    await press(ada.page, 'Reject all');
    await ada.sees('Nothing is on.');
    await rate(ada, 4);
    await ada.page.reload();
    await ada.sees('Nothing is on.');
    await ada.page.evaluate(() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })));
    await ada.page.evaluate(() => history.pushState(null, '', '/another-route'));
    await rate(ada, 2);
    await nothingTold();
  });

  it('P2: follows what another tab decided while it was in the cache', async () => {
    const ada = await open();
    await press(ada.page, 'Accept all');
    await told('PageView');
    await ada.page.evaluate(() => {
      const record = JSON.parse(localStorage.getItem('afterword:consent')!) as { granted: string[] };
      localStorage.setItem('afterword:consent', JSON.stringify({ ...record, granted: [] })); // and no event: it slept
      dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    });
    await ada.sees('Nothing is on.');
    await rate(ada, 3);
    await told('PageView');
  });

  it('P3: takes a browser’s Global Privacy Control for a No, also against an older Yes', async () => {
    const ada = await open();
    await press(ada.page, 'Accept all');
    await told('PageView');
    await ada.page.addInitScript({ content: GPC });
    await ada.page.reload();
    await ada.sees('Your browser asks sites not to sell or share your data');
    assert.equal(await ada.page.getByRole('button', { name: 'Accept all' }).count(), 0, 'and is not asked');
    await rate(ada, 3);
    await told('PageView');
    await press(ada.page, 'Privacy choices');
    await press(ada.page, 'Accept all');
    await ada.sees(/Agreed: Counting visits/);
    await told('PageView', 'PageView');
    await ada.page.reload();
    await told('PageView', 'PageView', 'PageView'); // the newer, explicit answer is remembered
  });

  it('P4: tells of one page view after a Yes, and of nothing that happened before', async () => {
    const ada = await open();
    for (const stars of [1, 2, 3, 4, 5]) await rate(ada, stars);
    await nothingTold();
    await press(ada.page, 'Accept all');
    await told('PageView');
    await rate(ada, 2);
    await told('PageView', 'Rated');
    await ada.page.evaluate(() => history.pushState(null, '', '/another-route'));
    await told('PageView', 'Rated', 'PageView');
  });

  it('P5: stops at once when the reader takes it back, and removes what vendors had left', async () => {
    const ada = await open();
    await ada.page.evaluate(() => {
      document.cookie = '_fbp=fb.1.1.1; path=/';
      document.cookie = '_fbc=fb.1.1.2; path=/';
      document.cookie = 'session=theirs; path=/';
      localStorage.setItem('lastExternalReferrer', 'x');
    });
    await press(ada.page, 'Accept all');
    await told('PageView');
    await press(ada.page, 'Privacy choices');
    await press(ada.page, 'Reject all');
    await rate(ada, 5);
    await told('PageView');
    const cookies = await ada.page.evaluate(() => document.cookie);
    assert.equal(cookies, 'session=theirs');
    assert.equal(await ada.page.evaluate(() => localStorage.getItem('lastExternalReferrer')), null);
    assert.equal(await status(ada.page), 'waiting');
  });

  const vendors: Readonly<Record<string, { tag: (to: string) => string; events: readonly string[] }>> = {
    meta: {
      tag: (to) => `provider="meta" pixel-id="123" endpoint="${to}/tr" allow-advertisers-on-health-pages`,
      events: ['PageView', 'Rated', 'Acknowledged', 'Commented'],
    },
    ga4: {
      tag: (to) => `provider="ga4" pixel-id="G-1" endpoint="${to}/g/collect" sensitivity="general"`,
      events: ['page_view', 'rated', 'acknowledged', 'commented'],
    },
    plausible: {
      tag: (to) => `provider="plausible" pixel-id="clinic.example" endpoint="${to}/api/event"`,
      events: ['pageview', 'Rated', 'Acknowledged', 'Commented'],
    },
    matomo: {
      tag: (to) => `provider="matomo" pixel-id="7" endpoint="${to}/matomo.php"`,
      events: ['Page view', 'Rated', 'Acknowledged', 'Commented'],
    },
  };
  for (const [name, { tag, events }] of Object.entries(vendors)) {
    it(`P6: tells ${name} that something happened, and nothing of the page, the words or the reader`, async () => {
      site.title = 'CANARY-title';
      const more = `<form><label>CANARY-field <input name="CANARY-name" value="CANARY-value"></label></form>
        <button type="button">CANARY-button</button><a href="/CANARY-path/CANARY-story?drug=CANARY-query#CANARY-hash">CANARY-link</a>`;
      site.body = tags({ analytics: tag(vendor.url), more });
      const ada = await open('/CANARY-referrer?CANARY-from');
      await ada.page.getByRole('link', { name: 'CANARY-link' }).click();
      await ada.page.waitForURL(/CANARY-path/);
      assert.match(await ada.page.evaluate(() => document.referrer), /CANARY-referrer/);
      await ada.page.evaluate(() => (document.cookie = 'site=CANARY-cookie; path=/'));
      await press(ada.page, 'Accept all');
      await ada.page.getByLabel('CANARY-field').fill('CANARY-typed');
      await ada.page.getByRole('button', { name: 'CANARY-button' }).click();
      await rate(ada, 4);
      await ada.acknowledge();
      await ada.write('CANARY-text', 'CANARY-author');
      await ada.send();
      await told(...events);
      assert.doesNotMatch(JSON.stringify(vendor.requests), /canary/i);
      for (const { headers } of vendor.requests) {
        const { referer, cookie, origin } = headers;
        // A browser says with a POST which site it comes from; Plausible is told that anyway, and knows no other way.
        const said = name === 'plausible' ? site.url : undefined;
        assert.deepEqual({ referer, cookie, origin }, { referer: undefined, cookie: undefined, origin: said });
      }
      assert.equal(
        vendor.requests.some(({ url, body }) => (url + body).includes(new URL(site.url).port)),
        false,
        'nor its origin',
      );
    });
  }

  it('P7: tells an advertising company nothing on a health page, which every page is until its owner says otherwise', async () => {
    for (const [provider, id] of [
      ['meta', '1'],
      ['ga4', 'G-1'],
    ]) {
      site.body = tags({ analytics: `provider="${provider}" pixel-id="${id}" endpoint="${vendor.url}/tr"` });
      const ada = await open();
      await press(ada.page, 'Accept all');
      await ada.sees(/Agreed:/);
      await rate(ada, 4);
      await nothingTold();
      assert.equal(await status(ada.page), 'refused');
    }
  });

  it('P7: nor with the second switch, when the browser says Global Privacy Control and the reader said Yes all the same', async () => {
    site.body = tags({
      analytics: `provider="meta" pixel-id="1" endpoint="${vendor.url}/tr" allow-advertisers-on-health-pages`,
    });
    const ada = await open();
    await press(ada.page, 'Accept all');
    await told('PageView');
    await ada.page.addInitScript({ content: GPC });
    await ada.page.reload();
    await press(ada.page, 'Privacy choices');
    await press(ada.page, 'Accept all');
    await ada.sees(/Agreed:/);
    await told('PageView');
    assert.equal(await status(ada.page), 'refused');
  });

  it('P8: says that it is blocked where the policy of the page refuses the vendor, and goes on', async () => {
    site.policy = `default-src 'self' ${server.url}; img-src data:; connect-src ${server.url}; style-src 'unsafe-inline'`;
    const ada = await open();
    await ada.page.evaluate(() => {
      const heard: string[] = [];
      Object.assign(window, { heard });
      document.addEventListener('afterword-error', (event) => heard.push((event as Event & { code: string }).code));
    });
    await press(ada.page, 'Accept all');
    await ada.page.locator('afterword-analytics:state(blocked)').waitFor({ state: 'attached' });
    assert.equal(await status(ada.page), 'blocked');
    await rate(ada, 4);
    await ada.sees('You rated 4.');
    await nothingTold();
    assert.deepEqual(await ada.page.evaluate(() => (window as unknown as { heard: string[] }).heard), ['blocked']);
    assert.deepEqual(
      ada.complaints.filter((complaint) => !/Content Security Policy|blocked:|violates/i.test(complaint)),
      [],
    );
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
      await ada.page.addInitScript({ content });
      await ada.page.reload();
      await ada.sees('May we count your visit?');
      await rate(ada, 4);
      await nothingTold();
      await press(ada.page, 'Accept all');
      await told('PageView');
      await press(ada.page, 'Privacy choices');
      await press(ada.page, 'Reject all');
      await rate(ada, 2);
      await told('PageView');
    });
  }

  it('P9: lets no older Yes outlive a No that could not be written', async () => {
    const ada = await open();
    await press(ada.page, 'Accept all');
    await told('PageView');
    await ada.page.evaluate(() => {
      Storage.prototype.setItem = () => {
        throw new DOMException('Full', 'QuotaExceededError');
      };
    });
    await press(ada.page, 'Privacy choices');
    await press(ada.page, 'Reject all');
    await ada.page.reload();
    await ada.sees('May we count your visit?');
    await told('PageView');
  });

  it('P10: stops in every tab within a second when it is taken back in one', async () => {
    const ada = await open();
    await press(ada.page, 'Accept all');
    await told('PageView');
    const tab = await openTab(ada);
    await told('PageView', 'PageView');
    await tab
      .locator('afterword-consent')
      .evaluate((element) => (element as HTMLElement & { withdraw(): void }).withdraw());
    await ada.page.getByText('Nothing is on.').waitFor({ timeout: 1000 });
    assert.equal(await status(ada.page), 'waiting');
    await rate(ada, 4);
    await told('PageView', 'PageView');
  });

  it('P10: stops in every tab when the site’s storage is cleared', async () => {
    const ada = await open();
    await press(ada.page, 'Accept all');
    await told('PageView');
    const tab = await openTab(ada);
    await told('PageView', 'PageView');
    await tab.evaluate(() => localStorage.clear());
    await ada.sees('May we count your visit?');
    await rate(ada, 4);
    await told('PageView', 'PageView');
  });

  it('P11: tells nothing of a page that was only prepared, until the reader comes to it', async () => {
    const ada = await open('/first');
    await press(ada.page, 'Accept all');
    await told('PageView');
    await ada.page.addInitScript({ content: PRERENDER });
    await ada.page.goto(`${site.url}/next`);
    await ada.sees('Be the first to say something.');
    await rate(ada, 4);
    await told('PageView');
    await ada.page.evaluate('activate()');
    await told('PageView', 'PageView');
  });

  it('P12: decides once and counts once with two copies of the kit and two pages in it', async () => {
    const pixel = `provider="meta" pixel-id="1" endpoint="${vendor.url}/tr" sensitivity="general"`;
    site.body = tags({
      scripts: ['classic', 'module'],
      more: `<afterword-page page="other"><afterword-analytics ${pixel}></afterword-analytics><afterword-consent></afterword-consent></afterword-page>`,
    });
    const ada = await open();
    await ada.page.getByRole('button', { name: 'Accept all' }).first().waitFor();
    assert.equal(await ada.page.getByRole('button', { name: 'Accept all' }).count(), 1, 'asked once');
    await ada.page.getByRole('button', { name: 'Accept all' }).click();
    await told('PageView');
    assert.equal(await ada.page.getByText(/Agreed:/).count(), 2, 'and known everywhere');
  });

  it('is loaded by the script tag when its elements come late, and never where they do not', async () => {
    site.body = `<script type="module" src="${server.url}/afterword.js"></script><afterword-rating></afterword-rating>`;
    const ada = await open();
    await ada.page.locator('afterword-rating').getByRole('radio').first().waitFor();
    const privacy = () => ada.requests.filter((url) => url.includes('/afterword-privacy')).length;
    assert.equal(privacy(), 0);
    await ada.page.evaluate(() => {
      const part = document.createElement('div');
      part.append(document.createElement('p'), document.createElement('afterword-consent'));
      document.body.append(part);
    });
    await ada.sees('May we count your visit?');
    assert.equal(privacy(), 1);
    ada.assertContent();
  });

  it('is shown by the demonstration under the strictest policy, with nobody told', async () => {
    const ada = await Reader.open(`${server.url}/consent`);
    readers.push(ada);
    await rate(ada, 3);
    await press(ada.page, 'Accept all');
    await rate(ada, 5);
    const counted = ada.page.locator('#counted li');
    await counted.nth(1).waitFor();
    assert.deepEqual(await counted.allInnerTexts(), ['page-view', 'rated']);
    await ada.page.getByRole('link', { name: 'privacy choices', exact: true }).click();
    await press(ada.page, 'Reject all');
    await rate(ada, 1);
    await ada.sees('You rated 1.');
    assert.equal(await counted.count(), 2);
    const hosts = new Set(ada.requests.map((url) => new URL(url).origin).filter((origin) => origin !== 'null'));
    assert.deepEqual([...hosts], [server.url]);
    ada.assertContent();
  });
});
