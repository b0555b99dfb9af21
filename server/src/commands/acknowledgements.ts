import type { Config } from '../config.js';
import type { AcknowledgementRecord } from '../store/acknowledgement-store.js';
import { writeRecords, type Wanted } from './export.js';

const COLUMNS = ['at', 'page', 'visitor', 'kind', 'name', 'version', 'comment'] as const satisfies readonly (keyof AcknowledgementRecord)[]; // prettier-ignore

/** Writes who acknowledged what, and what was agreed to with each comment, to standard output. */
export const acknowledgements = (config: Config, wanted: Wanted): Promise<void> =>
  writeRecords(config, wanted, COLUMNS, (desk) => desk.acknowledgements);
