import { readFile, writeFile } from 'node:fs/promises';
import { arch, cpus, platform } from 'node:os';
import { format } from 'prettier';

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

/** Puts what was measured where a document has room for it: between two comments with its name. */
export async function writeSection(name, text, document = 'performance') {
  const file = new URL(`../../docs/${document}.md`, import.meta.url);
  const written = await readFile(file, 'utf8');
  const [begin, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const [before, rest] = written.split(begin);
  const after = rest?.split(end)[1];
  if (after === undefined) throw new Error(`docs/${document}.md has no room between ${begin} and ${end}.`);
  await writeFile(
    file,
    await format(`${before}${begin}\n\n${text}\n\n${end}${after}`, { parser: 'markdown', printWidth: 120 }),
  );
}
