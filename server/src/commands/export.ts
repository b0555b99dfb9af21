import { once } from 'node:events';
import { stringify } from 'csv-stringify/sync';

export const FORMATS = ['csv', 'json'] as const;

/** What an export is asked for. */
export interface Wanted {
  /** Of this page only, under any spelling of its address. */
  readonly page?: string;
  readonly format: (typeof FORMATS)[number];
}

type Row<Column extends string> = Readonly<Record<Column, string | number | null>>;

/**
 * Writes rows to standard output as they come: a table for spreadsheets (RFC 4180), or an array of JSON objects. Waits
 * while whoever reads is slower than the database.
 */
export async function writeRows<Column extends string>(
  columns: readonly Column[],
  format: Wanted['format'],
  readAll: (receive: (row: Row<Column>) => Promise<void>) => Promise<void>,
): Promise<void> {
  const { before, toText, after } = format === 'csv' ? csv(columns) : JSON_ARRAY;
  let count = 0;
  await write(before);
  await readAll((row) => write(toText(row, count++)));
  await write(after);
}

/** What a spreadsheet would take for a formula is kept from being one: visitors choose some of these words. */
const csv = (columns: readonly string[]) => ({
  before: `${columns.join(',')}\r\n`,
  toText: (row: object) => stringify([row], { columns: [...columns], escape_formulas: true, record_delimiter: '\r\n' }),
  after: '',
});

const JSON_ARRAY = {
  before: '[',
  toText: (row: object, index: number) => `${index === 0 ? '' : ','}\n${JSON.stringify(row)}`,
  after: '\n]\n',
};

async function write(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain');
}
