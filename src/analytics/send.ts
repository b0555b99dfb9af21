import type { Hit } from './vendor.js';

/**
 * Sends one hit. Without cookies, without a referrer and without an origin, so that what the vendor learns beside it is
 * what any request says: the network address and the browser. Rejects when something in between refuses.
 */
export async function send(endpoint: string, { query = {}, body }: Hit): Promise<void> {
  const url = new URL(endpoint, document.baseURI);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  await fetch(url, {
    method: body === undefined ? 'GET' : 'POST',
    body,
    mode: 'no-cors',
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    cache: 'no-store',
    keepalive: true, // it arrives although the reader goes on
  });
}
