import type { LiveEvent } from 'afterword/protocol';
import type { CommentRow } from '../store/comment-store.js';
import type { PageRow, PageStore } from '../store/page-store.js';
import type { ThreadStore } from '../store/thread-store.js';
import { toComment } from './comment-view.js';
import { UNNAMED, type RatingReader } from './rating-reader.js';

/** So many changes are read at a time, so that a reader who comes back after a week does not take the memory with him. */
const BATCH = 200;

interface Deps {
  readonly pages: Pick<PageStore, 'find'>;
  readonly threads: Pick<ThreadStore, 'changes'>;
  readonly ratings: Pick<RatingReader, 'read'>;
}

/** What happened on a page since a revision: the same question for a first load, a reconnect and a live update. */
export class LiveService {
  readonly #deps: Deps;

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /** In the order of their revisions. `more` says that there was more than one batch. */
  async since(key: string, rev: number): Promise<{ readonly events: readonly LiveEvent[]; readonly more: boolean }> {
    const page = await this.#deps.pages.find(key);
    if (!page || page.rev <= rev) return { events: [], more: false };
    const rows = await this.#deps.threads.changes(page.id, rev, page.rev, BATCH + 1);
    const more = rows.length > BATCH;
    const batch = rows.slice(0, BATCH);
    const upTo = more ? batch.at(-1)!.rev : page.rev;
    const numbers = await this.#pageEvents(page, rev, upTo, batch.length > 0);
    return { events: [...batch.map((row) => toEvent(row, key)), ...numbers], more };
  }

  /** Numbers are told as they are now. Their events close a batch, so the reader has seen everything up to them. */
  async #pageEvents(page: PageRow, since: number, upTo: number, commented: boolean): Promise<LiveEvent[]> {
    const { title, closed, comment_count } = page;
    const isNews = (rev: number): boolean => rev > since && rev <= upTo;
    const events: LiveEvent[] = [];
    if (isNews(page.rating_rev)) {
      for (const [name, { rating, rev }] of await this.#deps.ratings.read(page, undefined)) {
        const { average, count, histogram } = rating;
        const data = { ...(name !== UNNAMED && { name }), average, count, histogram };
        if (isNews(rev)) events.push({ type: 'rating', rev: upTo, data });
      }
    }
    if (commented || isNews(page.page_rev)) {
      const data = { title, closed: closed === 1, comments: { count: comment_count } };
      events.push({ type: 'page', rev: upTo, data });
    }
    return events;
  }
}

/** Nobody in particular is watching, so nothing personal is in an event. */
function toEvent(row: CommentRow, key: string): LiveEvent {
  const gone = row.status === 'held' || (row.status === 'removed' && row.reply_count === 0);
  return gone
    ? { type: 'comment-removed', rev: row.rev, data: { id: row.id, parent: row.parent_id } }
    : { type: 'comment', rev: row.rev, data: toComment(row, key, undefined) };
}
