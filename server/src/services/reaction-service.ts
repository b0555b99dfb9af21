import type { Comment, Report, Vote } from 'afterword/protocol';
import { cleanText } from '../content/text.js';
import { AppError } from '../errors.js';
import type { Hub } from '../live/hub.js';
import type { CommentStore, FoundComment } from '../store/comment-store.js';
import type { ReportStore } from '../store/report-store.js';
import type { VoteStore } from '../store/vote-store.js';
import type { Clock } from './clock.js';
import { toComment } from './comment-view.js';
import type { PageService } from './page-service.js';
import { refuseSpent, type Intent, type Passes, type WritePass } from './pass.js';
import type { Writer } from './writer.js';

interface Deps {
  readonly pages: Pick<PageService, 'requireOpen'>;
  readonly comments: Pick<CommentStore, 'find'>;
  readonly votes: Pick<VoteStore, 'of' | 'set'>;
  readonly reports: Pick<ReportStore, 'insert'>;
  readonly passes: Pick<Passes, 'requirePass' | 'allow' | 'count'>;
  readonly hub: Pick<Hub, 'notify'>;
  readonly now: Clock;
}

/** What readers do with the comments of others: vote on them, and report them. */
export class ReactionService {
  readonly #deps: Deps;

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /** Taking a vote back costs no pass: there is nothing to take back but what a pass was spent on. */
  async vote(id: string, value: Vote, captcha: string | undefined, writer: Writer): Promise<Comment> {
    const { votes, hub, passes, now } = this.#deps;
    const row = await this.#requireOfOthers(id, writer, 'Nobody votes on a comment of their own.');
    const present = (await votes.of(writer.visitor, [id])).get(id) ?? 0;
    if (present === value) return toComment(row, row.page_key, writer.visitor, value);
    const pass = await this.#permit(row, writer, value === 0 ? undefined : { token: captcha, action: 'vote' });
    const voted = await votes.set(row, writer.visitor, value, now(), pass).catch(refuseSpent);
    if (!voted) throw noSuchComment();
    await passes.count(writer);
    hub.notify(row.page_key);
    return toComment(voted, row.page_key, writer.visitor, value);
  }

  async report(id: string, { reason, note, captcha }: Report, writer: Writer): Promise<void> {
    const { reports, passes, now } = this.#deps;
    const row = await this.#requireOfOthers(id, writer, 'Delete a comment of your own instead.');
    const pass = await this.#permit(row, writer, { token: captcha, action: 'report', canWait: true });
    const report = { comment: id, visitor: writer.visitor, reason, note: cleanText(note ?? '') || null, now: now() };
    await reports.insert(report, pass).catch(refuseSpent);
    await passes.count(writer);
  }

  /** Everything that can be refused before the database is written to. */
  async #permit(
    { page_key }: FoundComment,
    writer: Writer,
    intent: Omit<Intent, 'page'> | undefined,
  ): Promise<WritePass | undefined> {
    const { pages, passes } = this.#deps;
    await pages.requireOpen(page_key);
    if (intent) return passes.requirePass(writer, { page: page_key, ...intent });
    await passes.allow(writer);
    return undefined;
  }

  async #requireOfOthers(id: string, writer: Writer, refusal: string): Promise<FoundComment> {
    const row = await this.#deps.comments.find(id);
    if (row?.status !== 'published') throw noSuchComment();
    if (row.visitor_id === writer.visitor) throw new AppError('forbidden', refusal);
    return row;
  }
}

function noSuchComment(): AppError {
  return new AppError('not_found', 'There is no such comment.');
}
