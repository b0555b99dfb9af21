import type { Page } from '../../src/protocol.js';

const { content: server } = document.querySelector<HTMLMetaElement>('meta[name="afterword-server"]')!;

/** What the server tells everybody of a page. */
export async function ask(key: string): Promise<Page> {
  return (await (await fetch(`${server}api/v1/pages/${encodeURIComponent(key)}`)).json()) as Page;
}
