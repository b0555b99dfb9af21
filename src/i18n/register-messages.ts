import { localizers, translations, type Translation } from './localizer.js';

let observer: MutationObserver | undefined;

/**
 * Gives the kit's strings in another language, or replaces English ones. From then on elements follow a change of any
 * `lang` in the document without a reload.
 * @param language A BCP 47 tag; `de` also serves `de-AT`.
 */
export function registerMessages(language: string, translation: Translation): void {
  const key = language.toLowerCase();
  translations.set(key, { ...translations.get(key), ...translation });
  if (!observer) {
    observer = new MutationObserver(updateAll);
    observer.observe(document, { subtree: true, attributeFilter: ['lang'] });
  }
  updateAll();
}

function updateAll(): void {
  for (const localizer of localizers) localizer.update();
}
