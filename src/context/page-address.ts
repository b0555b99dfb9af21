import { normalizePageKey } from '../page-key.js';

/** Which page, and where its readers' words are kept. */
export interface PageAddress {
  /** The base address of the server, with a closing slash. */
  readonly server: string;
  /** The page's key. */
  readonly page: string;
  /** What the page calls itself; its first comment carries it to the server. */
  readonly title: string;
  readonly url: string;
}

/** The address of the running script tag. Only the build for old templates sets it; a module knows its own. */
declare const afterwordScript: string | undefined;

/** Where this file came from. */
const source = import.meta.url || (typeof afterwordScript === 'string' ? afterwordScript : document.baseURI);

/** What is no address leads nowhere, which is said as any other server that does not answer. */
const toAddress = (path: string, base: string): string => (URL.canParse(path, base) ? new URL(path, base).href : path);

/** What an element says, else what the document says, else what is obvious. */
export function findPageAddress(said: Partial<PageAddress>): PageAddress {
  const meta = document.querySelector<HTMLMetaElement>('meta[name="afterword-server"]')?.content;
  const canonical = document.querySelector<HTMLLinkElement>('link[rel="canonical"]')?.href;
  const server = said.server || meta;
  // The order that a thread keeps in the address makes no other page of it.
  const orders = [...document.querySelectorAll('[sort-param]')].map((thread) => thread.getAttribute('sort-param'));
  return {
    server: toAddress(server || '/', server ? document.baseURI : source).replace(/\/?$/, '/'),
    page: normalizePageKey(said.page || canonical || location.href, orders),
    title: said.title || document.title,
    url: said.url || canonical || location.href,
  };
}
