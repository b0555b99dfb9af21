/** Query parameters that say where a reader came from, never what the page is. */
const TRACKING = /^(utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|twclid|yclid|_ga|_gl)$/i;

/**
 * The one spelling of a page key, used by the kit before it asks and by the server before it looks.
 * A key that is a web address loses what does not name the page (hash, tracking parameters, closing slash), so that a
 * shared link does not open a second thread. Any other string is a key as it stands. `alsoDropped` are names of further
 * parameters that do not name the page.
 */
export function normalizePageKey(key: string, alsoDropped: readonly (string | null)[] = []): string {
  if (!/^https?:\/\//i.test(key) || !URL.canParse(key)) return key;
  const url = new URL(key);
  url.hash = url.username = url.password = '';
  // As it was spelled: written anew, a space would be a plus, and the same page without tracking another one.
  url.search = url.search
    .slice(1)
    .split('&')
    .filter((pair) => {
      const [name = ''] = pair.split('=', 1);
      return !TRACKING.test(name) && !alsoDropped.includes(name);
    })
    .join('&');
  if (url.pathname.length > 1) url.pathname = url.pathname.replace(/\/+$/, '');
  return url.href;
}
