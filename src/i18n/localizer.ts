import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { formatter } from './formatter.js';

/** Every string of the kit, by the element that says it. Each element adds its own. */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- filled by declaration merging
export interface MessageCatalog {}

/** Strings in one language; what a region leaves out is said in its language, and what that leaves out in English. */
export type Translation = { readonly [K in keyof MessageCatalog]?: Partial<MessageCatalog[K]> };

/** Filled by `registerMessages`; keys are language tags in lower case. */
export const translations = new Map<string, Translation>();
/** Everything that speaks, to be told when the language changes. */
export const localizers = new Set<Localizer<keyof MessageCatalog>>();

/** What elements say in a language, put together once: a thousand comments share it. Emptied when something is added. */
export const said = new Map<string, object>();

/** What an element says, and how it writes numbers: in the language of the nearest `lang` around it. */
export class Localizer<K extends keyof MessageCatalog> implements ReactiveController {
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

  number(value: number, options?: Intl.NumberFormatOptions): string {
    return formatter('number', Intl.NumberFormat, this.language, options).format(value);
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
