import type { DatabaseLocation } from '../../server/src/settings.js';

/** Writes threads into a new database: the key of each page, how many comments, and one in how many is an answer. */
export function fill(
  location: DatabaseLocation,
  threads: readonly (readonly [page: string, count: number, answers?: number])[],
): Promise<void>;
