import puppeteer, { type Browser } from 'puppeteer-core';
import { findFirefox } from '../../../scripts/support/browser.mjs';

let browser: Promise<Browser> | undefined;

/** A page in Firefox, with storage of its own. One browser for a test file. */
export async function openFirefox() {
  browser ??= puppeteer.launch({ browser: 'firefox', executablePath: findFirefox() });
  return (await (await browser).createBrowserContext()).newPage();
}

export async function closeFirefox(): Promise<void> {
  await (await browser)?.close();
  browser = undefined;
}
