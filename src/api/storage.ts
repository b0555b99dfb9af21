/** Stands in where the browser refuses storage: what is kept lasts as long as the page. */
const memory = new Map<string, string>();

/** The name under which something is kept. Every name the kit uses begins with `afterword:`. */
export type StorageKey = `afterword:${string}`;

export function recall(key: StorageKey): string | undefined {
  try {
    return localStorage.getItem(key) ?? memory.get(key);
  } catch {
    return memory.get(key);
  }
}

export function remember(key: StorageKey, value: string): void {
  memory.set(key, value);
  try {
    localStorage.setItem(key, value);
  } catch {
    // Blocked or full; the copy in memory has to do.
  }
}

export function forget(key: StorageKey): void {
  memory.delete(key);
  try {
    localStorage.removeItem(key);
  } catch {
    // Nothing was kept there.
  }
}

/** Everything kept under names that begin so: the rest of the name, and the value. */
export function recallAll(prefix: StorageKey): [name: string, value: string][] {
  let names = [...memory.keys()];
  try {
    names = [...new Set([...names, ...Object.keys(localStorage)])];
  } catch {
    // Only what is in memory, then.
  }
  return names
    .filter((name) => name.startsWith(prefix))
    .map((name) => [name.slice(prefix.length), recall(name as StorageKey) ?? '']);
}

/** Calls back when another tab of the site keeps or forgets something under a name that begins so. */
export function followStorage(prefix: StorageKey, signal: AbortSignal, onChange: () => void): void {
  const listen = ({ key }: StorageEvent): void => {
    if (key === null || key.startsWith(prefix)) onChange();
  };
  addEventListener('storage', listen, { signal });
}
