import type { Comment, CommentTree } from '../protocol.js';

/** A comment and what is loaded below it. */
export interface ThreadNode {
  readonly comment: Comment;
  /** Ids of the replies that are loaded, oldest first. */
  readonly children: readonly string[];
  /** The cursor for more replies. */
  readonly next: string | null;
}

export type ThreadNodes = ReadonlyMap<string, ThreadNode>;

/** Flattens trees into nodes. */
export function addTrees(nodes: ThreadNodes, trees: readonly CommentTree[]): ThreadNodes {
  const added = new Map(nodes);
  const add = ({ replies: { count, items, next }, ...comment }: CommentTree): void => {
    added.set(comment.id, { comment: { ...comment, replies: { count } }, children: items.map(({ id }) => id), next });
    items.forEach(add);
  };
  trees.forEach(add);
  return added;
}

/** The way to one comment joins what is loaded: known comments stay and take the next one on the way among their replies. */
export function withPath(nodes: ThreadNodes, trees: readonly CommentTree[]): ThreadNodes {
  const path = addTrees(new Map(), trees);
  let joined: ThreadNodes = new Map([...path, ...nodes]);
  for (const [id, { children }] of path) {
    const known = nodes.get(id);
    if (known) joined = withMoreReplies(joined, id, children, known.next);
  }
  return joined;
}

/** A comment that changed keeps its place and its replies. */
export function withComment(nodes: ThreadNodes, comment: Comment): ThreadNodes {
  const { children, next } = nodes.get(comment.id) ?? { children: [], next: null };
  return new Map(nodes).set(comment.id, { comment, children, next });
}

/** A new reply takes its place as the last one. */
export function withReply(nodes: ThreadNodes, parent: string, id: string): ThreadNodes {
  return change(new Map(nodes), parent, ({ comment, children, next }) =>
    children.includes(id) ? undefined : { comment: counted(comment, 1), children: [...children, id], next },
  );
}

/** Replies that were there before go before those that came in live. */
export function withMoreReplies(
  nodes: ThreadNodes,
  parent: string,
  ids: readonly string[],
  next: string | null,
): ThreadNodes {
  const created = (id: string): string => nodes.get(id)!.comment.created;
  return change(new Map(nodes), parent, ({ comment, children }) => {
    const all = [...new Set([...children, ...ids])];
    return { comment, next, children: all.sort((a, b) => (created(a) < created(b) ? -1 : 1)) };
  });
}

export function withoutComment(nodes: ThreadNodes, id: string): ThreadNodes {
  const node = nodes.get(id);
  if (!node) return nodes;
  const rest = new Map(nodes);
  rest.delete(id);
  return change(rest, node.comment.parent, ({ comment, children, next }) =>
    children.includes(id)
      ? { comment: counted(comment, -1), children: children.filter((child) => child !== id), next }
      : undefined,
  );
}

/** Comments with everything below them, out of memory. */
export function withoutBranches(nodes: ThreadNodes, ids: readonly string[]): ThreadNodes {
  const rest = new Map(nodes);
  const drop = (id: string): void => {
    rest.get(id)?.children.forEach(drop);
    rest.delete(id);
  };
  ids.forEach(drop);
  return rest;
}

/** What is left of a removed comment while replies hang on it. */
export function toPlaceholder(comment: Comment): Comment {
  const { source: _, ...rest } = comment;
  return {
    ...rest,
    status: 'removed',
    author: { ...comment.author, name: '', website: null },
    content: [],
    own: false,
  };
}

function change(
  nodes: Map<string, ThreadNode>,
  id: string | null,
  to: (node: ThreadNode) => ThreadNode | undefined,
): ThreadNodes {
  const node = nodes.get(id ?? '');
  const changed = node && to(node);
  return changed ? nodes.set(changed.comment.id, changed) : nodes;
}

function counted(comment: Comment, by: number): Comment {
  return { ...comment, replies: { count: comment.replies.count + by } };
}
