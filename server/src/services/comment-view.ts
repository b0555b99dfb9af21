import type { Comment, CommentTree, Content, Vote } from 'afterword/protocol';
import type { CommentRow } from '../store/comment-store.js';
import { encodeCursor } from './cursor.js';

const REMOVED_AUTHOR = { name: '', website: null, verified: false, staff: false, avatar: null };
const NO_VOTES = { up: 0, down: 0, mine: 0 } as const;

/** The one place a row becomes public: a column added tomorrow stays private until it is named here. */
export function toComment(row: CommentRow, page: string, viewer: string | undefined, mine: Vote = 0): Comment {
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
    votes: row.status === 'removed' ? NO_VOTES : { up: row.up_votes, down: row.down_votes, mine },
    ...(row.status !== 'removed' && typeof row.author_tenths === 'number' && { rating: row.author_tenths / 10 }),
    replies: { count: row.reply_count },
    own,
  };
}

/**
 * The way from a top-level comment down to one of its replies, as a tree without branches. What was left out on each
 * level is behind a cursor that leads to the first reply.
 */
export function toPath(
  path: readonly CommentRow[],
  below: readonly CommentRow[],
  page: string,
  viewer: string | undefined,
  votes: ReadonlyMap<string, Vote>,
): CommentTree {
  const rows = [...path, ...below];
  const beginning = encodeCursor('oldest', undefined);
  return toTrees(path.slice(0, 1), rows.slice(1), page, viewer, votes, () => beginning)[0]!;
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
  votes: ReadonlyMap<string, Vote>,
  cursorAfter = (row: CommentRow | undefined) => encodeCursor('oldest', row),
): CommentTree[] {
  const children = Map.groupBy(below, (row) => row.parent_id);
  const toTree = (row: CommentRow): CommentTree => {
    const rows = children.get(row.id) ?? [];
    const published = rows.filter(({ status }) => status !== 'held').length; // held ones are not in the count
    const next = published < row.reply_count ? cursorAfter(rows.at(-1)) : null;
    return {
      ...toComment(row, page, viewer, votes.get(row.id)),
      replies: { count: row.reply_count, items: rows.map(toTree), next },
    };
  };
  return roots.map(toTree);
}
