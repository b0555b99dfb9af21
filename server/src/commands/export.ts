import { once } from 'node:events';
import { normalizePageKey } from 'afterword/page-key';
import { stringify } from 'csv-stringify/sync';
import type { Config } from '../config.js';
import { atDesk, type Desk } from './desk.js';

export const FORMATS = ['csv', 'json'] as const;

/** What an export is asked for. */
export interface Wanted {
  /** Of this page only, under any spelling of its address. */
  readonly page?: string;
  readonly format: (typeof FORMATS)[number];
}

/** Something that happened, and when: in milliseconds since 1970 where it is kept, in UTC where it is read. */
type Row<Column extends string, At> = Readonly<Record<Exclude<Column, 'at'>, string | number | null>> & {
  readonly at: At;
};

/** Whoever keeps such records. */
interface Records<Column extends string> {
  export(page: string | undefined, receive: (record: Row<Column, number>) => Promise<void>): Promise<void>;
}

/**
 * Writes records to standard output as they come: a table for spreadsheets (RFC 4180), or an array of JSON objects. Waits
 * while whoever reads is slower than the database.
 */
export async function writeRecords<Column extends string>(
  config: Config,
  { page, format }: Wanted,
  columns: readonly Column[],
  recordsOf: (desk: Desk) => Records<Column>,
): Promise<void> {
  const { before, toText, after } = format === 'csv' ? csv(columns) : JSON_ARRAY;
  const only = page === undefined ? undefined : normalizePageKey(page);
  let count = 0;
  await atDesk(config, async (desk) => {
    await write(before);
    await recordsOf(desk).export(only, (record) =>
      write(toText({ ...record, at: new Date(record.at).toISOString() }, count++)),
    );
    await write(after);
  });
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
