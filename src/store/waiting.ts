const FIRST_RETRY = 1000;
const LONGEST_RETRY = 30_000;

/** Resolves at once if the page is seen, or is not, as asked. */
export async function untilVisible(signal: AbortSignal, wanted: DocumentVisibilityState = 'visible'): Promise<void> {
  while (document.visibilityState !== wanted && !signal.aborted) await nextEvent(document, 'visibilitychange', signal);
}

/**
 * Waits longer after each failure, by a random share so that a thousand readers do not come back in one second. Ends
 * early when the browser says that it is online again, or when the reader comes back to the page.
 */
export async function untilRetry(failures: number, signal: AbortSignal, atLeastSeconds = 0): Promise<void> {
  await pause(atLeastSeconds * 1000, signal);
  if (signal.aborted) return;
  const done = new AbortController();
  const either = AbortSignal.any([signal, done.signal]);
  const longest = Math.min(FIRST_RETRY * 2 ** failures, LONGEST_RETRY);
  await Promise.race([
    pause(longest * (0.5 + Math.random() / 2), either),
    nextEvent(window, 'online', either),
    nextEvent(document, 'visibilitychange', either),
  ]);
  done.abort();
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    if (signal.aborted) end();
    else signal.addEventListener('abort', end);
  });
}

function nextEvent(target: EventTarget, type: string, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    target.addEventListener(type, () => resolve(), { once: true, signal });
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
