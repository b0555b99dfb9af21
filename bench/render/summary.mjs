import { machine, median, number, table } from '../support/report.mjs';

const MEASURES = [
  ['first comment painted', 'first', 'ms'],
  ['everything painted', 'all', 'ms'],
  ['main thread busy until then', 'work', 'ms'],
  ['JS heap', 'heap', 'MiB'],
  ['one more comment: main thread busy', 'appendWork', 'ms'],
  ['one more comment: painted after', 'append', 'ms'],
  ['another order: painted after', 'sort', 'ms'],
];
const LIMIT = 'plain DOM';

export async function summarize(results, contenders, browser) {
  const sizes = [...new Set(results.map(({ count }) => count))];
  const of = (count, name, key) =>
    median(results.filter((one) => one.count === count && one.name === name).map((one) => one[key]));
  const names = contenders.map(({ name }) => name).filter((name) => results.some((one) => one.name === name));
  const versions = await Promise.all(contenders.filter(({ version }) => version).map(async ({ name, version }) => `${name} ${await version()}`)); // prettier-ignore
  const parts = [
    `Measured on ${new Date().toISOString().slice(0, 10)} on ${machine()}, Chromium ${browser}; ${versions.join(', ')}. Medians; the first figure is the ratio to plain DOM in the same run, in brackets what was measured.`,
  ];
  for (const count of sizes) {
    const rows = MEASURES.map(([label, key, unit]) => [
      `${label}, ${unit}`,
      ...names.map((name) => {
        const value = of(count, name, key);
        const ratio = value / of(count, LIMIT, key);
        return Number.isFinite(value) ? `${number(ratio, 2)} (${number(value, value < 100 ? 1 : 0)})` : '–';
      }),
    ]);
    rows.push(['at rest, ms of the main thread a second', ...names.map((name) => number(of(count, name, 'idle'), 1))]);
    rows.push(['layout shift', ...names.map((name) => number(of(count, name, 'shift'), 3))]);
    parts.push(`### ${number(count)} comments`, table(['', ...names], rows));
  }
  return parts.join('\n\n');
}
