import type { Translation } from './localizer.js';
import { localizers, said, translations } from './phrases.js';

let observer: MutationObserver | undefined;

/**
 * Gives the kit's strings in another language, or replaces English ones. From then on elements follow a change of any
 * `lang` in the document without a reload.
 * @param language A BCP 47 tag; `de` also serves `de-AT`.
 * @param translation The strings, by element; what was given before and is left out here stays.
 */
export function registerMessages(language: string, translation: Translation): void {
  const key = language.toLowerCase();
  const known: Readonly<Record<string, object | undefined>> = translations.get(key) ?? {};
  const merged = Object.entries(translation).map(([element, strings]) => [element, { ...known[element], ...strings }]);
  translations.set(key, { ...known, ...Object.fromEntries(merged) } as Translation);
  said.clear();
  if (!observer) {
    observer = new MutationObserver(updateAll);
    observer.observe(document, { subtree: true, attributeFilter: ['lang'] });
  }
  updateAll();
}

function updateAll(): void {
  for (const localizer of localizers) localizer.update();
}
