import { machine, median, number, table } from '../support/report.mjs';
import { today, versionOf } from './when.mjs';
import { elements, head, markup } from './elements.mjs';

const COUNT = 1000;
const ROUNDS = 9;
const KINDS = [
  { label: 'shown: `readonly`, 3.5 of 5', attributes: { readonly: true, value: '3.5' } },
  { label: 'to be chosen: 5 stars', attributes: {} },
];

/** Runs in the page: the milliseconds from appending so many ratings until all are up to date and a frame is painted. */
async function mount({ html, count }) {
  const template = document.createElement('template');
  template.innerHTML = html.repeat(count);
  const content = template.content.cloneNode(true); // inert: they become elements of their kind when they are appended
  const ratings = [...content.children];
  const start = performance.now();
  document.querySelector('form').append(content);
  await Promise.all(ratings.map((rating) => rating.updateComplete));
  await new Promise((resolve) =>
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = resolve;
      port2.postMessage(undefined);
    }),
  );
  const time = performance.now() - start;
  for (const rating of ratings) rating.remove();
  return time;
}

async function measure(browser, host, element, attributes) {
  const page = await browser.newPage();
  try {
    const html = markup(element, attributes);
    await page.goto(
      host.write(`<!doctype html><html lang="en"><title>Mount</title>${head(element)}<body><form></form>`),
      { waitUntil: 'networkidle0' },
    );
    await page.waitForFunction((tag) => customElements.get(tag), {}, element.tag);
    if (await page.evaluate(() => 'litIssuedWarnings' in globalThis))
      throw new Error(`${element.name} runs Lit in its mode for development.`);
    await page.evaluate(mount, { html, count: 1 }); // what it loads with the first one is there
    await page.waitForNetworkIdle({ idleTime: 100 });
    return await page.evaluate(mount, { html, count: COUNT });
  } finally {
    await page.close();
  }
}

/** Afterword and Shoelace by turns, each time in a new tab, so that a machine that slows down slows both down. */
export async function measureMounts(browser, host) {
  const contenders = elements.filter(({ name }) => ['Afterword', 'Shoelace'].includes(name));
  const rows = [];
  for (const { label, attributes } of KINDS) {
    const rounds = [];
    for (let round = 0; round < ROUNDS; round++) {
      const times = [];
      const order = round % 2 ? [1, 0] : [0, 1];
      for (const index of order) times[index] = await measure(browser, host, contenders[index], attributes);
      rounds.push(times);
    }
    const times = contenders.map((_, index) => median(rounds.map((one) => one[index])));
    const ratios = rounds.map(([ours, theirs]) => ours / theirs);
    const range = [Math.min(...ratios), Math.max(...ratios)].map((ratio) => number(ratio, 2)).join(' to ');
    rows.push([label, ...times.map((time) => `${number(time)} ms`), `${number(median(ratios), 2)} (${range})`]);
  }
  const versions = contenders.map(({ name, version }) => `${name} ${version}`).join(', ');
  return `Measured on ${today()} on ${machine()}, Chromium ${await versionOf(browser)}; ${versions}. Medians of ${ROUNDS} rounds by turns; in brackets the lowest and highest ratio of a round.

${table([`${number(COUNT)} ratings mounted`, ...contenders.map(({ name }) => name), 'ratio'], rows)}`;
}
