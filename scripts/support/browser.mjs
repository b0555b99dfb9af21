import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const NAMES = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser'];
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** What Chromium needs to run in a container, and to keep to itself. */
export const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A Chromium for the tests: `CHROME_PATH`, an installed one, Playwright's, or one that is installed now. */
export async function findBrowser() {
  if (process.env.CHROME_PATH) return process.env.CHROME_PATH;
  return installedBrowser() ?? (await playwrightBrowser()) ?? downloadBrowser() ?? installWithApt() ?? giveUp();
}

function installedBrowser() {
  return which(NAMES) ?? PLACES.find((place) => existsSync(place));
}

function which(names) {
  return names.map((name) => spawnSync('which', [name], { encoding: 'utf8' }).stdout?.trim()).find(Boolean);
}

async function playwrightBrowser() {
  const { chromium } = await import('playwright-core');
  return existsSync(chromium.executablePath()) ? chromium.executablePath() : undefined;
}

function downloadBrowser() {
  console.log('Downloading a browser for the tests …');
  const done = spawnSync('npx', ['playwright-core', 'install', 'chromium'], { stdio: 'ignore', timeout: 300_000 });
  if (done.status !== 0) return undefined;
  return execFileSync('node', ['-p', "require('playwright-core').chromium.executablePath()"], {
    encoding: 'utf8',
  }).trim();
}

const FIREFOXES = ['firefox-esr', 'firefox'];

/** A Firefox for the tests: `FIREFOX_PATH`, an installed one, or one that is installed now. */
export function findFirefox() {
  if (process.env.FIREFOX_PATH) return process.env.FIREFOX_PATH;
  const path = which(FIREFOXES) ?? (apt('firefox-esr'), which(FIREFOXES));
  if (!path) throw new Error('No Firefox was found. Install one, or set FIREFOX_PATH to its program.');
  return path;
}

function installWithApt() {
  apt('chromium');
  return installedBrowser();
}

/** Installs a package of Debian's, where that is possible at all. */
export function apt(...packages) {
  const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  const run = (...args) =>
    spawnSync([...sudo, 'apt-get'][0], [...sudo, 'apt-get'].slice(1).concat(args), {
      stdio: 'ignore',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }).status === 0;
  console.log(`Installing ${packages.join(' ')} …`);
  return run('update') && run('install', '-y', '--no-install-recommends', ...packages);
}

function giveUp() {
  throw new Error('No Chromium was found. Install one, or set CHROME_PATH to its program.');
}
