import { formatter } from './formatter.js';
import { Phrases } from './phrases.js';

/** Every string of the kit, by the element that says it. Each element adds its own. */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- filled by declaration merging
export interface MessageCatalog {}

/** Strings in one language; what a region leaves out is said in its language, and what that leaves out in English. */
export type Translation = { readonly [K in keyof MessageCatalog]?: Partial<MessageCatalog[K]> };

/** What an element says, and how it writes numbers. */
export class Localizer<K extends keyof MessageCatalog> extends Phrases<K> {
  number(value: number, options?: Intl.NumberFormatOptions): string {
    return formatter('number', Intl.NumberFormat, this.language, options).format(value);
  }
}
