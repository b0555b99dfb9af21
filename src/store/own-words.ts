import { recall, remember } from '../api/storage.js';

const WRITTEN = 'afterword:written';
/** How long the server lets numbers be kept, in milliseconds. */
const KEPT = 30_000;

/** This reader has changed a number that browsers may keep for a while. */
export const noteWritten = (): void => remember(WRITTEN, String(Date.now()));

/** Whether numbers that the browser has kept may be from before this reader's own words. */
export const wroteLately = (): boolean => Date.now() - Number(recall(WRITTEN) ?? 0) < KEPT;
