import { normalizePageKey } from 'afterword/page-key';
import type { Config } from '../config.js';
import type { RatingRecord } from '../store/rating-store.js';
import { atDesk } from './desk.js';
import { writeRows, type Wanted } from './export.js';

const COLUMNS = ['at', 'page', 'name', 'visitor', 'value'] as const satisfies readonly (keyof RatingRecord)[];

/** Writes every vote that stands to standard output. */
export async function ratings(config: Config, { page, format }: Wanted): Promise<void> {
  const only = page === undefined ? undefined : normalizePageKey(page);
  await atDesk(config, (desk) =>
    writeRows(COLUMNS, format, (receive) =>
      desk.ratings.export(only, (record) => receive({ ...record, at: new Date(record.at).toISOString() })),
    ),
  );
}
