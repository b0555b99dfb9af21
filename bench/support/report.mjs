import { readFile, writeFile } from 'node:fs/promises';
import { arch, cpus, platform } from 'node:os';
import { format } from 'prettier';

const DOCUMENT = new URL('../../docs/performance.md', import.meta.url);

export function median(values) {
  const sorted = values.filter(Number.isFinite).sort((a, b) => a - b);
  if (sorted.length === 0) return NaN;
  const half = sorted.length >> 1;
  return sorted.length % 2 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

export function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

export const number = (value, digits = 0) =>
  Number.isFinite(value) ? value.toLocaleString('en', { maximumFractionDigits: digits }) : '–';

/** A table in Markdown; the first column is text, the others are figures. */
export function table(head, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, index) => (index ? '--:' : '---'))), ...rows.map(line)].join('\n');
}

/** The class of machine, and nothing that tells which one. */
export const machine = () => `${cpus().length} cores, ${platform()} ${arch()}, Node ${process.versions.node}`;

/** Puts what was measured where the document has room for it: between two comments with its name. */
export async function writeSection(name, text) {
  const document = await readFile(DOCUMENT, 'utf8');
  const [begin, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const [before, rest] = document.split(begin);
  const after = rest?.split(end)[1];
  if (after === undefined) throw new Error(`docs/performance.md has no room between ${begin} and ${end}.`);
  await writeFile(
    DOCUMENT,
    await format(`${before}${begin}\n\n${text}\n\n${end}${after}`, { parser: 'markdown', printWidth: 120 }),
  );
}
