import { waitUntil } from '@open-wc/testing';

/** Waits for a condition: long enough for a busy machine, and no longer than it takes. */
export function until(condition: () => unknown, what: string): Promise<void> {
  return waitUntil(condition, `It never came to this: ${what}`, { timeout: 8000, interval: 20 });
}
