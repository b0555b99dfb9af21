import { html, LitElement, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import type { CommentSort } from '../../protocol.js';
import { base } from '../../styles/base.js';
import { controls } from '../../styles/controls.js';
import { text } from '../../styles/text.js';
import type { CommentAction } from '../comment/comment.events.js';
import type { VoteChoice } from '../comment/votes.js';
import { styles } from './comments.styles.js';
import { List } from './list.js';
import { News } from './news.js';
import { PermalinkController } from './permalink-controller.js';
import { Reacting } from './reacting.js';
import { readSort, SORTS, writeSort } from './sort-param.js';
import { ThreadView } from './thread-view.js';
import { Writing } from './writing.js';

/**
 * The thread of a page, with its composer: newest first, replies below what they answer, new comments of other readers
 * as they come in, without moving what is being read.
 *
 * @summary The comment thread.
 * @slot heading - A heading of your own, of the level that fits the page.
 * @slot terms - An `<afterword-terms>`, shown in the composer.
 * @slot comment-{id} - At the top of a comment: the place that a link without a script leads to.
 * @csspart heading - The heading.
 * @csspart count - The number of comments in it.
 * @csspart sort - The buttons for the order.
 * @csspart follow-button - The buttons that follow the thread, and the replies to a comment.
 * @csspart arrived - The button that lets new comments in.
 * @csspart list - The list of comments.
 * @csspart replies - Each list of replies; its start edge is the rail.
 * @csspart rail - The line beside replies, a button that hides them.
 * @csspart more - Each button that loads or shows more.
 * @csspart empty - What is said while there are none.
 * @csspart status - What is going on, or went wrong.
 * @fires {CommentSubmitEvent} afterword-comment-submit - The reader sends a comment; cancel it to keep it from going.
 * @fires {CommentEvent} afterword-comment - The server has the reader's comment.
 * @fires {VoteEvent} afterword-vote - The reader votes on a comment, or takes a vote back; cancel it to keep the old one.
 * @fires {FailureEvent} afterword-error - Something could not be loaded, sent, changed or deleted.
 */
export class CommentsElement extends LitElement {
  static override properties: PropertyDeclarations = {
    sort: { reflect: true },
    pageSize: { type: Number, attribute: 'page-size' },
    maxDepth: { type: Number, attribute: 'max-depth' },
    readonly: { type: Boolean, reflect: true },
    votes: {},
    follow: { type: Boolean },
    sortParam: { attribute: 'sort-param' },
  };
  static override styles = [base, controls, text, styles];

  /** `newest`, `oldest` or `best` first. */
  sort: CommentSort = 'newest';
  /** How many comments are loaded at a time, 1 to 1,000. */
  pageSize = 25;
  /** How deep replies may go; 1 means comments without replies. The server has a limit of its own. */
  maxDepth = 50;
  /** Shows the thread and takes nothing. */
  readonly = false;
  /** Which votes readers have: `both`, `up` or `none`. */
  votes: VoteChoice = 'both';
  /**
   * Offers to follow the conversation, and the replies to a comment. Who follows what is kept on the server; nothing is
   * sent to them yet.
   */
  follow = false;
  /** The name of a query parameter that keeps the order in the page's address; none keeps it to the element. */
  sortParam = '';

  readonly #view = new ThreadView(this);
  readonly #news = new News(this.#view);
  readonly #writing = new Writing(this.#view);
  readonly #reacting = new Reacting(this.#view);
  readonly #list = new List(
    this.#view,
    this.#writing,
    this.#reacting,
    (action, id) => void this.#act(action, id),
    (parent) => void this.#loadMore(parent),
  );
  readonly #permalink = new PermalinkController(this, (id) => void this.#goTo(id));
  /** What more was asked for last: of a comment's replies, or of the thread. */
  #wanted: string | undefined;

  /** Loads the comments again, as the button does after a failure. */
  async reload(): Promise<void> {
    const { slice } = this.#view;
    await slice?.load(this.#sort, this.#limit);
    this.#view.fail(this.#view.state?.error);
  }

  /** Lets comments in that came while the reader was reading, as the button does. */
  showNew(): void {
    this.#news.show();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#writing.load();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const thread = this.#view.state;
    const reordered = changed.has('sort') && thread?.sort !== this.#sort;
    if (!this.hasUpdated) this.sort = readSort(this.sortParam) ?? this.sort;
    if (thread?.status === 'idle' || reordered) void this.reload();
    if (thread?.status === 'ready') this.#permalink.follow();
    this.#writing.openRestored();
    this.#reacting.loadFollows();
    this.#news.letInUnseen();
  }

  protected override render(): TemplateResult {
    const { l10n, page, asker, said } = this.#view;
    const { say } = l10n;
    const count = page.value?.[1].count ?? 0;
    return html`<section aria-label=${say.heading} tabindex="-1">
      <div class="head">
        <slot name="heading">
          <h2 part="heading" id="heading" tabindex="-1">
            ${say.heading} <span part="count">${count ? l10n.number(count) : nothing}</span>
          </h2>
        </slot>
        <div class="ways">${count > 1 ? this.#renderSort() : nothing} ${this.#reacting.renderFollow()}</div>
      </div>
      ${asker === this ? html`<afterword-captcha embedded></afterword-captcha>` : nothing}
      ${this.#reacting.renderStatus()} ${this.#writing.render()} ${this.#news.render()} ${this.#renderThread()}
      <p class="hidden" role="status">${said}</p>
    </section>`;
  }

  #renderSort(): TemplateResult {
    const { say } = this.#view.l10n;
    return html`<div part="sort" role="group" aria-label=${say.sort}>
      ${SORTS.map(
        (sort) =>
          html`<button
            type="button"
            aria-pressed=${String(sort === this.#view.state?.sort)}
            @click=${() => this.#onSort(sort)}
          >
            ${say[sort]}
          </button>`,
      )}
    </div>`;
  }

  #renderThread(): TemplateResult {
    const { state: thread, isClosed, slice, l10n } = this.#view;
    const { say } = l10n;
    if (!thread?.top.length) {
      this.#list.forget();
      if (!thread || thread.status === 'idle' || thread.status === 'loading') return this.#renderLoading();
      if (thread.status === 'failed') return this.#renderFailure(() => void this.reload());
      return html`<p part="empty">${isClosed ? say.emptyClosed : say.empty}</p>`;
    }
    return html`<div>
      ${thread.cut ? html`<button part="more" type="button" @click=${() => slice?.again()}>${say.beginning}</button>` : nothing}
      ${this.#list.render(thread)}
      ${thread.error ? this.#renderFailure(() => void (thread.status === 'failed' ? this.reload() : this.#loadMore(this.#wanted))) : nothing}
    </div>`;
  }

  #renderLoading(): TemplateResult {
    return html`<div class="pulse" role="status" aria-label=${this.#view.l10n.say.loading}>
      <div></div>
      <div></div>
      <div></div>
    </div>`;
  }

  #renderFailure(again: () => void): TemplateResult {
    const { say } = this.#view.l10n;
    return html`<p part="status" class="problem" role="alert">
      ${this.#view.state?.error === 'offline' ? say.offline : say.failed}
      <button type="button" @click=${again}>${say.again}</button>
    </p>`;
  }

  /** An order that there is, whatever was asked for. */
  get #sort(): CommentSort {
    return SORTS.includes(this.sort) ? this.sort : 'newest';
  }

  get #limit(): number {
    return Math.min(Math.max(Math.round(this.pageSize) || 25, 1), 1000);
  }

  async #loadMore(parent: string | undefined): Promise<void> {
    this.#wanted = parent;
    await this.#view.slice?.loadMore(parent, this.#limit);
    this.#view.fail(this.#view.state?.error);
  }

  /** Of two threads in one store the other may have asked for another order. */
  #onSort(sort: CommentSort): void {
    this.sort = sort;
    if (this.#view.state?.sort !== sort) void this.reload();
    writeSort(this.sortParam, sort);
  }

  /** To a comment that a link leads to, wherever it is. */
  async #goTo(id: string): Promise<void> {
    const failure = await this.#view.slice?.bring(id);
    if (failure) {
      this.#view.say(this.#view.l10n.say.notFound);
      return;
    }
    this.#list.point(id);
    await this.#view.focus(id);
  }

  #act(action: CommentAction, id: string): Promise<void> {
    if (action.do === 'remove') return this.#reacting.remove(id);
    if (action.do === 'vote') return this.#reacting.vote(id, action.value);
    if (action.do === 'report') return this.#reacting.report(id, action.report);
    if (action.do === 'follow') return this.#reacting.follow(id);
    return this.#writing.open(id, action.do === 'edit');
  }
}
