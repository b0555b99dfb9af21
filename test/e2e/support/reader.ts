import assert from 'node:assert/strict';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { CHROMIUM_FLAGS, findBrowser } from '../../../scripts/support/browser.mjs';

let browser: Promise<Browser> | undefined;

/** One browser for a test file. The driver's own flags may be left out by who opens it. */
export function launch(ignoreDefaultArgs: string[] = []): Promise<Browser> {
  browser ??= findBrowser().then((executablePath) =>
    chromium.launch({ executablePath, args: CHROMIUM_FLAGS, ignoreDefaultArgs }),
  );
  return browser;
}

export async function closeBrowser(): Promise<void> {
  await (await browser)?.close();
  browser = undefined;
}

/** Somebody with a browser of their own, and a note of everything that went wrong in it. */
export class Reader {
  readonly page: Page;
  /** What the console said, what was thrown, what a policy blocked. */
  readonly complaints: string[] = [];
  /** Every address that was asked. */
  readonly requests: string[] = [];

  private constructor(page: Page) {
    this.page = page;
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) this.complaints.push(message.text());
    });
    page.on('pageerror', (error) => this.complaints.push(String(error)));
    page.on('request', (request) => this.requests.push(request.url()));
  }

  static async open(url: string, options: BrowserContextOptions = {}): Promise<Reader> {
    const context = await (await launch()).newContext({ viewport: { width: 1280, height: 900 }, ...options });
    const reader = new Reader(await context.newPage());
    await reader.page.addInitScript(() => {
      addEventListener('securitypolicyviolation', (event) =>
        console.error(`blocked: ${event.violatedDirective} ${event.blockedURI}`),
      );
    });
    await reader.page.goto(url);
    return reader;
  }

  get rating() {
    return this.page.locator('afterword-rating');
  }

  get thread() {
    return this.page.locator('afterword-comments');
  }

  get composer() {
    return this.page.getByLabel('Your comment', { exact: true });
  }

  async rate(stars: number): Promise<void> {
    const star = this.rating.getByRole('radio', { name: `${stars} of 5 stars` });
    await star.evaluate((radio) => radio.scrollIntoView({ block: 'center' })); // not under what sticks to the lower edge
    await star.check({ force: true });
  }

  async acknowledge(): Promise<void> {
    await this.page.getByRole('button', { name: 'I understand' }).click();
  }

  async write(text: string, name = 'Ada'): Promise<void> {
    await this.composer.fill(text);
    await this.page.getByLabel('Name', { exact: true }).fill(name);
  }

  async send(): Promise<void> {
    await this.page.getByRole('button', { name: 'Send comment' }).click();
  }

  /** Waits for a text anywhere on the page, inside elements too. */
  async sees(text: string | RegExp): Promise<void> {
    await this.page.getByText(text).first().waitFor({ timeout: 15_000 });
  }

  /** Nothing was blocked, thrown or complained about. */
  assertContent(): void {
    assert.deepEqual(this.complaints, []);
  }

  async close(): Promise<void> {
    await this.page.context().close();
  }
}
