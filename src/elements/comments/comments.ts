import {
  html,
  LitElement,
  noChange,
  nothing,
  type PropertyDeclarations,
  type PropertyValues,
  type TemplateResult,
} from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { StoreController } from '../../controllers/store-controller.js';
import { FailureEvent } from '../../events/failure-event.js';
import { Localizer } from '../../i18n/localizer.js';
import type { CommentSort, Report, Vote } from '../../protocol.js';
import { DraftSlice, editDraft, type DraftState } from '../../store/draft-slice.js';
import { FollowSlice, followOf, isFollowing } from '../../store/follow-slice.js';
import { promptsAt } from '../../store/prompt.js';
import type { PageState } from '../../store/state.js';
import type { ThreadNode } from '../../store/thread-nodes.js';
import { ThreadSlice, type ThreadState } from '../../store/thread-slice.js';
import { OutboxSlice, voteOn } from '../../store/outbox-slice.js';
import { base } from '../../styles/base.js';
import { text } from '../../styles/text.js';
import type { CommentElement } from '../comment/comment.js';
import type { CommentAction, CommentActionEvent } from '../comment/comment.events.js';
import type { VoteChoice } from '../comment/votes.js';
import type { CommentFormElement } from '../comment-form/comment-form.js';
import type { CommentEvent } from '../comment-form/comment-form.events.js';
import { VoteEvent } from './comments.events.js';
import { messages } from './comments.messages.js';
import { styles } from './comments.styles.js';
import { Drawn } from './drawn.js';
import { PermalinkController } from './permalink-controller.js';
import { countBelow, flatten, INDENTED, isOutOfSight } from './placing.js';
import { readSort, SORTS, writeSort } from './sort-param.js';

/** So many are drawn in full wherever they are; beyond them, when they come near. Without the news of that, all are. */
const NEAR = 'ContentVisibilityAutoStateChangeEvent' in globalThis ? 100 : Infinity;
/** An estimate of the height of comments that are seen at once would jump. */
const SEEN_AT_ONCE = 11;

/** The parts of a comment, under their own names. */
const COMMENT_PARTS =
  'comment, avatar, author, badge, time, body, held, actions, up-button, down-button, vote-status, more: comment-more, spoiler, reply-button, follow-button, edit-button, remove-button, report-button, report, status';
const FORM_PARTS =
  'composer, field, toolbar, quote-button, people, preview-button, preview, submit, cancel, status, image, captcha-field, refresh, progress';

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
    collapsed: { state: true },
    target: { state: true },
    composerFailed: { state: true },
    replyingTo: { state: true },
    changing: { state: true },
    said: { state: true },
    notRemoved: { state: true },
    notFollowed: { state: true },
  };
  static override styles = [base, text, styles];

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
  /** The comments whose replies the reader put away. */
  private collapsed: ReadonlySet<string> = new Set();
  /** The comment that a link led to. */
  private target = '';
  /** Whether what it takes to write could not be loaded. */
  private composerFailed = false;
  /** The comments that a reply is being written to. */
  private replyingTo: ReadonlySet<string> = new Set();
  /** The own comment that is being changed. */
  private changing = '';
  /** What was said last, for screen readers. */
  private said = '';
  /** The own comment that could not be deleted. */
  private notRemoved = '';
  /** Whether a wish to follow was refused. */
  private notFollowed = false;

  readonly #seenDrafts = new Set<string>();
  /** New comments that were spoken of since the reader last let some in. */
  readonly #heard = new Set<string>();
  #drawn: Drawn | undefined;
  /** What more was asked for last: of a comment's replies, or of the thread. */
  #wanted: string | undefined;
  readonly #l10n = new Localizer(this, 'comments', messages);
  readonly #page = new StoreController(this, select, (store) => {
    store.use(ThreadSlice);
    store.use(DraftSlice);
    store.use(OutboxSlice);
  });
  readonly #permalink = new PermalinkController(this, (id) => this.#goTo(id));

  /** Loads the comments again, as the button does after a failure. */
  async reload(): Promise<void> {
    await this.#thread?.load(this.#sort, this.#limit);
    const error = this.#state?.error;
    if (error) this.dispatchEvent(new FailureEvent(error));
  }

  /** Lets comments in that came while the reader was reading, as the button does. */
  showNew(): void {
    const first = this.#state?.arrived.at(-1);
    this.#heard.clear();
    this.said = '';
    this.#thread?.admit();
    if (first) void this.#focusComment(first);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#loadComposer();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const thread = this.#state;
    const reordered = changed.has('sort') && thread?.sort !== this.#sort;
    if (!this.hasUpdated) this.sort = readSort(this.sortParam) ?? this.sort;
    if (thread?.status === 'idle' || reordered) void this.reload();
    if (thread?.status === 'ready') this.#permalink.follow();
    this.#openRestoredReplies();
    if (this.follow) this.#page.store?.use(FollowSlice);
    if (thread?.arrived.length) this.#letInUnseen(thread);
  }

  protected override render(): TemplateResult {
    const { say } = this.#l10n;
    const count = this.#page.value?.[1].count ?? 0;
    return html`<section aria-label=${say.heading} tabindex="-1">
      <div class="head">
        <slot name="heading">
          <h2 part="heading" id="heading" tabindex="-1">
            ${say.heading} <span part="count">${count ? this.#l10n.number(count) : nothing}</span>
          </h2>
        </slot>
        <div class="ways">
          ${count > 1 ? this.#renderSort() : nothing} ${this.follow ? this.#renderFollow() : nothing}
        </div>
      </div>
      ${this.#asker === this ? html`<afterword-captcha embedded></afterword-captcha>` : nothing}
      ${this.notFollowed ? html`<p part="status" class="problem" role="alert">${say.notFollowed}</p>` : nothing}
      ${
        this.readonly
          ? nothing
          : html`<afterword-comment-form exportparts=${FORM_PARTS} @afterword-comment=${this.#onComment}>
              <slot name="terms" slot="terms"></slot>
            </afterword-comment-form>`
      }
      ${this.composerFailed ? html`<p part="status" class="problem" role="alert">${say.composerFailed}</p>` : nothing}
      ${this.#renderNews()} ${this.#renderThread()}
      <p class="hidden" role="status">${this.said}</p>
    </section>`;
  }

  #renderSort(): TemplateResult {
    const { say } = this.#l10n;
    return html`<div part="sort" role="group" aria-label=${say.sort}>
      ${SORTS.map(
        (sort) =>
          html`<button
            type="button"
            aria-pressed=${String(sort === this.#state?.sort)}
            @click=${() => this.#onSort(sort)}
          >
            ${say[sort]}
          </button>`,
      )}
    </div>`;
  }

  #renderFollow(): TemplateResult {
    const { say } = this.#l10n;
    return html`<button
      part="follow-button"
      type="button"
      aria-label=${say.followThread}
      aria-pressed=${String(this.#isFollowing() ?? false)}
      @click=${() => void this.#follow()}
    >
      ${say.follow}
    </button>`;
  }

  #renderNews(): TemplateResult {
    const { say } = this.#l10n;
    const arrived = this.#state?.arrived.length ?? 0;
    const isLost = this.#page.value?.[2].status === 'offline' && this.#state?.status === 'ready';
    return html`<div class="news">
      ${isLost ? html`<p part="status" class="small" role="status">${say.lost}</p>` : nothing}
      ${arrived > 0 ? html`<button part="arrived" type="button" @click=${this.showNew}>${say.arrived(arrived)}</button>` : nothing}
    </div>`;
  }

  #renderThread(): TemplateResult | typeof nothing {
    const { say } = this.#l10n;
    const thread = this.#state;
    const drawn = this.#drawn;
    this.#drawn = undefined;
    if (!thread || thread.status === 'idle') return this.#renderLoading();
    if (thread.top.length === 0) {
      if (thread.status === 'loading') return this.#renderLoading();
      if (thread.status === 'failed') return this.#renderFailure(() => void this.reload());
      return html`<p part="empty">${this.#isClosed ? say.emptyClosed : say.empty}</p>`;
    }
    return html`<div>
      ${
        thread.cut
          ? html`<button part="more" type="button" @click=${() => this.#thread?.again()}>${say.beginning}</button>`
          : nothing
      }
      <ol
        part="list"
        @contentvisibilityautostatechange=${this.#onSight}
        aria-busy=${String(thread.status === 'loading')}
      >
        ${this.#renderTop(thread, drawn)}
      </ol>
      ${thread.next ? this.#renderMore(undefined, say.more) : nothing}
      ${thread.error ? this.#renderFailure(() => void (thread.status === 'failed' ? this.reload() : this.#loadMore(this.#wanted))) : nothing}
    </div>`;
  }

  /** One comment more among ten thousand, and the others are left alone. */
  #renderTop(thread: ThreadState, drawn: Drawn | undefined): unknown {
    const { nodes, top, sort, loadingMore } = thread;
    const { say, language } = this.#l10n;
    const [, page, , , outbox, , follows] = this.#page.value ?? [];
    const asks = this.#asker?.data?.id;
    const rest = [sort, loadingMore || '', say, language, this.#isClosed, this.readonly, this.votes, this.#maxDepth, page?.settings.editWindow, outbox, asks, this.follow, follows, this.collapsed, this.replyingTo, this.changing, this.notRemoved, this.target]; // prettier-ignore
    const same = drawn?.isSameFor(rest) ? drawn : undefined;
    this.#drawn = new Drawn(thread, rest);
    return repeat(
      top,
      (id) => id,
      (id, index) => {
        if (same?.has(nodes, id)) return noChange;
        const node = nodes.get(id);
        return node ? this.#renderItem(thread, node, 0, false, index) : nothing;
      },
    );
  }

  #renderItems(thread: ThreadState, ids: readonly string[], depth: number, index: number): unknown {
    const shown = depth < INDENTED ? ids : flatten(thread.nodes, ids);
    return repeat(
      shown,
      (id) => id,
      (id) => {
        const node = thread.nodes.get(id);
        const isFlat = depth >= INDENTED && !ids.includes(id);
        return node ? this.#renderItem(thread, node, depth, isFlat, index) : nothing;
      },
    );
  }

  #renderItem(thread: ThreadState, node: ThreadNode, depth: number, isFlat: boolean, index: number): TemplateResult {
    const { comment, children, next } = node;
    const { id } = comment;
    const missing = comment.replies.count - children.length;
    const parentName = isFlat ? (thread.nodes.get(comment.parent ?? '')?.comment.author.name ?? '') : '';
    const isOpenEnded = next !== null && missing > 0;
    return html`<li class=${index < SEEN_AT_ONCE ? nothing : 'far'}>
      ${this.#page.store?.first ? html`<slot name="comment-${id}"></slot>` : nothing}
      ${
        this.changing === id
          ? html`<afterword-comment-form
              class="below"
              exportparts=${FORM_PARTS}
              .edits=${comment}
              @cancel=${() => this.#stopChanging(id)}
              @afterword-comment=${this.#onChanged}
            ></afterword-comment-form>`
          : html`<afterword-comment
              id=${`comment-${id}`}
              exportparts=${COMMENT_PARTS}
              .data=${comment}
              .parentName=${parentName}
              .canReply=${!this.#isClosed && this.#depthOf(thread, node) + 1 < this.#maxDepth}
              .editWindow=${this.readonly ? 0 : (this.#page.value?.[1].settings.editWindow ?? 0)}
              .voting=${this.readonly ? 'none' : this.votes}
              .pendingVote=${this.#page.value?.[4]?.[voteOn(id)]}
              .canReport=${!this.readonly}
              .asks=${this.#asker?.data?.id === id}
              .following=${this.#isFollowing(id)}
              .targeted=${this.target === id}
              .far=${index >= NEAR}
              @comment-action=${(event: CommentActionEvent) => void this.#act(event.action, id)}
            ></afterword-comment>`
      }
      ${
        this.notRemoved === id
          ? html`<p part="status" class="below problem" role="alert">${this.#l10n.say.notRemoved}</p>`
          : nothing
      }
      ${
        this.replyingTo.has(id) && !this.readonly
          ? html`<afterword-comment-form
              class="below"
              exportparts=${FORM_PARTS}
              parent=${id}
              @cancel=${() => this.#stopReplying(id)}
              @afterword-comment=${this.#onComment}
            ></afterword-comment-form>`
          : nothing
      }
      ${children.length > 0 && depth < INDENTED ? this.#renderReplies(thread, node, depth, index) : nothing}
      ${isOpenEnded && !this.collapsed.has(id) ? this.#renderMore(id, this.#l10n.say.moreReplies(missing)) : nothing}
    </li>`;
  }

  #renderReplies(thread: ThreadState, { comment, children }: ThreadNode, depth: number, index: number): TemplateResult {
    const { say } = this.#l10n;
    const { id, author } = comment;
    const count = countBelow(thread.nodes, id);
    if (this.collapsed.has(id)) {
      return html`<div class="below">
        <button part="more" type="button" aria-expanded="false" @click=${() => this.#toggle(id)}>
          ${say.showReplies(count)}
        </button>
      </div>`;
    }
    return html`<div class="branch">
      <button
        part="rail"
        type="button"
        aria-expanded="true"
        aria-label=${say.hideReplies(count, author.name)}
        @click=${() => this.#toggle(id)}
      ></button>
      <ol part="replies">
        ${this.#renderItems(thread, children, depth + 1, index)}
      </ol>
    </div>`;
  }

  #renderMore(parent: string | undefined, label: string): TemplateResult {
    const isLoading = this.#state?.loadingMore === (parent ?? '');
    return html`<div class="below">
      <button
        part="more"
        type="button"
        aria-disabled=${isLoading ? 'true' : nothing}
        @click=${() => void this.#loadMore(parent)}
      >
        ${isLoading ? this.#l10n.say.loading : label}
      </button>
    </div>`;
  }

  #renderLoading(): TemplateResult {
    return html`<div class="pulse" role="status" aria-label=${this.#l10n.say.loading}>
      <div></div>
      <div></div>
      <div></div>
    </div>`;
  }

  #renderFailure(again: () => void): TemplateResult {
    const { say } = this.#l10n;
    return html`<p part="status" class="problem" role="alert">
      ${this.#state?.error === 'offline' ? say.offline : say.failed}
      <button type="button" @click=${again}>${say.again}</button>
    </p>`;
  }

  get #state(): ThreadState | undefined {
    return this.#page.value?.[0];
  }

  get #thread(): ThreadSlice | undefined {
    return this.#page.store?.use(ThreadSlice);
  }

  /** An order that there is, whatever was asked for. */
  get #sort(): CommentSort {
    return SORTS.includes(this.sort) ? this.sort : 'newest';
  }

  get #limit(): number {
    return Math.min(Math.max(Math.round(this.pageSize) || 25, 1), 1000);
  }

  get #maxDepth(): number {
    const allowed = this.#page.value?.[1].settings.maxDepth ?? 50;
    return Math.min(this.maxDepth > 0 ? this.maxDepth : allowed, allowed);
  }

  get #isClosed(): boolean {
    return this.readonly || (this.#page.value?.[1].closed ?? false);
  }

  #depthOf({ nodes }: ThreadState, { comment }: ThreadNode): number {
    let depth = 0;
    for (let parent = comment.parent; parent !== null; depth++) parent = nodes.get(parent)?.comment.parent ?? null;
    return depth;
  }

  /** A reply that was being written before a reload is open again. Once closed by hand, it stays closed. */
  #openRestoredReplies(): void {
    for (const id of this.#page.value?.[3].split(',') ?? []) {
      if (this.#seenDrafts.has(id)) continue;
      this.#seenDrafts.add(id);
      this.replyingTo = new Set([...this.replyingTo, id]);
    }
  }

  /** What appears out of sight moves nothing; the rest waits for the reader behind a button. */
  #letInUnseen({ top, nodes, arrived, sort }: ThreadState): void {
    const list = this.renderRoot.querySelector('[part="list"]')?.getBoundingClientRect();
    const unseen = arrived.filter((id) => {
      const { parent } = nodes.get(id)?.comment ?? {};
      if (!parent) return top.length === 0 || isOutOfSight(list, sort === 'newest' ? 'top' : 'bottom');
      return isOutOfSight(this.#find(parent)?.parentElement?.getBoundingClientRect(), 'bottom');
    });
    const isNews = arrived.some((id) => !this.#heard.has(id));
    arrived.forEach((id) => this.#heard.add(id));
    // Never the same sentence twice: a screen reader says what changed.
    if (isNews) this.said = this.#l10n.say.heard(this.#heard.size);
    if (unseen.length > 0) this.#thread?.admit(unseen);
  }

  /** Who only reads does not wait for what it takes to write. */
  async #loadComposer(): Promise<void> {
    if (this.readonly) return;
    try {
      await import('../comment-form/define.js');
      this.composerFailed = false;
    } catch {
      this.composerFailed = true;
    }
  }

  async #loadMore(parent: string | undefined): Promise<void> {
    this.#wanted = parent;
    await this.#thread?.loadMore(parent, this.#limit);
    const error = this.#state?.error;
    if (error) this.dispatchEvent(new FailureEvent(error));
  }

  /** Of two threads in one store the other may have asked for another order. */
  #onSort(sort: CommentSort): void {
    this.sort = sort;
    if (this.#state?.sort !== sort) void this.reload();
    writeSort(this.sortParam, sort);
  }

  #toggle(id: string): void {
    const others = [...this.collapsed].filter((other) => other !== id);
    this.collapsed = new Set(this.collapsed.has(id) ? others : [...others, id]);
    void this.updateComplete.then(() => {
      const item = this.#find(id)?.parentElement;
      item?.querySelector<HTMLElement>(':scope > .branch > button, :scope > .below > button')?.focus();
    });
  }

  /** To a comment that a link leads to, wherever it is. */
  async #goTo(id: string): Promise<void> {
    const failure = await this.#thread?.bring(id);
    if (failure) {
      this.said = this.#l10n.say.notFound;
      return;
    }
    const { nodes } = this.#state ?? {};
    const path: string[] = [];
    for (let at = nodes?.get(id); at; at = nodes?.get(at.comment.parent ?? '')) path.push(at.comment.id);
    this.collapsed = new Set([...this.collapsed].filter((other) => !path.includes(other)));
    this.target = id;
    await this.#focusComment(id);
  }

  async #act(action: CommentAction, id: string): Promise<void> {
    if (action.do === 'remove') return this.#remove(id);
    if (action.do === 'vote') return this.#vote(id, action.value);
    if (action.do === 'report') return this.#report(id, action.report);
    if (action.do === 'follow') return this.#follow(id);
    const selected = String(getSelection() ?? ''); // before the focus moves
    if (action.do === 'edit') this.changing = id;
    else this.replyingTo = new Set([...this.replyingTo, id]);
    const item = this.#find(id)?.parentElement;
    await this.updateComplete;
    const form = item?.querySelector<CommentFormElement>(':scope > afterword-comment-form');
    if (form) form.selected = selected;
    form?.focus();
  }

  async #vote(id: string, value: Vote): Promise<void> {
    if (!this.dispatchEvent(new VoteEvent(id, value))) return;
    const failure = await this.#page.store?.use(OutboxSlice).wish(voteOn(id), value, this.#find(id)!);
    if (failure) this.dispatchEvent(new FailureEvent(failure));
  }

  /** The thread, or the replies to a comment. */
  async #follow(id?: string): Promise<void> {
    const { store } = this.#page;
    this.notFollowed = false;
    const wanted = this.#isFollowing(id) ? 0 : 1;
    const asker = id === undefined ? this : this.#find(id)!;
    const failure = await store?.use(OutboxSlice).wish(followOf(id), wanted, asker);
    if (!failure) return;
    this.notFollowed = store?.state.outbox?.[followOf(id)]?.status === 'refused';
    this.dispatchEvent(new FailureEvent(failure));
  }

  /** Undefined where nothing can be followed. */
  #isFollowing(id?: string): boolean | undefined {
    const { store } = this.#page;
    return this.follow && store ? isFollowing(store.state, id) : undefined;
  }

  /** Who shows the characters to type, if that is this thread or a comment in it. */
  get #asker(): Partial<CommentElement> | undefined {
    return this.#page.value?.[5];
  }

  async #report(id: string, report: Report): Promise<void> {
    const comment = this.#find(id);
    const failure = await this.#thread?.report(id, report, comment!);
    comment?.thank(failure);
    if (failure) this.dispatchEvent(new FailureEvent(failure));
  }

  async #remove(id: string): Promise<void> {
    this.notRemoved = '';
    const failure = await this.#thread?.remove(id);
    if (failure) {
      this.notRemoved = id;
      void this.#focusComment(id); // the button that was pressed is gone
      this.dispatchEvent(new FailureEvent(failure));
    } else {
      this.said = this.#l10n.say.removed;
      const heading = this.renderRoot.querySelector<HTMLElement>('#heading');
      const place = heading?.checkVisibility() ? heading : this.renderRoot.querySelector<HTMLElement>('section');
      place?.focus({ preventScroll: true });
    }
  }

  #stopReplying(id: string): void {
    this.replyingTo = new Set([...this.replyingTo].filter((other) => other !== id));
    void this.#focusComment(id);
  }

  #stopChanging(id: string): void {
    this.#page.store?.use(DraftSlice).discard(editDraft(id));
    this.changing = '';
    void this.#focusComment(id);
  }

  #onSight({ target, skipped }: ContentVisibilityAutoStateChangeEvent): void {
    for (const one of (target as Element).querySelectorAll<CommentElement>('afterword-comment')) one.approach(!skipped);
  }

  readonly #onComment = (event: CommentEvent): void => {
    const { id, parent } = event.comment;
    const isHere = hasFocus(event);
    if (parent) this.replyingTo = new Set([...this.replyingTo].filter((other) => other !== parent));
    if (isHere) void this.#focusComment(id);
  };

  readonly #onChanged = (event: CommentEvent): void => {
    const isHere = hasFocus(event);
    this.changing = '';
    if (isHere) void this.#focusComment(event.comment.id);
  };

  async #focusComment(id: string): Promise<void> {
    await this.updateComplete;
    const comment = this.#find(id);
    await comment?.updateComplete;
    comment?.focus();
  }

  #find(id: string): CommentElement | null {
    return (this.renderRoot as ShadowRoot).getElementById(`comment-${id}`) as CommentElement | null;
  }
}

/** What waited may be sent while the reader is somewhere else by now, and must not be pulled back. */
const hasFocus = (event: Event): boolean => (event.currentTarget as Element).matches(':focus-within');

const select = (state: PageState) =>
  [
    state.thread,
    state.page,
    state.connection,
    textsOf(state.drafts),
    state.outbox,
    promptsAt(state) as Partial<CommentElement> | undefined,
    state.follows,
  ] as const;

/** As one text, so that a thread does not render with every letter that is typed below it. */
const textsOf = (drafts: DraftState = {}): string =>
  Object.keys(drafts)
    .filter((id) => drafts[id]?.body)
    .join();
