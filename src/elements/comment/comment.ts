import { html, LitElement, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { codeOf } from '../../api/api-error.js';
import { isSafe, renderContent } from '../../content/render-content.js';
import { Clock } from '../../controllers/clock.js';
import { StoreController } from '../../controllers/store-controller.js';
import { Localizer } from '../../i18n/localizer.js';
import { formatAgo, formatDate } from '../../i18n/time.js';
import type { Comment } from '../../protocol.js';
import type { PageStore } from '../../store/page-store.js';
import { base } from '../../styles/base.js';
import { content } from '../../styles/content.js';
import { text } from '../../styles/text.js';
import { avatar } from './avatar.js';
import { CommentActionEvent } from './comment.events.js';
import { messages } from './comment.messages.js';
import { styles } from './comment.styles.js';

/**
 * One comment. The thread makes these; alone, with the id of a comment, it quotes that one.
 *
 * @summary One comment.
 * @csspart comment - The whole comment.
 * @csspart avatar - The disc with initials.
 * @csspart author - The name.
 * @csspart badge - The sign of the reader's own comments and of the team's.
 * @csspart time - When it was written.
 * @csspart body - The text.
 * @csspart held - The note that it waits for a moderator.
 * @csspart actions - What can be done with it.
 * @csspart reply-button - The button that answers it.
 * @csspart edit-button - The button that changes an own comment.
 * @csspart remove-button - The button that deletes an own comment.
 * @cssstate removed - What is left of a comment that was deleted.
 */
export class CommentElement extends LitElement {
  static override properties: PropertyDeclarations = {
    comment: {},
    data: { attribute: false },
    parentName: { attribute: false },
    canReply: { attribute: false },
    editWindow: { attribute: false },
    confirming: { state: true },
  };
  static override styles = [base, text, content, styles];

  /** The id of a comment to quote. */
  comment = '';
  /** The comment itself; loaded by its id if it is not given. */
  data: Comment | undefined;
  /** Whom it answers, where its place does not show it. */
  parentName = '';
  /** Whether it offers to be answered. */
  canReply = false;
  /** For how long its author may change it, in seconds; 0 offers no change. */
  editWindow = 0;
  /** Whether the reader was asked if it should really be deleted. */
  private confirming = false;

  readonly #l10n = new Localizer(this, 'comment', messages);
  readonly #internals = this.attachInternals();
  #page: StoreController<undefined> | undefined;
  #problem: 'missing' | 'failed' | undefined;

  constructor() {
    super();
    new Clock(this);
  }

  /** Moves the focus to the comment, to be read from there. */
  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector<HTMLElement>('article')?.focus(options);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('comment') && this.comment) this.#quote();
    this.#internals.states[this.data?.status === 'removed' ? 'add' : 'delete']('removed');
  }

  protected override render(): TemplateResult | typeof nothing {
    const { say } = this.#l10n;
    if (!this.data) return this.#problem ? html`<p class="small">${say[this.#problem]}</p>` : nothing;
    if (this.data.status === 'removed')
      return html`<article part="comment" tabindex="-1"><p>${say.removed}</p></article>`;
    const { author, status } = this.data;
    return html`<article part="comment" tabindex="-1" aria-label=${say.comment(author.name)}>
      ${avatar(author.name)}
      <div class="main">
        ${this.#renderHeader(this.data)}
        ${status === 'held' ? html`<p part="held" class="small">${say.held}</p>` : nothing}
        <div part="body" class="content">${renderContent(this.data.content)}</div>
        ${this.confirming ? this.#renderQuestion() : this.#renderActions(this.data)}
      </div>
    </article>`;
  }

  #renderHeader({ author, created, edited, own }: Comment): TemplateResult {
    const { say, language } = this.#l10n;
    const badge = author.staff ? say.staff : own ? say.own : '';
    const name =
      author.website && isSafe(author.website)
        ? html`<a href=${author.website} rel="nofollow ugc noopener noreferrer">${author.name}</a>`
        : author.name;
    const exact = formatDate(language, created, { dateStyle: 'long', timeStyle: 'short' });
    return html`<header>
      <bdi part="author">${name}</bdi>
      ${badge ? html`<span part="badge">${badge}</span>` : nothing}
      <span class="small">
        <time part="time" datetime=${created} title=${exact}>${formatAgo(language, created)}</time>
        ${edited ? html` · ${say.edited}` : nothing}
        ${this.parentName ? html` · <bdi>${say.inReplyTo(this.parentName)}</bdi>` : nothing}
      </span>
    </header>`;
  }

  #renderActions({ own, author, created, status }: Comment): TemplateResult | typeof nothing {
    const { say } = this.#l10n;
    const changeable = own && Date.now() < Date.parse(created) + this.editWindow * 1000;
    const answerable = this.canReply && status === 'published';
    if (!changeable && !answerable) return nothing;
    return html`<div part="actions">
      ${
        answerable
          ? html`<button
              part="reply-button"
              type="button"
              aria-label=${say.replyTo(author.name)}
              @click=${this.#on('reply')}
            >
              ${say.reply}
            </button>`
          : nothing
      }
      ${
        changeable
          ? html`<button part="edit-button" type="button" aria-label=${say.editOwn} @click=${this.#on('edit')}>
                ${say.edit}
              </button>
              <button part="remove-button" type="button" aria-label=${say.removeOwn} @click=${this.#ask}>
                ${say.remove}
              </button>`
          : nothing
      }
    </div>`;
  }

  #renderQuestion(): TemplateResult {
    const { say } = this.#l10n;
    return html`<div part="actions" role="group" aria-label=${say.really}>
      <span>${say.really}</span>
      <button class="danger" type="button" @click=${this.#on('remove')}>${say.remove}</button>
      <button type="button" @click=${this.#keep}>${say.keep}</button>
    </div>`;
  }

  #on(action: CommentActionEvent['action']): () => void {
    return () => {
      this.confirming = false;
      this.dispatchEvent(new CommentActionEvent(action));
    };
  }

  readonly #ask = (): void => {
    this.confirming = true;
    this.#focusAfter('.danger');
  };

  readonly #keep = (): void => {
    this.confirming = false;
    this.#focusAfter('[part="remove-button"]');
  };

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
