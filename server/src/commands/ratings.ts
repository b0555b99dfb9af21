import type { Config } from '../config.js';
import type { RatingRecord } from '../store/rating-store.js';
import { writeRecords, type Wanted } from './export.js';

const COLUMNS = ['at', 'page', 'name', 'visitor', 'value'] as const satisfies readonly (keyof RatingRecord)[];

/** Writes every vote that stands to standard output. */
export const ratings = (config: Config, wanted: Wanted): Promise<void> =>
  writeRecords(config, wanted, COLUMNS, (desk) => desk.ratings);
