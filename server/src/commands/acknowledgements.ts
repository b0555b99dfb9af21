import { normalizePageKey } from 'afterword/page-key';
import type { Config } from '../config.js';
import type { AcknowledgementRecord } from '../store/acknowledgement-store.js';
import { atDesk } from './desk.js';
import { writeRows, type Wanted } from './export.js';

const COLUMNS = ['at', 'page', 'visitor', 'kind', 'name', 'version', 'comment'] as const satisfies readonly (keyof AcknowledgementRecord)[]; // prettier-ignore

/** Writes who acknowledged what, and what was agreed to with each comment, to standard output. */
export async function acknowledgements(config: Config, { page, format }: Wanted): Promise<void> {
  const only = page === undefined ? undefined : normalizePageKey(page);
  await atDesk(config, (desk) =>
    writeRows(COLUMNS, format, (receive) =>
      desk.acknowledgements.export(only, (record) => receive({ ...record, at: new Date(record.at).toISOString() })),
    ),
  );
}
