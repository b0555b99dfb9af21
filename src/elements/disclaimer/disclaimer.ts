import { html, LitElement, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { StoreController } from '../../controllers/store-controller.js';
import { Localizer } from '../../i18n/localizer.js';
import { formatDate } from '../../i18n/time.js';
import { DisclaimerSlice } from '../../store/disclaimer-slice.js';
import type { PageStore } from '../../store/page-store.js';
import type { PageState } from '../../store/state.js';
import { base } from '../../styles/base.js';
import { text } from '../../styles/text.js';
import { AcknowledgeEvent } from './disclaimer.events.js';
import { messages } from './disclaimer.messages.js';
import { styles } from './disclaimer.styles.js';

/**
 * Says plainly what a page is not. The text is the light DOM: readers see it without JavaScript, in print and in search
 * results. Whoever has read it can put it away, and is not asked again until the version changes.
 *
 * @summary What this page is not.
 * @slot - The text. Without one there is a general medical disclaimer.
 * @slot heading - A heading of your own, of the level that fits the page.
 * @csspart notice - The whole disclaimer.
 * @csspart heading - The heading.
 * @csspart body - The text.
 * @csspart credits - Who reviewed the page, and when.
 * @csspart acknowledge - The button that puts it away.
 * @csspart reopen - The button that brings it back.
 * @cssprop [--afterword-warning] - Colour of the rule at the start edge. Light and dark by default.
 * @cssprop [--afterword-surface=Canvas] - Behind the text, when it is sticky.
 * @cssstate closed - Put away.
 * @fires {AcknowledgeEvent} afterword-acknowledge - The reader has read it; cancel it to leave it open.
 */
export class DisclaimerElement extends LitElement {
  static override properties: PropertyDeclarations = {
    name: {},
    version: {},
    mode: { reflect: true },
    expires: { type: Number },
    reviewedBy: { attribute: 'reviewed-by' },
    lastReviewed: { attribute: 'last-reviewed' },
    nextReview: { attribute: 'next-review' },
    htmlFor: { attribute: 'for' },
  };
  static override styles = [base, text, styles];

  /** What it is remembered under, on this site; at most 60 characters. */
  name = 'medical';
  /** The version of the text; at most 60 characters. A new one asks again. */
  version = '1';
  /** `inline` where it stands, or `sticky` at the lower edge of the window until it was read. */
  mode: 'inline' | 'sticky' = 'inline';
  /** How long it stays put away, in days. */
  expires = 365;
  /** Who reviewed the page, with their credential. */
  reviewedBy = '';
  /** When the page was last reviewed, as YYYY-MM-DD. */
  lastReviewed = '';
  /** When the next review is due, as YYYY-MM-DD. A date in the past is shown as overdue. */
  nextReview = '';
  /** What waits until it was read: `comments`, or nothing. */
  htmlFor = '';

  readonly #l10n = new Localizer(this, 'disclaimer', messages);
  readonly #page = new StoreController(this, select, () => this.requestUpdate());
  readonly #internals = this.attachInternals();
  #reopened = false;

  /** Puts it away, as the button does. */
  acknowledge(): void {
    const { store, ready } = this.#page;
    if (!store) return void ready.then(() => this.acknowledge());
    this.#reopened = false;
    this.#put(store).acknowledge(this.name);
    this.requestUpdate();
  }

  /** Shows it again. What was acknowledged stays so. */
  reopen(): void {
    this.#reopened = true;
    this.requestUpdate();
  }

  /** Moves the focus to what there is to do. */
  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector('button')?.focus(options);
  }

  override disconnectedCallback(): void {
    this.#page.store?.use(DisclaimerSlice).drop(this);
    super.disconnectedCallback();
  }

  protected override willUpdate(): void {
    if (this.#page.store) this.#put(this.#page.store);
    this.#internals.states[this.#isClosed ? 'add' : 'delete']('closed');
  }

  protected override render(): TemplateResult {
    const { say } = this.#l10n;
    return html`<section part="notice" aria-label=${this.#heading}>
      ${
        this.#isClosed
          ? html`<div class="line">
              <span>${this.#heading}</span>
              ${this.#guards ? html`<span class="small">${say.acknowledged}</span>` : nothing}
              <button part="reopen" type="button" aria-expanded="false" @click=${this.#onReopen}>${say.show}</button>
            </div>`
          : nothing
      }
      <div class="open">
        <slot name="heading" @slotchange=${() => this.requestUpdate()}><h2 part="heading">${say.heading}</h2></slot>
        <div part="body"><slot>${say.text}</slot></div>
        ${this.#renderCredits()}
        <div>
          <button part="acknowledge" type="button" @click=${this.#onAcknowledge}>
            ${this.#guards && !this.#isAcknowledged ? say.understood : say.hide}
          </button>
        </div>
      </div>
    </section>`;
  }

  #put(store: PageStore): DisclaimerSlice {
    const slice = store.use(DisclaimerSlice);
    const { name, version, expires: days } = this;
    slice.put(this, { name, version, guards: this.#guards, reveal: this.#reveal, days });
    return slice;
  }

  #renderCredits(): TemplateResult | typeof nothing {
    const { say } = this.#l10n;
    const overdue = Date.parse(this.nextReview) < Date.now();
    const rows = [
      this.reviewedBy && row(say.reviewedBy, this.reviewedBy),
      this.lastReviewed && row(say.lastReviewed, this.#renderDate(this.lastReviewed)),
      this.nextReview &&
        row(
          say.nextReview,
          html`${this.#renderDate(this.nextReview)}${overdue ? html` <span class="overdue">(${say.overdue})</span>` : nothing}`,
        ),
    ];
    return rows.some(Boolean) ? html`<dl part="credits" class="small">${rows}</dl>` : nothing;
  }

  #renderDate(date: string): TemplateResult {
    const isDate = !Number.isNaN(Date.parse(date));
    return html`<time datetime=${date}>
      ${isDate ? formatDate(this.#l10n.language, date, { dateStyle: 'long', timeZone: 'UTC' }) : date}
    </time>`;
  }

  get #guards(): boolean {
    return /(^|\s)comments(\s|$)/.test(this.htmlFor);
  }

  get #isAcknowledged(): boolean {
    return this.#page.store?.state.disclaimer?.[this.name]?.acknowledged ?? false;
  }

  get #isClosed(): boolean {
    return this.#isAcknowledged && !this.#reopened;
  }

  get #heading(): string {
    return this.querySelector('[slot="heading"]')?.textContent.trim() || this.#l10n.say.heading;
  }

  readonly #reveal = (): void => {
    this.scrollIntoView({ block: 'center' });
    this.focus({ preventScroll: true });
  };

  readonly #onAcknowledge = (): void => {
    if (!this.dispatchEvent(new AcknowledgeEvent(this.name, this.version))) return;
    this.acknowledge();
    void this.updateComplete.then(() => this.focus()); // the button that had it is gone
  };

  readonly #onReopen = (): void => {
    this.reopen();
    void this.updateComplete.then(() => this.focus());
  };
}

const select = ({ disclaimer }: PageState) => disclaimer;

const row = (term: string, description: unknown): TemplateResult =>
  html`<div>
    <dt>${term}</dt>
    <dd>${description}</dd>
  </div>`;
