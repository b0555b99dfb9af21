import type { Tool } from '../bridges.js';

interface CookieConsent {
  validConsent(): boolean;
  getCookie(field: 'categories'): readonly string[];
  showPreferences(): void;
}

interface Told {
  readonly cookie?: { readonly categories?: readonly string[] };
}

const find = (): CookieConsent | undefined => (window as { CookieConsent?: CookieConsent }).CookieConsent;

/**
 * vanilla-cookieconsent 3. It tells its answer with each page it runs on, so being there before it runs is enough; who
 * comes later asks the global that its script for pages without modules makes.
 */
export function cookieConsent(): Tool {
  let categories: readonly string[] | undefined;
  return {
    connect(onChange, signal) {
      const listen = (event: Event): void => {
        categories = (event as CustomEvent<Told | undefined>).detail?.cookie?.categories ?? [];
        onChange();
      };
      addEventListener('cc:onConsent', listen, { signal });
      addEventListener('cc:onChange', listen, { signal });
      if (find()?.validConsent()) categories = find()?.getCookie('categories');
      return true;
    },
    allows: (category) => categories?.includes(category),
    show: () => find()?.showPreferences(),
  };
}
