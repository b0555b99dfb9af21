import type { CommentPage, CommentSort, Page } from '../protocol.js';
import type { PageState } from './state.js';

/** What a document that was drawn on the server brought along, so that it is not asked for again. */
export interface First {
  readonly page: Page;
  readonly sort: CommentSort;
  readonly comments: CommentPage;
}

/** What elements need to know of a page. */
export function toKnown({
  closed,
  comments,
  settings,
  rating,
  ratings = {},
}: Page): Required<Pick<PageState, 'page' | 'rating' | 'ratings'>> {
  return { page: { status: 'ready', closed, count: comments.count, settings }, rating, ratings };
}
