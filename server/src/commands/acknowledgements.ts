import { once } from 'node:events';
import { normalizePageKey } from 'afterword/page-key';
import { stringify } from 'csv-stringify/sync';
import type { Config } from '../config.js';
import type { AcknowledgementRecord } from '../store/acknowledgement-store.js';
import { atDesk } from './desk.js';

export const FORMATS = ['csv', 'json'] as const;

interface Wanted {
  readonly page?: string;
  readonly format: (typeof FORMATS)[number];
}

const COLUMNS = ['at', 'page', 'visitor', 'kind', 'name', 'version', 'comment'] as const satisfies readonly (keyof AcknowledgementRecord)[]; // prettier-ignore

/** Writes who acknowledged what, and what was agreed to with each comment, to standard output. */
export async function acknowledgements(config: Config, { page, format }: Wanted): Promise<void> {
  const { before, toText, after } = format === 'csv' ? CSV : JSON_ARRAY;
  await atDesk(config, async (desk) => {
    let count = 0;
    await write(before);
    await desk.acknowledgements.export(page === undefined ? undefined : normalizePageKey(page), (record) =>
      write(toText(inWords(record), count++)),
    );
    await write(after);
  });
}

type Row = Record<(typeof COLUMNS)[number], string | null>;

/** RFC 4180. What a spreadsheet would take for a formula is kept from being one: visitors choose these words. */
const CSV = {
  before: `${COLUMNS.join(',')}\r\n`,
  toText: (row: Row) => stringify([row], { columns: [...COLUMNS], escape_formulas: true, record_delimiter: '\r\n' }),
  after: '',
};

const JSON_ARRAY = {
  before: '[',
  toText: (row: Row, index: number) => `${index === 0 ? '' : ','}\n${JSON.stringify(row)}`,
  after: '\n]\n',
};

function inWords(record: AcknowledgementRecord): Row {
  return { ...record, at: new Date(record.at).toISOString() };
}

/** Waits while whoever reads is slower than the database. */
async function write(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain');
}
