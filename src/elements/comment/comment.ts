import { html, LitElement, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { codeOf, type FailureCode } from '../../api/api-error.js';
import { contentText } from '../../content/content-text.js';
import { isSafe, renderContent } from '../../content/render-content.js';
import { Clock } from '../../controllers/clock.js';
import { Later } from '../../controllers/later.js';
import { StoreController } from '../../controllers/store-controller.js';
import { Localizer } from '../../i18n/localizer.js';
import { formatAgo, formatDate } from '../../i18n/time.js';
import type { Comment, Report } from '../../protocol.js';
import type { PageStore } from '../../store/page-store.js';
import type { Wish } from '../../store/outbox-slice.js';
import { base } from '../../styles/base.js';
import { controls } from '../../styles/controls.js';
import { content } from '../../styles/content.js';
import { text } from '../../styles/text.js';
import { avatar, hues } from './avatar.js';
import { CommentActionEvent, type CommentAction } from './comment.events.js';
import { messages } from './comment.messages.js';
import { styles } from './comment.styles.js';
import type { reportForm } from './report-form.js';
import { renderVotes, type VoteChoice } from './votes.js';

/** For sites that show ratings at comments. It stands last in its line, so that nothing moves when it comes. */
export const rated = new Later(() => import('./author-rating.js'));

/** Characters from which on a text is first shown in part. */
const LONG = 1500;

/**
 * One comment. The thread makes these; alone, with the id of a comment, it quotes that one.
 *
 * @summary One comment.
 * @csspart comment - The whole comment.
 * @csspart avatar - The disc with initials.
 * @csspart author - The name.
 * @csspart badge - The sign of the reader's own comments and of the team's.
 * @csspart rating - How its author rates the page, in stars, where the site shows it.
 * @csspart star - Each of those stars.
 * @csspart time - When it was written.
 * @csspart body - The text.
 * @csspart held - The note that it waits for a moderator.
 * @csspart actions - What can be done with it.
 * @csspart up-button - The button that votes it up, with the sum.
 * @csspart down-button - The button that votes it down, with the sum.
 * @csspart vote-status - What became of a vote that is not counted yet.
 * @csspart more - The button that shows the rest of a long text.
 * @csspart spoiler - The button in the place of a text that its writer hid.
 * @csspart reply-button - The button that answers it.
 * @csspart follow-button - The button that follows the replies to it.
 * @csspart report-button - The button that opens the report.
 * @csspart report - The form in which it is reported.
 * @csspart status - What became of the report.
 * @csspart edit-button - The button that changes an own comment.
 * @csspart remove-button - The button that deletes an own comment.
 * @cssprop [--afterword-star] - Colour of a full star. Light and dark by default.
 * @cssprop [--afterword-star-empty] - Outline of an empty star. Made from the text colour by default.
 * @cssprop [--afterword-mark] - Behind the comment that a link led to. Light and dark by default.
 * @cssstate removed - What is left of a comment that was deleted.
 * @cssstate targeted - A link led here.
 */
export class CommentElement extends LitElement {
  static override properties: PropertyDeclarations = {
    comment: {},
    data: { attribute: false },
    called: { attribute: false },
    parentName: { attribute: false },
    canReply: { attribute: false },
    canReport: { attribute: false },
    editWindow: { attribute: false },
    voting: { attribute: false },
    pendingVote: { attribute: false },
    following: { attribute: false },
    targeted: { attribute: false },
    far: { attribute: false },
    asks: { attribute: false },
    asking: { state: true },
    expanded: { state: true },
    said: { state: true },
    near: { state: true },
  };
  static override styles = [base, controls, text, content, styles, hues];

  /** The id of a comment to quote. */
  comment = '';
  /** The comment itself; loaded by its id if it is not given. */
  data: Comment | undefined;
  /** What its writer is called in the names of buttons, told apart from others of that name; by default the name. */
  called = '';
  /** Whom it answers, where its place does not show it. */
  parentName = '';
  /** Whether it offers to be answered. */
  canReply = false;
  /** Whether it offers to be reported. */
  canReport = false;
  /** For how long its author may change it, in seconds; 0 offers no change. */
  editWindow = 0;
  /** Which votes it offers. */
  voting: VoteChoice = 'none';
  /** The reader's vote, until the server has it. */
  pendingVote: Wish | undefined;
  /** Whether its replies are followed; undefined offers no following. */
  following: boolean | undefined;
  /** Whether a link led here. */
  targeted = false;
  /** Whether it is so far down that it is drawn in full only when it comes near. */
  far = false;
  /** Whether a vote or report of the reader's takes characters from an image. */
  asks = false;
  /** What the reader is asked: whether to really delete it, or why to report it. */
  private asking: 'remove' | 'report' | undefined;
  /** Whether all of a long text is shown. */
  private expanded = false;
  /** What became of a report. */
  private said: 'reported' | 'notReported' | undefined;
  /** Whether it is in sight or will soon be, as far as that is known. */
  private near = false;

  readonly #l10n = new Localizer(this, 'comment', messages);
  #internals: ElementInternals | undefined;
  #page: StoreController<undefined> | undefined;
  #problem: 'missing' | 'failed' | undefined;
  #reportForm: typeof reportForm | undefined;

  constructor() {
    super();
    new Clock(this);
  }

  /** All that a thread tells it, at once: a binding for each would take more memory than the comments. */
  set view(view: CommentView) {
    Object.assign(this, view);
  }

  /** Says what became of a report. */
  thank(failure: FailureCode | undefined): void {
    this.said = failure ? 'notReported' : 'reported';
    this.#focusAfter('article');
  }

  /** Where it stands in the window. What a reader has begun in it stays. */
  approach(isNear: boolean): void {
    this.near = isNear || this.asks || !!this.asking;
  }

  /** Moves the focus to the comment, to be read from there. */
  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector<HTMLElement>('article')?.focus(options);
  }

  get #called(): string {
    return this.called || (this.data?.author.name ?? '');
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('comment') && this.comment) this.#quote();
    this.#mark('removed', this.data?.status === 'removed');
    this.#mark('targeted', this.targeted);
  }

  protected override render(): TemplateResult | typeof nothing {
    const { say } = this.#l10n;
    if (!this.data) return this.#problem ? html`<p class="small">${say[this.#problem]}</p>` : nothing;
    if (this.data.status === 'removed')
      return html`<article part="comment" tabindex="-1"><p>${say.removed}</p></article>`;
    return html`<article part="comment" tabindex="-1" aria-label=${say.comment(this.#called)}>
      ${this.far && !this.near ? this.#renderWords(this.data) : this.#renderAll(this.data)}
    </article>`;
  }

  /** For who searches the page, prints it or has it read; the rest takes most of the memory. */
  #renderWords({ author, content }: Comment): TemplateResult {
    return html`<div class="main">
      <bdi part="author">${author.name}</bdi>
      <p part="body" class="content far" dir="auto">${contentText(content)}</p>
    </div>`;
  }

  #renderAll(data: Comment): TemplateResult {
    return html`${avatar(data.author.name)}
      <div class="main">
        ${this.#renderHeader(data)}
        ${data.status === 'held' ? html`<p part="held" class="small">${this.#l10n.say.held}</p>` : nothing}
        ${this.#renderBody(data)} ${this.#renderBelow(data)}
      </div>`;
  }

  /** Few comments have a state, and a set of them is not for nothing. */
  #mark(state: string, isOn: boolean): void {
    if (isOn) (this.#internals ??= this.attachInternals()).states.add(state);
    else this.#internals?.states.delete(state);
  }

  #renderHeader({ id, parent, author, created, edited, own, rating }: Comment): TemplateResult {
    const { say, language } = this.#l10n;
    const badge = author.staff ? say.staff : own ? say.own : '';
    const name =
      author.website && isSafe(author.website)
        ? html`<a href=${author.website} rel="nofollow ugc noopener noreferrer">${author.name}</a>`
        : author.name;
    const ago = formatAgo(language, created);
    const exact = formatDate(language, created, { dateStyle: 'long', timeStyle: 'short' });
    return html`<header>
      <bdi part="author">${name}</bdi>
      ${badge ? html`<span part="badge">${badge}</span>` : nothing}
      <span class="small">
        <a part="time" href="#comment-${id}" aria-label="${ago}, ${say.linkTo(this.#called)}"
          ><time datetime=${created} title=${exact}>${ago}</time></a
        >
        ${edited ? html` · ${say.edited}` : nothing}
        ${
          this.parentName
            ? html` · <a href="#comment-${parent}"><bdi>${say.inReplyTo(this.parentName)}</bdi></a>`
            : nothing
        }
      </span>
      ${rating ? rated.for(this)?.renderAuthorRating(this, this.#l10n, rating) : nothing}
    </header>`;
  }

  #renderBody({ content }: Comment): TemplateResult {
    const { say } = this.#l10n;
    const isShort = this.expanded || contentText(content).length < LONG;
    return html`<div
        part="body"
        class=${isShort ? 'content' : 'content long'}
        dir="auto"
        @focusin=${isShort ? nothing : this.#expand}
      >
        ${renderContent(content, say.spoiler)}
      </div>
      ${isShort ? nothing : html`<div><button part="more" type="button" aria-expanded="false" @click=${this.#expand}>${say.more}</button></div>`}`;
  }

  #renderBelow(comment: Comment): unknown {
    const { say } = this.#l10n;
    if (this.asking === 'remove') return this.#renderQuestion();
    if (this.asking === 'report' && this.#reportForm) {
      const onReport = (report: Report): void => this.#act({ do: 'report', report });
      return this.#reportForm({ say, name: this.#called, onReport, onCancel: () => this.#keep() });
    }
    return html`${this.#renderActions(comment)}
      ${this.asks ? html`<afterword-captcha embedded></afterword-captcha>` : nothing}
      <p part="status" class=${this.said === 'notReported' ? 'problem' : 'small'} role="status">
        ${this.said ? say[this.said] : nothing}
      </p>`;
  }

  #renderActions(comment: Comment): TemplateResult | typeof nothing {
    const { say } = this.#l10n;
    const { own, created, status } = comment;
    const changeable = own && Date.now() < Date.parse(created) + this.editWindow * 1000;
    const isPublic = status === 'published';
    const answerable = this.canReply && isPublic;
    return html`<div part="actions">
      ${
        isPublic
          ? renderVotes({
              l10n: this.#l10n,
              comment,
              called: this.#called,
              pending: this.pendingVote,
              choice: this.voting,
              onVote: (value) => this.#act({ do: 'vote', value }),
            })
          : nothing
      }
      ${
        answerable
          ? html`<button
              part="reply-button"
              type="button"
              aria-label=${say.replyTo(this.#called)}
              @mousedown=${keepSelection}
              @click=${() => this.#act({ do: 'reply' })}
            >
              ${say.reply}
            </button>`
          : nothing
      }
      ${
        this.following !== undefined && answerable
          ? html`<button
              part="follow-button"
              type="button"
              aria-label=${say.followOf(this.#called)}
              aria-pressed=${String(this.following)}
              @click=${() => this.#act({ do: 'follow' })}
            >
              ${say.follow}
            </button>`
          : nothing
      }
      ${
        changeable
          ? html`<button
                part="edit-button"
                type="button"
                aria-label=${say.editOwn}
                @click=${() => this.#act({ do: 'edit' })}
              >
                ${say.edit}
              </button>
              <button part="remove-button" type="button" aria-label=${say.removeOwn} @click=${this.#ask}>
                ${say.remove}
              </button>`
          : nothing
      }
      ${
        this.canReport && isPublic && !own
          ? html`<button
              part="report-button"
              type="button"
              aria-label=${say.reportThe(this.#called)}
              @click=${this.#askWhy}
            >
              ${say.report}
            </button>`
          : nothing
      }
    </div>`;
  }

  #renderQuestion(): TemplateResult {
    const { say } = this.#l10n;
    return html`<div part="actions" role="group" aria-label=${say.really}>
      <span>${say.really}</span>
      <button class="danger" type="button" @click=${() => this.#act({ do: 'remove' })}>${say.remove}</button>
      <button type="button" @click=${this.#keep}>${say.keep}</button>
    </div>`;
  }

  #act(action: CommentAction): void {
    this.asking = undefined;
    this.dispatchEvent(new CommentActionEvent(action));
  }

  #ask(): void {
    this.asking = 'remove';
    this.#focusAfter('.danger');
  }

  async #askWhy(): Promise<void> {
    try {
      ({ reportForm: this.#reportForm } = await import('./report-form.js'));
      this.asking = 'report';
      this.#focusAfter('.report input');
    } catch {
      this.said = 'notReported';
    }
  }

  #keep(): void {
    const button = this.asking === 'remove' ? 'remove-button' : 'report-button';
    this.asking = undefined;
    this.#focusAfter(`[part="${button}"]`);
  }

  #expand(): void {
    this.expanded = true;
  }

  /** The button that had the focus is gone after the next render. */
  #focusAfter(selector: string): void {
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(selector)?.focus());
  }

  /** In a thread it is given what it shows; only a quote has to ask. */
  #quote(): void {
    if (this.#page?.store) void this.#load(this.#page.store);
    else if (!this.data)
      this.#page ??= new StoreController(
        this,
        () => undefined,
        (store) => void this.#load(store),
      );
  }

  async #load(store: PageStore): Promise<void> {
    const id = this.comment;
    let found: Comment | undefined;
    let problem: 'missing' | 'failed' | undefined;
    try {
      found = (await store.request<{ comment: Comment }>('GET', `comments/${encodeURIComponent(id)}`)).comment;
    } catch (error) {
      problem = codeOf(error) === 'not_found' ? 'missing' : 'failed';
    }
    if (id !== this.comment) return; // another one was asked for meanwhile
    this.data = found;
    this.#problem = problem;
    this.requestUpdate();
  }
}

/** What a thread tells a comment. */
export type CommentView = Pick<
  CommentElement,
  | 'data'
  | 'called'
  | 'parentName'
  | 'canReply'
  | 'canReport'
  | 'editWindow'
  | 'voting'
  | 'pendingVote'
  | 'following'
  | 'targeted'
  | 'far'
  | 'asks'
>;

/** What is selected is what the reply is about. */
const keepSelection = (event: Event): void => event.preventDefault();
