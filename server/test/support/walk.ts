import assert from 'node:assert/strict';
import type { CommentPage, CommentTree } from 'afterword/protocol';
import type { Client } from './client.js';

/** The pages of a list, one after the other, until there are no more. */
export async function* pagesOf(
  client: Client,
  page: string,
  query: string,
  start: string | null = null,
): AsyncGenerator<CommentPage> {
  let next = start;
  do {
    const after: string = next === null ? '' : `&after=${encodeURIComponent(next)}`;
    const { status, body } = await client.comments(page, `${query}${after}`);
    assert.equal(status, 200, JSON.stringify(body));
    yield body;
    ({ next } = body);
  } while (next !== null);
}

/** Every id of a thread, each comment before its replies, found by following every cursor. */
export async function wholeThread(client: Client, page: string, query: string): Promise<string[]> {
  const ids: string[] = [];
  const read = async ({ id, replies }: CommentTree): Promise<void> => {
    ids.push(id);
    for (const item of replies.items) await read(item);
    if (replies.next === null) return;
    for await (const { items } of pagesOf(client, page, `${query}&parent=${id}`, replies.next)) {
      for (const item of items) await read(item);
    }
  };
  for await (const { items } of pagesOf(client, page, query)) for (const item of items) await read(item);
  return ids;
}
