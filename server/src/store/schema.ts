import type { CommentStatus, ReportReason } from 'afterword/protocol';

/** Times are milliseconds since 1970; flags are 0 or 1; JSON is text: the same on every database. */
export interface Database {
  pages: PageTable;
  comments: CommentTable;
  comment_versions: CommentVersionTable;
  votes: VoteTable;
  reports: ReportTable;
  follows: FollowTable;
  ratings: RatingTable;
  rating_totals: RatingTotalTable;
  acknowledgements: AcknowledgementTable;
  idempotency_keys: IdempotencyKeyTable;
  spent_tokens: SpentTokenTable;
}

export interface PageTable {
  id: string;
  key: string;
  title: string | null;
  url: string | null;
  closed: 0 | 1;
  /** The page's clock: every change of anything on it takes the next number. */
  rev: number;
  /** When the ratings last changed. */
  rating_rev: number;
  /** When the page's own fields last changed. */
  page_rev: number;
  comment_count: number;
  created_at: number;
}

/** Why a comment waits for a moderator. Append only: rows keep these names. */
export type HeldFor = 'all' | 'links' | 'check' | 'trap' | 'time' | 'words' | 'repeat';

export interface CommentTable {
  id: string;
  page_id: string;
  /** Null for a top-level comment. */
  parent_id: string | null;
  /** The top-level comment above, or the comment itself. */
  root_id: string;
  depth: number;
  rev: number;
  status: CommentStatus;
  /** Null for what is not held, and for what was held before this was kept. */
  held_for: HeldFor | null;
  visitor_id: string;
  author_name: string;
  author_email: string | null;
  author_website: string | null;
  /** Markdown, as written. */
  source: string;
  /** The document made of it, as JSON. */
  content: string;
  /** How many replies readers can see. */
  reply_count: number;
  up_votes: number;
  down_votes: number;
  /** Where it stands in the order of the best, higher first. */
  score: number;
  terms_version: string | null;
  /** What was acknowledged when it was written, as JSON. */
  disclaimers: string;
  /** Each document that was agreed to, and its version, as JSON. */
  documents: string;
  created_at: number;
  edited_at: number | null;
  /** Set once, when the public first saw it. What was never public is never announced as removed. */
  published_at: number | null;
}

/** What a comment said before it was changed. */
export interface CommentVersionTable {
  comment_id: string;
  /** The revision that this version had. */
  rev: number;
  source: string;
  replaced_at: number;
}

export interface VoteTable {
  comment_id: string;
  visitor_id: string;
  value: -1 | 1;
  updated_at: number;
}

/** For moderators; a reader reports a comment once. */
export interface ReportTable {
  comment_id: string;
  visitor_id: string;
  reason: ReportReason;
  note: string | null;
  created_at: number;
}

export interface FollowTable {
  page_id: string;
  visitor_id: string;
  /** Empty for the whole thread. */
  comment_id: string;
  created_at: number;
}

export interface RatingTable {
  page_id: string;
  /** Which of the page's ratings; empty for the one without a name. */
  name: string;
  visitor_id: string;
  /** Tenths of a star, so that sums are exact. */
  tenths: number;
  updated_at: number;
}

export interface RatingTotalTable {
  page_id: string;
  name: string;
  tenths: number;
  count: number;
  /** When the count last changed. */
  rev: number;
}

export interface AcknowledgementTable {
  page_id: string;
  visitor_id: string;
  disclaimer: string;
  version: string;
  created_at: number;
}

export interface IdempotencyKeyTable {
  visitor_id: string;
  key: string;
  request_hash: string;
  comment_id: string;
  created_at: number;
}

export interface SpentTokenTable {
  id: string;
  expires_at: number;
}
