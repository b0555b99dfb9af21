import type { Comment, CommentTree, Content } from 'afterword/protocol';
import type { CommentRow } from '../store/comment-store.js';
import { encodeCursor } from './cursor.js';

const REMOVED_AUTHOR = { name: '', website: null, verified: false, staff: false, avatar: null };

/** The one place a row becomes public: a column added tomorrow stays private until it is named here. */
export function toComment(row: CommentRow, page: string, viewer: string | undefined): Comment {
  const own = row.status !== 'removed' && row.visitor_id === viewer;
  return {
    id: row.id,
    page,
    parent: row.parent_id,
    rev: row.rev,
    status: row.status,
    author:
      row.status === 'removed'
        ? REMOVED_AUTHOR
        : { ...REMOVED_AUTHOR, name: row.author_name, website: row.author_website },
    content: JSON.parse(row.content) as Content,
    ...(own && { source: row.source }),
    created: new Date(row.created_at).toISOString(),
    edited: row.edited_at === null ? null : new Date(row.edited_at).toISOString(),
    votes: { up: 0, down: 0, mine: 0 },
    replies: { count: row.reply_count },
    own,
  };
}

/**
 * Hangs each row under its parent. `below` are the oldest descendants, so the replies that are there are the first ones
 * and a cursor behind the last of them leads to the rest.
 */
export function toTrees(
  roots: readonly CommentRow[],
  below: readonly CommentRow[],
  page: string,
  viewer: string | undefined,
): CommentTree[] {
  const children = Map.groupBy(below, (row) => row.parent_id);
  const toTree = (row: CommentRow): CommentTree => {
    const rows = children.get(row.id) ?? [];
    const published = rows.filter(({ status }) => status !== 'held').length; // held ones are not in the count
    const next = published < row.reply_count ? encodeCursor('oldest', rows.at(-1)) : null;
    return { ...toComment(row, page, viewer), replies: { count: row.reply_count, items: rows.map(toTree), next } };
  };
  return roots.map(toTree);
}
