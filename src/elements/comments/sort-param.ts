import type { CommentSort } from '../../protocol.js';

export const SORTS: readonly CommentSort[] = ['newest', 'oldest', 'best'];

/** The order that the page's address asks for. */
export function readSort(name: string): CommentSort | undefined {
  const asked = name && new URL(location.href).searchParams.get(name);
  return SORTS.find((sort) => sort === asked);
}

/** Notes the order in the page's address, so that a reload and a shared link keep it. */
export function writeSort(name: string, sort: CommentSort): void {
  if (!name) return;
  const url = new URL(location.href);
  url.searchParams.set(name, sort);
  history.replaceState(history.state, '', url);
}
