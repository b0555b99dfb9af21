/** Removes cookies and entries of storage by their names, wherever on this site they were set. */
export function removeTraces(names: RegExp): void {
  for (const name of document.cookie.split('; ').map((cookie) => cookie.replace(/=.*/, ''))) {
    if (names.test(name)) removeCookie(name);
  }
  for (const kind of ['localStorage', 'sessionStorage'] as const) {
    try {
      const storage = window[kind];
      for (const name of Object.keys(storage)) if (names.test(name)) storage.removeItem(name);
    } catch {
      // Blocked: then there is nothing.
    }
  }
}

/** A cookie does not say for which domain and path it was set, so each that could be is tried. */
function removeCookie(name: string): void {
  const labels = location.hostname.split('.');
  const domains = ['', ...labels.map((_, index) => `; domain=${labels.slice(index).join('.')}`)];
  const folders = location.pathname.split('/').map((_, index, all) => all.slice(0, index + 1).join('/') || '/');
  for (const domain of domains) {
    for (const path of folders) document.cookie = `${name}=; max-age=0; path=${path}${domain}`;
  }
}
