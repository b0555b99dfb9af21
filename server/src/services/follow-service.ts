import type { Follows } from 'afterword/protocol';
import { AppError } from '../errors.js';
import type { CommentStore } from '../store/comment-store.js';
import type { FollowStore } from '../store/follow-store.js';
import type { Clock } from './clock.js';
import { refuseSpent, type Passes } from './pass.js';
import type { Writer } from './writer.js';

interface Deps {
  readonly comments: Pick<CommentStore, 'find'>;
  readonly follows: Pick<FollowStore, 'of' | 'begin' | 'end'>;
  readonly passes: Pick<Passes, 'requirePass' | 'count'>;
  readonly now: Clock;
}

/** What a reader wants to hear of: everything that is said on a page, or the replies to one comment. */
export class FollowService {
  readonly #deps: Deps;

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  async of(page: string, viewer: string | undefined): Promise<Follows> {
    return viewer === undefined ? { thread: false, comments: [] } : this.#deps.follows.of(page, viewer);
  }

  followThread(page: string, captcha: string | undefined, writer: Writer): Promise<Follows> {
    return this.#begin(page, undefined, captcha, writer);
  }

  async followComment(id: string, captcha: string | undefined, writer: Writer): Promise<Follows> {
    const row = await this.#deps.comments.find(id);
    const isTheirs = row?.status === 'held' && row.visitor_id === writer.visitor;
    if (row?.status !== 'published' && !isTheirs) throw noSuchComment();
    return this.#begin(row.page_key, id, captcha, writer);
  }

  /** Costs no pass: there is nothing to end but what a pass was spent on. */
  async unfollowThread(page: string, writer: Writer): Promise<Follows> {
    await this.#deps.follows.end(page, undefined, writer.visitor);
    return this.of(page, writer.visitor);
  }

  async unfollowComment(id: string, writer: Writer): Promise<Follows> {
    const row = await this.#deps.comments.find(id);
    if (!row) throw noSuchComment();
    await this.#deps.follows.end(row.page_key, id, writer.visitor);
    return this.of(row.page_key, writer.visitor);
  }

  async #begin(page: string, comment: string | undefined, token: string | undefined, writer: Writer): Promise<Follows> {
    const { follows, passes, now } = this.#deps;
    const pass = await passes.requirePass(writer, { page, action: 'follow', token, canWait: true }); // nobody else sees it
    await follows.begin(page, comment, writer.visitor, now(), pass).catch(refuseSpent);
    await passes.count(writer);
    return this.of(page, writer.visitor);
  }
}

function noSuchComment(): AppError {
  return new AppError('not_found', 'There is no such comment.');
}
