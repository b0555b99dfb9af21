import { fileURLToPath } from 'node:url';
import puppeteer from 'puppeteer-core';
import { CHROMIUM_FLAGS, findBrowser } from '../scripts/support/browser.mjs';
import { installPeers } from './support/peers.mjs';
import { writeSection } from './support/report.mjs';

// Star ratings in a real browser, beside the published ones of others: what a thousand of them take to mount, and what each
// does where star ratings commonly fail.

/** `mount` or `checks` for one of the two; `--only Ignite`, `--check reset` for whoever works on one. Those write no document. */
function parse(args) {
  const of = (name) => (args.includes(name) ? args[args.indexOf(name) + 1] : '');
  return { mounts: !args.includes('checks'), checks: !args.includes('mount'), only: of('--only'), check: of('--check'), writes: args.length === 0 }; // prettier-ignore
}

export async function run(args) {
  const { mounts, checks, writes, ...chosen } = parse(args);
  installPeers(fileURLToPath(new URL('matrix/', import.meta.url)));
  const { startHost } = await import('./matrix/host.mjs');
  const { measureMounts } = await import('./matrix/mount.mjs');
  const { measureChecks } = await import('./matrix/checks.mjs');
  const host = await startHost();
  const browser = await puppeteer.launch({
    executablePath: await findBrowser(),
    args: [...CHROMIUM_FLAGS, '--disable-features=BackForwardCache'], // going back restores a form, and not the whole page
  });
  const tell = async (section, text) => {
    console.log(`\n${text}\n`);
    if (writes) await writeSection(section, text, 'rating');
  };
  try {
    if (mounts) await tell('mount', await measureMounts(browser, host));
    if (checks) await tell('checks', await measureChecks(browser, host, chosen));
  } finally {
    await browser.close();
    host.stop();
  }
}
