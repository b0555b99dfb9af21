import type { CommentSort } from 'afterword/protocol';
import { invalidField } from '../errors.js';
import type { CommentRow } from '../store/comment-store.js';
import type { Position } from '../store/thread-store.js';

type CursorRow = Pick<CommentRow, 'created_at' | 'id' | 'score'>;

/** Where a list goes on. Opaque to callers; holds the order it was made for, so that it is not used in another. */
export function encodeCursor(sort: CommentSort, row: CursorRow | undefined): string {
  const { created_at, id, score } = row ?? { created_at: 0, id: '', score: 0 };
  return Buffer.from(JSON.stringify([sort, created_at, id, score])).toString('base64url');
}

export function decodeCursor(sort: CommentSort, cursor: string | undefined): Position | undefined {
  if (cursor === undefined) return undefined;
  try {
    const [madeFor, created, id, score] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[];
    const isId = typeof id === 'string' && !id.includes('\0');
    if (madeFor === sort && Number.isSafeInteger(created) && isId && Number.isSafeInteger(score))
      return { created: created as number, id, score: score as number };
  } catch {
    // Falls through to the one refusal.
  }
  throw invalidField('/after', 'This cursor is not one of ours, or was made for another order.');
}
