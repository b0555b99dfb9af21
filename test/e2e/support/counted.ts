import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { after, afterEach, before, beforeEach, describe } from 'node:test';
import { closeFirefox } from './firefox.js';
import { closeBrowser } from './reader.js';
import { Recorder, Site } from './recorder.js';
import { RunningServer } from './server.js';
import { ENGINES, Tab, type Engine } from './tab.js';

// A server of ours, a site of somebody's and a vendor, all on this machine; the last two are new for each test.

/** Longer than any hit takes here. Nothing can be waited for where nothing must come. */
const QUIET = 400;

/** A browser that says Global Privacy Control. */
export const GPC = `Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', { get: () => true });`;
export let server: RunningServer;
export let vendor: Recorder;
export let site: Site;
/** Whom to show out after a test. */
const readers: Tab[] = [];
/** Who is asked at the moment. */
export let engine: Engine = 'Chromium';

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
after(() => Promise.all([closeBrowser(), closeFirefox()]));
after(() => server[Symbol.asyncDispose]());

interface Tags {
  readonly analytics?: string;
  readonly consent?: string;
  readonly scripts?: readonly string[];
  readonly more?: string;
  /** What there is to do on the page. */
  readonly acts?: string;
}

const ACTS = `<afterword-rating></afterword-rating>
    <afterword-disclaimer for="comments"></afterword-disclaimer>
    <afterword-comments></afterword-comments>`;

interface VendorTag {
  readonly path: string;
  readonly attributes: string;
  /** What it calls a page view, a rating, an acknowledgement and a comment. */
  readonly events: readonly string[];
}

/** Every vendor that there is, where it may count. */
export const VENDOR_TAGS: Readonly<Record<string, VendorTag>> = {
  meta: {
    path: '/tr',
    attributes: 'pixel-id="123" allow-advertisers-on-health-pages',
    events: ['PageView', 'Rated', 'Acknowledged', 'Commented'],
  },
  ga4: {
    path: '/g/collect',
    attributes: 'pixel-id="G-1" sensitivity="general"',
    events: ['page_view', 'rated', 'acknowledged', 'commented'],
  },
  plausible: {
    path: '/api/event',
    attributes: 'pixel-id="clinic.example"',
    events: ['pageview', 'Rated', 'Acknowledged', 'Commented'],
  },
  matomo: {
    path: '/matomo.php',
    attributes: 'pixel-id="7"',
    events: ['Page view', 'Rated', 'Acknowledged', 'Commented'],
  },
};

/** The attributes of one of them. */
export const vendorTag = (name: string, { path, attributes }: VendorTag): string =>
  `provider="${name}" endpoint="${vendor.url}${path}" ${attributes}`;

/** A page with Meta's pixel and nothing about health, unless a test wants something else. */
export function tags({ analytics, consent = '', scripts = ['module'], more = '', acts = ACTS }: Tags = {}): string {
  const pixel = analytics ?? `provider="meta" pixel-id="1" endpoint="${vendor.url}/tr" sensitivity="general"`;
  const sources: Readonly<Record<string, string>> = {
    module: `<script type="module" src="${server.url}/afterword.js"></script>`,
    classic: `<script src="${server.url}/afterword.iife.js"></script>`,
  };
  return `<meta name="afterword-server" content="${server.url}">
    ${acts}
    ${more}
    <afterword-analytics ${pixel}></afterword-analytics>
    <afterword-consent ${consent}></afterword-consent>
    ${scripts.map((kind) => sources[kind]).join('')}`;
}

/** The same in Chromium and in Firefox. */
export function inEachBrowser(what: string, tests: () => void): void {
  for (const one of ENGINES)
    describe(`${what}, in ${one}`, () => {
      before(() => (engine = one));
      tests();
    });
}

export async function open(path = '/', host = site.url): Promise<Tab> {
  const reader = await Tab.open(engine, host + path);
  readers.push(reader);
  return reader;
}

export const status = (tab: Tab): Promise<string> =>
  tab.evaluate(`document.querySelector('afterword-analytics').status`);

/** Until the vendor has been told so much. */
export async function told(...events: readonly string[]): Promise<void> {
  const until = Date.now() + 8000;
  while (vendor.requests.length < events.length && Date.now() < until) await pause(20);
  await pause(QUIET); // and no more than that
  assert.deepEqual(vendor.events, events);
}

export async function nothingTold(): Promise<void> {
  await pause(QUIET);
  assert.deepEqual(vendor.requests, []);
}

/** Rates, back and forth, so that each time is another event. */
export async function rate(tab: Tab, stars: number): Promise<void> {
  await tab.click('input', `${stars} of 5 stars`);
}
