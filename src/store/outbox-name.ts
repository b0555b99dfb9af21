import type { StorageKey } from '../api/storage.js';

/** Where a page's outbox is kept over a reload. Whether there is one is asked before what empties it is loaded. */
export const outboxName = (page: string): StorageKey => `afterword:outbox:${page}`;
