/** Reads `1: poor, 3: good`: a word for some keys. Anything else in it is left out. */
export function wordsByKey(said: string): ReadonlyMap<string, string> {
  // Not as a method of the string: pages set numbers and null.
  const found = /([\w-]+)\s*:\s*([^,]*[^,\s])/g[Symbol.matchAll](said);
  return new Map(Array.from(found, ([, key, word]) => [key!, word!]));
}
