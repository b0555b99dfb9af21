import { findPageAddress } from './page-address.js';

/**
 * Tells when the document has become another page without being loaded: the address that it goes by has changed. Where
 * the browser does not say so, the title or the canonical link that changes with it does.
 */
export function watchPageMove(moved: () => void, signal?: AbortSignal): void {
  const current = (): string => findPageAddress({}).page;
  let [page, timer] = [current(), 0];
  // In a task of its own, when what changes together has changed.
  const look = (): void => {
    clearTimeout(timer);
    timer = window.setTimeout(() => {
      const now = current();
      if (now === page || signal?.aborted) return;
      page = now;
      moved();
    });
  };
  const head = new MutationObserver(look);
  head.observe(document.head, { childList: true, subtree: true, characterData: true, attributeFilter: ['href'] });
  signal?.addEventListener('abort', () => head.disconnect());
  addEventListener('popstate', look, { signal });
  // https://html.spec.whatwg.org/multipage/nav-history-apis.html#navigation-interface
  const { navigation } = window as { navigation?: EventTarget };
  navigation?.addEventListener('currententrychange', look, { signal });
}
