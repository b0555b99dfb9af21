import type { CommentSort } from 'afterword/protocol';
import { invalidField } from '../errors.js';
import type { Position } from '../store/thread-store.js';

/** Where a list goes on. Opaque to callers; holds the order it was made for, so that it is not used in another. */
export function encodeCursor(sort: CommentSort, row: { created_at: number; id: string } | undefined): string {
  return Buffer.from(JSON.stringify([sort, row?.created_at ?? 0, row?.id ?? ''])).toString('base64url');
}

export function decodeCursor(sort: CommentSort, cursor: string | undefined): Position | undefined {
  if (cursor === undefined) return undefined;
  try {
    const [madeFor, created, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[];
    if (madeFor === sort && Number.isSafeInteger(created) && typeof id === 'string' && !id.includes('\0'))
      return { created: created as number, id };
  } catch {
    // Falls through to the one refusal.
  }
  throw invalidField('/after', 'This cursor is not one of ours, or was made for another order.');
}
