import type { Page as ChromiumPage } from 'playwright-core';
import type { Page as FirefoxPage } from 'puppeteer-core';
import { setTimeout as pause } from 'node:timers/promises';
import { openFirefox } from './firefox.js';
import { launch } from './reader.js';

export const ENGINES = ['Chromium', 'Firefox'] as const;
export type Engine = (typeof ENGINES)[number];

/** The part of both browsers' drivers that means the same. */
type Page = Pick<FirefoxPage, 'keyboard'> & {
  goto(url: string): Promise<unknown>;
  reload(): Promise<unknown>;
  bringToFront(): Promise<unknown>;
  setContent(html: string): Promise<unknown>;
  evaluate<T, A>(inPage: string | ((argument: A) => T), argument?: A): Promise<T>;
  evaluateHandle(inPage: string): Promise<{ asElement(): { click(): Promise<void> } | null }>;
  on(event: 'console', listener: (message: { type(): string; text(): string }) => void): unknown;
  on(event: 'pageerror', listener: (error: unknown) => void): unknown;
  on(event: 'request', listener: (request: { url(): string }) => void): unknown;
};

/** What is one's own to each driver. */
interface Driver {
  readonly page: Page;
  beforeScripts(source: string): Promise<unknown>;
  another(): Promise<Driver>;
  close(): Promise<void>;
}

function inChromium(page: ChromiumPage): Driver {
  return {
    page: page as unknown as Page,
    beforeScripts: (content) => page.addInitScript({ content }),
    another: async () => inChromium(await page.context().newPage()),
    close: () => page.context().close(),
  };
}

function inFirefox(page: FirefoxPage): Driver {
  return {
    page: page as unknown as Page,
    beforeScripts: (source) => page.evaluateOnNewDocument(source),
    another: async () => inFirefox(await page.browserContext().newPage()),
    close: () => page.browserContext().close(),
  };
}

const SIZE = { width: 1280, height: 900 };
/** Readers' browsers keep the pages that they have left. */
const KEEPS_PAGES = ['--disable-back-forward-cache'];
const openers: Readonly<Record<Engine, () => Promise<Driver>>> = {
  Chromium: async () => inChromium(await (await (await launch(KEEPS_PAGES)).newContext({ viewport: SIZE })).newPage()),
  Firefox: async () => {
    const page = await openFirefox();
    await page.setViewport(SIZE);
    return inFirefox(page);
  },
};

/** Every element of a document, open shadow roots included, in order. Runs in the page, as text. */
const DEEP = `const deep = (root) => [...root.querySelectorAll('*')].flatMap((one) => [one, ...(one.shadowRoot ? deep(one.shadowRoot) : [])]);`;
/** Those that are shown and are called so. */
const NAMED = `${DEEP} const named = (selector, name) => deep(document).filter((one) =>
  one.matches(selector) && one.checkVisibility() &&
  (one.ariaLabel ?? [...(one.labels ?? []), one].map(({ textContent }) => textContent.trim()).find(Boolean)) === name);`;
/** What is shown, the texts of shadow roots included. */
const SHOWN = `${DEEP}
  const isSeen = (one) => one.checkVisibility() || (getComputedStyle(one).display === 'contents' && isSeen(one.parentElement ?? one.getRootNode().host));
  const shown = () => deep(document).filter(isSeen).flatMap((one) => [one, ...(one.shadowRoot ? [one.shadowRoot] : [])])
  .flatMap((one) => [...one.childNodes]).filter(({ nodeType, parentNode }) => nodeType === 3 && !/^(script|style)$/i.test(parentNode.nodeName))
  .map(({ data }) => data).join(' ').replace(/\\s+/g, ' ');`;

/** A tab of either browser, used in the same words, and a note of everything that went wrong in it. */
export class Tab {
  readonly page: Page;
  /** What the console said, what was thrown, what a policy blocked. */
  readonly complaints: string[] = [];
  /** Every address that was asked. */
  readonly requests: string[] = [];
  readonly #driver: Driver;

  private constructor(driver: Driver) {
    this.#driver = driver;
    this.page = driver.page;
    this.page.on('console', (message) => {
      if (['error', 'warn', 'warning'].includes(message.type())) this.complaints.push(message.text());
    });
    this.page.on('pageerror', (error) => this.complaints.push(String(error)));
    this.page.on('request', (request) => this.requests.push(request.url()));
  }

  /** A tab of a new reader. */
  static async open(engine: Engine, url: string): Promise<Tab> {
    const tab = new Tab(await openers[engine]());
    await tab.page.goto(url);
    return tab;
  }

  /** Another tab of the same reader. */
  async another(url: string): Promise<Tab> {
    const tab = new Tab(await this.#driver.another());
    await tab.page.goto(url);
    return tab;
  }

  /** What is to run in each page that comes, before its own scripts do. */
  async beforeScripts(source: string): Promise<void> {
    await this.#driver.beforeScripts(source);
  }

  evaluate<T, A = undefined>(inPage: string | ((argument: A) => T), argument?: A): Promise<Awaited<T>> {
    return this.page.evaluate<T, A>(inPage, argument) as Promise<Awaited<T>>;
  }

  /** Waits for something in the page to be true. */
  async until(expression: string): Promise<void> {
    const end = Date.now() + 15_000;
    for (;;) {
      // A page that is on its way to another one has no answer.
      if (await this.page.evaluate<boolean, undefined>(`Boolean(${expression})`).catch(() => false)) return;
      if (Date.now() > end) throw new Error(`In vain: ${expression}`);
      await pause(20);
    }
  }

  /** Leaves for another page and comes back to this one, which the browser has kept as it was meanwhile. */
  async leaveAndReturn(path: string, meanwhile: () => Promise<unknown>): Promise<void> {
    await this.evaluate(() =>
      addEventListener('pageshow', ({ persisted }) => Object.assign(globalThis, { wasKept: persisted })),
    );
    await this.evaluate(`void setTimeout(() => (location.href = ${JSON.stringify(path)}))`);
    await this.until(`location.pathname === ${JSON.stringify(path)} && document.readyState === 'complete'`);
    await meanwhile();
    await this.evaluate('void setTimeout(() => history.back())');
    await this.until('globalThis.wasKept');
  }

  /** Waits for a text anywhere on the page, inside elements too. */
  async sees(text: string | RegExp): Promise<void> {
    const pattern = typeof text === 'string' ? `shown().includes(${JSON.stringify(text)})` : `${text}.test(shown())`;
    await this.until(`(() => { ${SHOWN} return ${pattern} })()`);
  }

  /** How many buttons, links or fields there are of this name. */
  count(selector: string, name: string): Promise<number> {
    return this.page.evaluate<number, undefined>(`(() => { ${NAMED} return ${this.#named(selector, name)}.length })()`);
  }

  /** Clicks the first one of this name, as a hand would. */
  async click(selector: string, name: string): Promise<void> {
    const found = `(() => { ${NAMED} return ${this.#named(selector, name)}[0] })()`;
    await this.until(found);
    // Not under what sticks to the lower edge, and not while something still moves below it.
    await this.page.evaluate(`${found}.scrollIntoView({ block: 'center', behavior: 'instant' })`);
    const element = (await this.page.evaluateHandle(`(${found})?.closest('label') ?? ${found}`)).asElement();
    if (!element) throw new Error(`There is no “${name}” any more.`);
    await element.click();
  }

  async press(name: string): Promise<void> {
    await this.click('button', name);
  }

  /** Types into a field, after what is there. */
  async type(label: string, text: string): Promise<void> {
    const field = `(() => { ${NAMED} return ${this.#named('input, textarea', label)}[0] })()`;
    await this.until(field);
    await this.page.evaluate(`${field}.focus()`);
    await this.page.keyboard.type(text);
  }

  /** Ends everything of this reader. */
  async close(): Promise<void> {
    await this.#driver.close();
  }

  #named(selector: string, name: string): string {
    return `named(${JSON.stringify(selector)}, ${JSON.stringify(name)})`;
  }
}
