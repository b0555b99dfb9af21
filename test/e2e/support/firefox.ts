import puppeteer, { type Browser } from 'puppeteer-core';
import { findFirefox } from '../../../scripts/support/browser.mjs';

const browsers = new Map<boolean, Promise<Browser>>();

/** A page in Firefox, with storage of its own. One browser for a test file, and one that runs no script. */
export async function openFirefox({ javaScript = true } = {}) {
  const browser =
    browsers.get(javaScript) ??
    puppeteer.launch({
      browser: 'firefox',
      executablePath: findFirefox(),
      extraPrefsFirefox: { 'javascript.enabled': javaScript },
    });
  browsers.set(javaScript, browser);
  return (await (await browser).createBrowserContext()).newPage();
}

export async function closeFirefox(): Promise<void> {
  for (const browser of browsers.values()) await (await browser).close();
  browsers.clear();
}
