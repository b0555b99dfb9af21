import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { MessageCatalog, Translation } from './localizer.js';

/** Filled by `registerMessages`; keys are language tags in lower case. */
export const translations = new Map<string, Translation>();
/** Everything that speaks, to be told when the language changes. */
export const localizers = new Set<Phrases<keyof MessageCatalog>>();

/** What elements say in a language, put together once: a thousand comments share it. Emptied when something is added. */
export const said = new Map<string, object>();

/** What an element says, in the language of the nearest `lang` around it. */
export class Phrases<K extends keyof MessageCatalog> implements ReactiveController {
  /** The strings. */
  say: MessageCatalog[K];
  /** A BCP 47 tag. */
  language = 'en';
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #element: K;
  readonly #english: MessageCatalog[K];

  constructor(host: ReactiveControllerHost & HTMLElement, element: K, english: MessageCatalog[K]) {
    this.#host = host;
    this.#element = element;
    this.#english = this.say = english;
    host.addController(this);
  }

  hostConnected(): void {
    localizers.add(this);
    this.update();
  }

  hostDisconnected(): void {
    localizers.delete(this);
  }

  /** Looks again what language it is in. */
  update(): void {
    this.language = nearestLanguage(this.#host);
    const full = this.language.toLowerCase();
    const key = this.#element + full;
    if (!said.has(key)) {
      const inLanguage = translations.get(full.replace(/-.*/, ''));
      said.set(key, { ...this.#english, ...inLanguage?.[this.#element], ...translations.get(full)?.[this.#element] });
    }
    this.say = said.get(key) as MessageCatalog[K];
    this.#host.requestUpdate();
  }
}

function nearestLanguage(element: Element): string {
  for (let node: Element | undefined = element; node; node = (node.getRootNode() as Partial<ShadowRoot>).host) {
    const said = node.closest<HTMLElement>('[lang]')?.lang;
    if (said) return said;
  }
  return navigator.language;
}
