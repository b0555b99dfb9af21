import { html, LitElement, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { renderContent } from '../../content/render-content.js';
import { StoreController } from '../../controllers/store-controller.js';
import { FailureEvent } from '../../events/failure-event.js';
import { Localizer } from '../../i18n/localizer.js';
import type { Comment } from '../../protocol.js';
import { CaptchaSlice } from '../../store/captcha-slice.js';
import type { Disclaimer } from '../../store/disclaimer-slice.js';
import { DraftSlice, editDraft, type Draft } from '../../store/draft-slice.js';
import type { PageStore } from '../../store/page-store.js';
import type { PageState } from '../../store/state.js';
import { VisitorSlice, type VisitorState } from '../../store/visitor-slice.js';
import { base } from '../../styles/base.js';
import { controls } from '../../styles/controls.js';
import { content } from '../../styles/content.js';
import { field } from '../../styles/field.js';
import { text } from '../../styles/text.js';
import { CommentEvent, CommentSubmitEvent } from './comment-form.events.js';
import { messages } from './comment-form.messages.js';
import { styles } from './comment-form.styles.js';
import { composerStatus } from './composer-status.js';
import { paste, shortcut, toolbar } from './markdown-tools.js';
import { missingField, openGate, type Need } from './needs.js';
import { PeopleController } from './people.js';
import { PreviewController } from './preview-controller.js';
import { quoteInto, selection } from './quoting.js';
import { trapField, whoFields } from './who-fields.js';

interface Early {
  readonly body: string;
  readonly who: Partial<VisitorState>;
  readonly isSent: boolean;
}

const NOTHING: Early = { body: '', who: {}, isSent: false };

/**
 * Where a comment is written. It keeps what is typed over a reload, waits for the server when it cannot be reached, and
 * says what is missing before a comment can go.
 *
 * @summary The composer.
 * @slot terms - An `<afterword-terms>`.
 * @csspart composer - The form.
 * @csspart field - Each text field.
 * @csspart toolbar - The buttons that write Markdown.
 * @csspart quote-button - Puts what is answered into a reply.
 * @csspart people - The names that are offered after an @.
 * @csspart preview-button - Opens and closes the preview.
 * @csspart preview - How the text will look.
 * @csspart submit - The button that sends.
 * @csspart cancel - The button that closes a reply or a change.
 * @csspart status - What is missing, going on, or went wrong.
 * @fires {CommentSubmitEvent} afterword-comment-submit - The reader sends a comment; cancel it to keep it from going.
 * @fires {CommentEvent} afterword-comment - The server has the comment.
 * @fires {FailureEvent} afterword-error - The comment was refused, or has to wait.
 */
export class CommentFormElement extends LitElement {
  static override properties: PropertyDeclarations = {
    parent: {},
    name: {},
    edits: { attribute: false },
    selected: { attribute: false },
    open: { state: true },
    problem: { state: true },
    said: { state: true },
  };
  static override shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: true };
  static override styles = [base, controls, text, field, content, styles];

  /** The id of the comment that is answered; none for a comment of its own. */
  parent = '';
  /** A name to begin with, such as that of a reader the site knows. */
  name = '';
  /** An own comment that is changed. */
  edits: Comment | undefined;
  /** What was selected when the composer was opened: a passage to quote. */
  selected = '';
  /** Whether the reader has been here: once open it stays so, for nothing may move under a finger. */
  private open = false;
  /** What was found missing when the reader sent. */
  private problem: Need | undefined;
  /** What was said last, when all went well. */
  private said = '';

  readonly #l10n = new Localizer(this, 'commentForm', messages);
  readonly #page = new StoreController(this, select, (store) => this.#join(store));
  readonly #people = new PeopleController(this);
  readonly #preview = new PreviewController(this);
  #release: (() => void) | undefined;
  #lastSent: Comment | undefined;
  /** What was written, and whether it was sent, before there was a store to keep it. */
  #early: Early = NOTHING;

  /** Sends what is written, as the button does. */
  async submit(): Promise<void> {
    await this.updateComplete;
    const { store } = this.#page;
    const { body, status } = this.#draft;
    if (!store) this.#early = { ...this.#early, isSent: true };
    if (status === 'waiting') store?.use(DraftSlice).online();
    if (!store || status !== 'editing') return;
    const name = this.edits?.author.name ?? this.#visitorName;
    this.problem = this.#gate ?? missingField(body, name, store.state.page.settings.maxLength);
    if (this.problem) {
      this.#goTo(this.problem);
      return;
    }
    if (!this.dispatchEvent(new CommentSubmitEvent(body, this.parent || null))) return;
    store.use(CaptchaSlice).ask(this, true);
    const trap = this.renderRoot.querySelector<HTMLInputElement>('[name="subject"]');
    await store.use(DraftSlice).submit(this.#id, body, this, trap?.value);
    if (this.#draft.error) this.dispatchEvent(new FailureEvent(this.#draft.error));
  }

  /** Forgets what is written. */
  reset(): void {
    this.#page.store?.use(DraftSlice).discard(this.#id);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#letGo();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('name')) this.#suggestName();
    const { body, sent, by } = this.#draft;
    if (body === '') this.#letGo();
    if (sent && sent !== this.#lastSent) this.#finish(sent, by);
  }

  protected override render(): TemplateResult {
    const { say } = this.#l10n;
    if (this.#page.store?.state.page.closed && !this.edits && this.#draft.body === '')
      return html`<p part="status" class="small">${say.closed}</p>`;
    const isOpen = this.open || this.#kind !== 'comment' || this.#draft.body !== '';
    return html`<form
      part="composer"
      class=${isOpen ? '' : 'collapsed'}
      novalidate
      @submit=${this.#onSubmit}
      @focusin=${this.#onFocus}
      @keydown=${this.#onKey}
    >
      <label class="hidden" for="body">${say[this.#kind]}</label>
      <div class="text">
        <textarea
          part="field"
          id="body"
          rows="1"
          placeholder=${say.invitation}
          dir="auto"
          aria-describedby=${isOpen ? 'status' : nothing}
          aria-invalid=${this.problem === 'body' || this.problem === 'length' ? 'true' : nothing}
          ?readonly=${this.#isBusy}
          .value=${live(this.#draft.body)}
          aria-autocomplete=${isOpen ? 'list' : nothing}
          aria-controls=${this.#people.isOpen ? 'people' : nothing}
          aria-activedescendant=${this.#people.activeId ?? nothing}
          @input=${this.#onBody}
          @keydown=${this.#onFieldKey}
          @blur=${() => this.#people.close()}
          @paste=${paste}
        ></textarea>
        ${this.#people.render(say.people)}
      </div>
      <span class="hidden" role="status"
        >${this.#people.isOpen ? say.offered(this.#people.names.length) : nothing}</span
      >
      ${isOpen ? this.#renderRest() : nothing}
      <p class="small" id="said" tabindex="-1" role="status">${this.said || nothing}</p>
    </form>`;
  }

  #renderRest(): TemplateResult {
    const { say } = this.#l10n;
    const expanded = String(this.#preview.isOpen);
    return html`<div class="about small">
        ${toolbar(say, () => this.#field)} ${this.#renderQuoteButton()}
        <button part="preview-button" type="button" aria-expanded=${expanded} @click=${this.#onPreview}>
          ${say.preview}
        </button>
      </div>
      ${this.#preview.isOpen ? this.#renderPreview() : nothing} ${this.edits ? nothing : this.#renderForNew()}
      ${this.#renderActions()}`;
  }

  #renderQuoteButton(): TemplateResult | typeof nothing {
    const comment = this.#answered;
    if (!comment) return nothing;
    return html`<button part="quote-button" type="button" @mousedown=${keepSelection} @click=${this.#onQuote}>
      ${this.#l10n.say.quoteThe(comment.author.name)}
    </button>`;
  }

  #renderPreview(): TemplateResult {
    const { say } = this.#l10n;
    return html`<div part="preview" class="content" dir="auto" role="region" aria-label=${say.previewing}>
      ${this.#preview.failed ? html`<p class="small">${say.previewFailed}</p>` : renderContent(this.#preview.content, say.spoiler)}
    </div>`;
  }

  /** What a change of an own comment needs no more. */
  #renderForNew(): TemplateResult {
    const { visitor, captcha } = this.#page.store?.state ?? {};
    const refused = this.#draft.errors?.map(({ pointer }) => pointer.replace('/author/', '')) ?? [];
    const showsCaptcha = captcha?.prompts === 0 && captcha.asker === this;
    return html`${whoFields({
        say: this.#l10n.say,
        name: this.#visitorName,
        email: visitor?.email ?? this.#early.who.email ?? '',
        readonly: this.#isBusy,
        invalid: new Set([...refused, this.problem ?? '']),
        onInput: this.#onWho,
      })}
      ${trapField}
      <slot name="terms"></slot>
      ${
        showsCaptcha
          ? html`<afterword-captcha
              embedded
              exportparts="image, audio, field: captcha-field, refresh, listen, play, look, hold, progress"
            ></afterword-captcha>`
          : nothing
      }`;
  }

  #renderActions(): TemplateResult {
    const { say } = this.#l10n;
    const isWaiting = this.#draft.status === 'waiting';
    const isOff = this.#draft.status === 'sending' || (!isWaiting && this.#gate !== undefined);
    return html`<div class="actions">
      <button part="submit" class="primary" aria-disabled=${isOff ? 'true' : nothing} aria-describedby="status">
        ${isWaiting ? say.sendNow : say.send[this.#kind]}
      </button>
      ${isWaiting ? html`<button type="button" @click=${this.#takeBack}>${say.takeBack}</button>` : nothing}
      ${
        this.#kind !== 'comment' && !this.#isBusy
          ? html`<button part="cancel" type="button" @click=${this.#cancel}>${say.cancel}</button>`
          : nothing
      }
      ${this.#renderStatus()}
    </div>`;
  }

  #renderStatus(): TemplateResult {
    const gate = this.#gate;
    const { draft, problem } = { draft: this.#draft, problem: this.problem };
    const maxLength = this.#page.store?.state.page.settings.maxLength ?? Infinity;
    const { text, isProblem } = composerStatus(this.#l10n, {
      draft,
      gate,
      problem,
      maxLength,
      isChange: this.edits !== undefined,
    });
    return html`<p
      part="status"
      id="status"
      class=${isProblem ? 'problem' : 'small'}
      role=${isProblem ? 'alert' : 'status'}
    >
      ${text}
      ${
        gate === 'disclaimer' || gate === 'terms'
          ? html`<button type="button" @click=${() => this.#goTo(gate)}>${this.#l10n.say.goThere}</button>`
          : nothing
      }
    </p>`;
  }

  get #field(): HTMLTextAreaElement | null {
    return this.renderRoot.querySelector('textarea');
  }

  /** The comment that is answered, as far as it is loaded. */
  get #answered(): Comment | undefined {
    const comment = this.#page.store?.state.thread?.nodes.get(this.parent)?.comment;
    return comment?.status === 'published' ? comment : undefined;
  }

  get #id(): string {
    return this.edits ? editDraft(this.edits.id) : this.parent;
  }

  get #draft(): Draft {
    const draft = this.#page.store?.state.drafts?.[this.#id];
    if (draft && !(this.edits && draft.sent)) return draft;
    return {
      body: this.#early.body || (this.edits?.source ?? ''),
      status: 'editing',
      sent: draft?.sent,
      by: draft?.by,
    };
  }

  get #kind(): 'comment' | 'reply' | 'change' {
    return this.edits ? 'change' : this.parent ? 'reply' : 'comment';
  }

  get #isBusy(): boolean {
    return this.#draft.status !== 'editing';
  }

  /** What keeps the button off. A change asks for nothing that the comment itself has not asked for. */
  get #gate(): Need | undefined {
    const state = this.#page.store?.state;
    return state && !this.edits ? openGate(state) : undefined;
  }

  get #visitorName(): string {
    return this.#page.store?.state.visitor?.name ?? this.#early.who.name ?? '';
  }

  /** To begin with: what the reader writes or empties stays so. */
  #suggestName(): void {
    if (this.name && !this.#visitorName) this.#page.store?.use(VisitorSlice).introduce({ name: this.name });
  }

  #join(store: PageStore): void {
    this.#letGo();
    store.use(VisitorSlice);
    store.use(CaptchaSlice);
    store.use(DraftSlice);
    this.#lastSent = this.#draft.sent;
    this.#suggestName();
    const { body, who, isSent } = this.#early;
    this.#early = NOTHING;
    store.use(VisitorSlice).introduce(who);
    if (body) store.use(DraftSlice).write(this.#id, body);
    if (isSent) void this.submit();
  }

  #letGo(): void {
    this.#release?.();
    this.#release = undefined;
  }

  #finish(comment: Comment, sender: object | undefined): void {
    const { say } = this.#l10n;
    this.#lastSent = comment;
    this.said = this.edits ? say.changed : comment.status === 'held' ? say.held : say.posted;
    this.open = this.#preview.isOpen = false;
    const hadFocus = this.matches(':focus-within');
    void this.updateComplete.then(() => {
      if (hadFocus) this.renderRoot.querySelector<HTMLElement>('#said')?.focus(); // the button it was on is gone
      // Of two composers for one draft, the one that sent it tells the page.
      const isTold = sender !== this && sender instanceof CommentFormElement && sender.isConnected;
      this.dispatchEvent(new CommentEvent(comment, !isTold));
    });
  }

  readonly #onSubmit = (event: Event): void => {
    event.preventDefault();
    void this.submit();
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.isComposing) void this.submit();
  };

  readonly #onFieldKey = (event: KeyboardEvent): void => {
    if (!this.#people.onKey(event)) shortcut(event);
  };

  readonly #onQuote = (): void => {
    const { selected } = this;
    this.selected = '';
    if (this.#answered && this.#field) quoteInto(this.#field, this.#answered, [selection(), selected]);
  };

  readonly #onFocus = (event: Event): void => {
    if ((event.target as HTMLElement).id === 'said') return;
    this.open = true;
    this.said = '';
  };

  readonly #onBody = (event: Event): void => {
    const { value } = event.target as HTMLTextAreaElement;
    const { store } = this.#page;
    this.problem = undefined;
    if (store) store.use(DraftSlice).write(this.#id, value);
    else this.#early = { ...this.#early, body: value };
    this.#preview.follow(store, value);
    this.#people.follow(event.target as HTMLTextAreaElement, store, this.parent);
    if (!value || this.edits) return;
    const captcha = store?.use(CaptchaSlice); // by the time the text is done, so is the work
    captcha?.ask(this, true);
    this.#release ??= captcha?.hold();
  };

  readonly #onWho = (event: Event): void => {
    const { name, value } = event.target as HTMLInputElement;
    this.problem = undefined;
    const { store } = this.#page;
    const who = { [name]: value };
    if (store) store.use(VisitorSlice).introduce(who);
    else this.#early = { ...this.#early, who: { ...this.#early.who, ...who } };
  };

  readonly #onPreview = (): void => {
    this.#preview.toggle(this.#page.store, this.#draft.body);
  };

  readonly #takeBack = (): void => {
    this.#page.store?.use(DraftSlice).withdraw(this.#id);
    this.focus();
  };

  /** Whoever opened it closes it. What was written stays a draft. */
  readonly #cancel = (): void => {
    this.dispatchEvent(new Event('cancel'));
  };

  #goTo(need: Need): void {
    const { disclaimer = {}, terms } = this.#page.store?.state ?? {};
    const fields: Partial<Record<Need, string>> = { name: '[name="name"]', captcha: 'afterword-captcha' };
    if (need === 'terms') terms?.current?.reveal();
    else if (need === 'disclaimer') Object.values(disclaimer).find(isUnread)?.reveal();
    else this.renderRoot.querySelector<HTMLElement>(fields[need] ?? 'textarea')?.focus();
  }
}

/** A click on a button takes away what is selected, and the focus from the text. */
const keepSelection = (event: Event): void => event.preventDefault();

const isUnread = ({ guards, acknowledged }: Disclaimer): boolean => guards && !acknowledged;

const select = ({ page, visitor, drafts, captcha, disclaimer, terms }: PageState) =>
  [page, visitor, drafts, captcha, disclaimer, terms] as const;
