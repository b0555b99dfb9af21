import { fileURLToPath } from 'node:url';
import puppeteer from 'puppeteer-core';
import { CHROMIUM_FLAGS, findBrowser } from '../scripts/support/browser.mjs';
import { installPeers } from './support/peers.mjs';

// Star ratings in a real browser, beside the published ones of others: what a thousand of them take to mount.

export async function run() {
  installPeers(fileURLToPath(new URL('matrix/', import.meta.url)));
  const { startHost } = await import('./matrix/host.mjs');
  const { measureMounts } = await import('./matrix/mount.mjs');
  const host = await startHost();
  const browser = await puppeteer.launch({ executablePath: await findBrowser(), args: CHROMIUM_FLAGS });
  try {
    console.log(await measureMounts(browser, host));
  } finally {
    await browser.close();
    host.stop();
  }
}
