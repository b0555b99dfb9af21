const formatters = new Map<string, unknown>();

/** Made once for each language and set of options: making one takes longer than using it a hundred times. */
export function formatter<F, O extends object>(
  kind: string,
  Formatter: new (language?: string, options?: O) => F,
  language: string,
  options?: O,
): F {
  const key = kind + language + JSON.stringify(options);
  const kept = formatters.get(key) as F | undefined;
  if (kept) return kept;
  let made: F;
  try {
    made = new Formatter(language, options);
  } catch {
    made = new Formatter('en', options); // pages hold tags such as en_US, which are none
  }
  formatters.set(key, made);
  return made;
}
