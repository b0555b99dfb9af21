import { machine, median, number, table } from '../support/report.mjs';
import { today, versionOf } from './when.mjs';
import { elements, head, markup } from './elements.mjs';

const COUNT = 1000;
const ROUNDS = 9;
const KINDS = [
  { label: '`readonly`, 3.5 of 5', attributes: { readonly: true, value: '3.5' } },
  { label: 'to choose from, 5 stars', attributes: {} },
];
const MEASURES = [
  ['painted', 'painted after'],
  ['work', 'work of the main thread'],
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
  return performance.now() - start;
}

/** How long the main thread has been at work, in milliseconds. */
async function busy(devtools) {
  const { metrics } = await devtools.send('Performance.getMetrics');
  return 1000 * metrics.find(({ name }) => name === 'TaskDuration').value;
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
    const devtools = await page.createCDPSession();
    await devtools.send('Performance.enable', { timeDomain: 'threadTicks' }); // what others do meanwhile is not in it
    const before = await busy(devtools);
    const painted = await page.evaluate(mount, { html, count: COUNT });
    return { painted, work: (await busy(devtools)) - before };
  } finally {
    await page.close();
  }
}

/** The medians of both, and that of the rounds' ratios. */
function summarize(rounds, key) {
  const ratios = rounds.map(([ours, theirs]) => ours[key] / theirs[key]);
  const range = [Math.min(...ratios), Math.max(...ratios)].map((ratio) => number(ratio, 2)).join(' to ');
  const medians = [0, 1].map((index) => `${number(median(rounds.map((one) => one[index][key])))} ms`);
  return [...medians, `${number(median(ratios), 2)} (${range})`];
}

/** Afterword and Shoelace by turns, each time in a new tab, so that a machine that slows down slows both down. */
export async function measureMounts(browser, host) {
  const contenders = elements.filter(({ name }) => ['Afterword', 'Shoelace'].includes(name));
  const rows = [];
  for (const { label, attributes } of KINDS) {
    const rounds = [];
    for (let round = 0; round < ROUNDS; round++) {
      const figures = [];
      const order = round % 2 ? [1, 0] : [0, 1];
      for (const index of order) figures[index] = await measure(browser, host, contenders[index], attributes);
      rounds.push(figures);
    }
    for (const [key, name] of MEASURES) rows.push([`${label}: ${name}`, ...summarize(rounds, key)]);
  }
  const versions = contenders.map(({ name, version }) => `${name} ${version}`).join(', ');
  return `Measured on ${today()} on ${machine()}, Chromium ${await versionOf(browser)}; ${versions}. Medians of ${ROUNDS} rounds by turns; in brackets the lowest and highest ratio of a round.

${table([`${number(COUNT)} ratings mounted`, ...contenders.map(({ name }) => name), 'ratio'], rows)}`;
}
