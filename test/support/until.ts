import { waitUntil } from '@open-wc/testing';

/** Waits for a condition: long enough for a busy machine, and no longer than it takes. */
export function until(condition: () => unknown, what: string, timeout = 8000): Promise<void> {
  return waitUntil(condition, `It never came to this: ${what}`, { timeout, interval: 20 });
}
