import { createHash } from 'node:crypto';
import { defineStillElements, stillStyles } from 'afterword/still';
import { pageStyles } from './page.styles.js';

defineStillElements();

/** Whether the kit's script will come to a document, or nobody but the reader. */
export type Life = 'script' | 'alone';

const sheets = new Map<string, string>();

/** Named after what is in it, so that it may be kept for ever. */
function keep(name: string, css: string): string {
  const hash = createHash('sha256').update(css).digest('hex').slice(0, 10);
  const file = `${name}-${hash}.css`;
  sheets.set(file, css);
  return file;
}

function keepElements(life: Life): Record<string, string> {
  const texts = Object.entries(stillStyles(life === 'alone'));
  return Object.fromEntries(texts.map(([tag, css]) => [tag, keep(`${tag}-${life}`, css)]));
}

const elementFiles = { script: keepElements('script'), alone: keepElements('alone') };

/** The style sheet of a document. */
export const PAGE_SHEET = keep('afterword-document', pageStyles.cssText);

/** The style sheet of an element. */
export function sheetOf(tag: string, life: Life): string {
  return elementFiles[life][tag]!;
}

/** Every style sheet, by its file name. */
export const SHEETS: ReadonlyMap<string, string> = sheets;
