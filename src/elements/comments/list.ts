import { html, noChange, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Comment } from '../../protocol.js';
import { voteOn } from '../../store/outbox-slice.js';
import type { ThreadNode } from '../../store/thread-nodes.js';
import type { ThreadState } from '../../store/thread-slice.js';
import type { CommentElement, CommentView } from '../comment/comment.js';
import type { CommentAction, CommentActionEvent } from '../comment/comment.events.js';
import { Drawn } from './drawn.js';
import { Namesakes } from './namesakes.js';
import { countBelow, depthOf, flatten, INDENTED } from './placing.js';
import type { Reacting } from './reacting.js';
import type { ThreadView } from './thread-view.js';
import type { Writing } from './writing.js';

/** So many are drawn in full wherever they are; beyond them, when they come near. Without the news of that, all are. */
const NEAR = 'ContentVisibilityAutoStateChangeEvent' in globalThis ? 100 : Infinity;
/** An estimate of the height of comments that are seen at once would jump. */
const SEEN_AT_ONCE = 11;

/** The parts of a comment, under their own names. */
const PARTS =
  'comment, avatar, author, badge, rating, star, time, body, held, actions, up-button, down-button, vote-status, more: comment-more, spoiler, reply-button, follow-button, edit-button, remove-button, report-button, report, status';

/** The comments of a thread, in their order and below what they answer. */
export class List {
  /** The comment that a link led to. */
  target = '';
  /** The comments whose replies the reader put away. */
  #collapsed: ReadonlySet<string> = new Set();
  #drawn: Drawn | undefined;
  readonly #namesakes = new Namesakes();
  readonly #view: ThreadView;
  readonly #writing: Writing;
  readonly #reacting: Reacting;
  readonly #act: (action: CommentAction, id: string) => void;
  readonly #loadMore: (parent: string | undefined) => void;

  constructor(
    view: ThreadView,
    writing: Writing,
    reacting: Reacting,
    act: (action: CommentAction, id: string) => void,
    loadMore: (parent: string | undefined) => void,
  ) {
    this.#view = view;
    this.#writing = writing;
    this.#reacting = reacting;
    this.#act = act;
    this.#loadMore = loadMore;
  }

  /** Marks a comment, with everything open that it is below. */
  point(id: string): void {
    const { nodes } = this.#view.state ?? {};
    const path: string[] = [];
    for (let at = nodes?.get(id); at; at = nodes?.get(at.comment.parent ?? '')) path.push(at.comment.id);
    this.#collapsed = new Set([...this.#collapsed].filter((other) => !path.includes(other)));
    this.target = id;
    this.#view.host.requestUpdate();
  }

  /** What is drawn afresh after something else was in its place. */
  forget(): void {
    this.#drawn = undefined;
  }

  render(thread: ThreadState): TemplateResult {
    return html`<ol
        part="list"
        @contentvisibilityautostatechange=${this.#onSight}
        aria-busy=${String(thread.status === 'loading')}
      >
        ${this.#renderTop(thread)}
      </ol>
      ${thread.next ? this.#renderMore(undefined, this.#view.l10n.say.more) : nothing}`;
  }

  /** One comment more among ten thousand, and the others are left alone. */
  #renderTop(thread: ThreadState): unknown {
    const { nodes, top, sort, loadingMore } = thread;
    const { host, l10n, isClosed, asker } = this.#view;
    const { replyingTo, changing } = this.#writing;
    const [, page, , , outbox, , follows] = this.#view.page.value ?? [];
    const rest = [sort, loadingMore || '', l10n.say, l10n.language, isClosed, host.readonly, host.votes, this.#maxDepth, page?.settings.editWindow, outbox, asker?.data?.id, host.follow, follows, this.#collapsed, replyingTo, changing, this.#reacting.notRemoved, this.target]; // prettier-ignore
    const same = this.#drawn?.isSameFor(rest) ? this.#drawn : undefined;
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
    const { comment } = node;
    const { id } = comment;
    return html`<li class=${index < SEEN_AT_ONCE ? nothing : 'far'}>
      ${this.#view.page.store?.first ? html`<slot name="comment-${id}"></slot>` : nothing}${
        this.#writing.changing === id
          ? this.#writing.renderChange(comment)
          : this.#renderComment(thread, node, isFlat, index)
      }${this.#renderBelow(thread, node, depth, index)}
    </li>`;
  }

  /** Most comments have nothing below them, and a place for each thing there could be takes memory. */
  #renderBelow(thread: ThreadState, node: ThreadNode, depth: number, index: number): TemplateResult | typeof nothing {
    const { comment, children, next } = node;
    const { id } = comment;
    const { say } = this.#view.l10n;
    const missing = next !== null && !this.#collapsed.has(id) ? comment.replies.count - children.length : 0;
    const branch = children.length > 0 && depth < INDENTED;
    const reply = this.#writing.renderReply(id);
    if (missing <= 0 && !branch && reply === nothing && this.#reacting.notRemoved !== id) return nothing;
    return html`${
      this.#reacting.notRemoved === id
        ? html`<p part="status" class="below problem" role="alert">${say.notRemoved}</p>`
        : nothing
    }
    ${reply} ${branch ? this.#renderReplies(thread, node, depth, index) : nothing}
    ${missing > 0 ? this.#renderMore(id, say.moreReplies(missing)) : nothing}`;
  }

  #renderComment({ nodes }: ThreadState, { comment }: ThreadNode, isFlat: boolean, index: number): TemplateResult {
    const { host, isClosed, asker } = this.#view;
    const { id } = comment;
    const [, page, , , outbox] = this.#view.page.value ?? [];
    const view: CommentView = {
      data: comment,
      called: this.#called(comment),
      parentName: isFlat ? (nodes.get(comment.parent ?? '')?.comment.author.name ?? '') : '',
      canReply: !isClosed && depthOf(nodes, comment) + 1 < this.#maxDepth,
      editWindow: host.readonly ? 0 : (page?.settings.editWindow ?? 0),
      voting: host.readonly ? 'none' : host.votes,
      pendingVote: outbox?.[voteOn(id)],
      canReport: !host.readonly,
      asks: asker?.data?.id === id,
      following: this.#reacting.isFollowing(id),
      targeted: this.target === id,
      far: index >= NEAR,
    };
    return html`<afterword-comment
      id=${`comment-${id}`}
      exportparts=${PARTS}
      .view=${view}
      @comment-action=${(event: CommentActionEvent) => this.#act(event.action, id)}
    ></afterword-comment>`;
  }

  #renderReplies(thread: ThreadState, { comment, children }: ThreadNode, depth: number, index: number): TemplateResult {
    const { say } = this.#view.l10n;
    const { id } = comment;
    const count = countBelow(thread.nodes, id);
    if (this.#collapsed.has(id)) {
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
        aria-label=${say.hideReplies(count, this.#called(comment))}
        @click=${() => this.#toggle(id)}
      ></button>
      <ol part="replies">
        ${this.#renderItems(thread, children, depth + 1, index)}
      </ol>
    </div>`;
  }

  #renderMore(parent: string | undefined, label: string): TemplateResult {
    const isLoading = this.#view.state?.loadingMore === (parent ?? '');
    return html`<div class="below">
      <button
        part="more"
        type="button"
        aria-disabled=${isLoading ? 'true' : nothing}
        @click=${() => this.#loadMore(parent)}
      >
        ${isLoading ? this.#view.l10n.say.loading : label}
      </button>
    </div>`;
  }

  #called(comment: Comment): string {
    return this.#namesakes.call(comment, (number) => this.#view.l10n.number(number));
  }

  get #maxDepth(): number {
    const { maxDepth } = this.#view.host;
    const allowed = this.#view.page.value?.[1].settings.maxDepth ?? 50;
    return Math.min(maxDepth > 0 ? maxDepth : allowed, allowed);
  }

  #toggle(id: string): void {
    const { host } = this.#view;
    const others = [...this.#collapsed].filter((other) => other !== id);
    this.#collapsed = new Set(this.#collapsed.has(id) ? others : [...others, id]);
    host.requestUpdate();
    void host.updateComplete.then(() => {
      const item = this.#view.find(id)?.parentElement;
      item?.querySelector<HTMLElement>(':scope > .branch > button, :scope > .below > button')?.focus();
    });
  }

  #onSight({ target, skipped }: ContentVisibilityAutoStateChangeEvent): void {
    for (const one of (target as Element).querySelectorAll<CommentElement>('afterword-comment')) one.approach(!skipped);
  }
}
