/** What waits for longer than a test would. */
const waiting = new Map<number, () => void>();

const LONG = 20_000;
const { setTimeout: start, clearTimeout: stop } = window;

window.setTimeout = ((act: () => void, delay = 0, ...rest: unknown[]): number => {
  const id = start(act, delay, ...rest);
  if (delay >= LONG) waiting.set(id, act);
  return id;
}) as typeof setTimeout;

window.clearTimeout = ((id?: number): void => {
  stop(id);
  if (id !== undefined) waiting.delete(id);
}) as typeof clearTimeout;

/** Lets come now what was to come in some minutes. */
export function minutesLater(): void {
  for (const [id, act] of [...waiting]) {
    clearTimeout(id);
    act();
  }
}
