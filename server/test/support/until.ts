import { setImmediate } from 'node:timers/promises';

/** Resolves as soon as something is the case. What never becomes so is ended by the test's own time limit. */
export async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isSo())) await setImmediate();
}
