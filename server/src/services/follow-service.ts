import type { Follows } from 'afterword/protocol';
import { rejected, type CaptchaService } from '../captcha/captcha-service.js';
import { AppError } from '../errors.js';
import type { Limits } from '../security/limits.js';
import type { CommentStore } from '../store/comment-store.js';
import type { FollowStore } from '../store/follow-store.js';
import { AlreadySpent } from '../store/spent-store.js';
import type { Clock } from './clock.js';
import type { Writer } from './writer.js';

interface Deps {
  readonly comments: Pick<CommentStore, 'find'>;
  readonly follows: Pick<FollowStore, 'of' | 'begin' | 'end'>;
  readonly captcha: Pick<CaptchaService, 'require'>;
  readonly limits: Pick<Limits, 'allowWrite' | 'isCrowded' | 'countWrite'>;
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
    const { follows, limits, captcha, now } = this.#deps;
    await limits.allowWrite(writer.visitor, writer.address);
    const crowded = await limits.isCrowded(writer.address);
    const pass = captcha.require(token, { site: writer.site, page, action: 'follow' }, crowded);
    await follows.begin(page, comment, writer.visitor, now(), pass).catch((error: unknown) => {
      throw error instanceof AlreadySpent ? rejected('This pass was used before.') : error;
    });
    await limits.countWrite(writer.visitor, writer.address);
    return this.of(page, writer.visitor);
  }
}

function noSuchComment(): AppError {
  return new AppError('not_found', 'There is no such comment.');
}
