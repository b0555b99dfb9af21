import { html, LitElement, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { Later } from '../../controllers/later.js';
import { StoreController } from '../../controllers/store-controller.js';
import { Phrases } from '../../i18n/phrases.js';
import { ownWordsOr } from '../../own-words.js';
import type { DisclaimerSlice } from '../../store/disclaimer-slice.js';
import type { PageState } from '../../store/state.js';
import { base } from '../../styles/base.js';
import { controls } from '../../styles/controls.js';
import { words } from '../../styles/words.js';
import { AcknowledgeEvent } from './disclaimer.events.js';
import { messages } from './disclaimer.messages.js';
import type { Gate } from './gate.js';
import type { Insistence } from './insistence.js';
import type { Preset } from './preset.js';
import type { Review } from './review.js';
import { styles } from './disclaimer.styles.js';

/** It serves a store, which comes later too; nothing is drawn with it. */
const memory = new Later(() => import('../../store/disclaimer-slice.js'));
const review = new Later(() => import('./review.js'));
const preset = new Later(() => import('./preset.js'));
const insistence = new Later(() => import('./insistence.js'));

/** How long it is remembered, in days, where nothing sensible is said. */
const DAYS = 365;

/**
 * Says plainly what a page is not. The text is the light DOM: readers see it without JavaScript, in print and in search
 * results. Whoever has read it can put it away, and is not asked again until the version changes or the time is over.
 *
 * @summary What this page is not.
 * @slot - The text. Without one there is a prepared text (`preset`), or else a general medical disclaimer.
 * @slot heading - A heading of your own, of the level that fits the page.
 * @slot reviewer - Who reviewed the page, in your own words, with links; instead of the attributes.
 * @csspart notice - The whole disclaimer.
 * @csspart heading - The heading.
 * @csspart body - The text.
 * @csspart credits - Who reviewed the page, and when.
 * @csspart reviewer - The link to who reviewed it.
 * @csspart stale - The word at a review that is overdue.
 * @csspart note - Under a prepared text: that it is not legal advice.
 * @csspart number - An emergency number in a prepared text.
 * @csspart acknowledge - The button that puts it away.
 * @csspart decline - The button, or the link, that declines a gate.
 * @csspart reopen - The button that brings it back.
 * @csspart sheet - The dialog of a gate.
 * @cssprop [--afterword-warning] - Colour of the rule at the start edge. Light and dark by default.
 * @cssprop [--afterword-surface=Canvas] - Behind the text, when it is sticky or a gate.
 * @cssstate closed - Put away.
 * @cssstate declined - The reader has declined it on this visit.
 * @cssstate stale - The next review is overdue.
 * @fires {AcknowledgeEvent} afterword-acknowledge - The reader has read it; cancel it to leave it open.
 * @fires {DeclineEvent} afterword-decline - The reader declines it; cancel it to leave it open.
 */
export class DisclaimerElement extends LitElement {
  static override properties: PropertyDeclarations = {
    name: {},
    version: {},
    mode: { reflect: true },
    expires: { type: Number },
    remember: {},
    htmlFor: { attribute: 'for' },
    declineHref: { attribute: 'decline-href' },
    reviewedBy: { attribute: 'reviewed-by' },
    reviewerCredential: { attribute: 'reviewer-credential' },
    reviewerHref: { attribute: 'reviewer-href' },
    lastReviewed: { attribute: 'last-reviewed' },
    nextReview: { attribute: 'next-review' },
    schemaType: { attribute: 'schema-type' },
    preset: {},
    region: {},
  };
  static override styles = [base, controls, words, styles];

  /** What it is remembered under; at most 60 characters. */
  name = 'medical';
  /** The version of the text; at most 60 characters. A new one asks again. */
  version = '1';
  /**
   * `inline` where it stands; `sticky` at the edge of the window until it was read, as long as what it stands in is seen;
   * `gate` as a sheet over the page that has to be answered, and that Escape never accepts.
   */
  mode: 'inline' | 'sticky' | 'gate' = 'inline';
  /** How long it stays put away, in days; 0 asks on every visit. What is no such number is 365. */
  expires = DAYS;
  /** Where it is remembered: on the whole `site`, or for this `page` only. */
  remember: 'site' | 'page' = 'site';
  /**
   * What waits until it was read, separated by spaces: `comments` for the composer, and the `id` of anything else on the
   * page, which is `inert` until then.
   */
  htmlFor = '';
  /** Where a reader goes who declines a gate. Without it the gate only closes, and what waits goes on waiting. */
  declineHref = '';
  /** Who reviewed the page. */
  reviewedBy = '';
  /** Their credential, such as `MD`. */
  reviewerCredential = '';
  /** Where more is to be read about them. */
  reviewerHref = '';
  /** When the page was last reviewed, as YYYY-MM-DD. */
  lastReviewed = '';
  /** When the next review is due, as YYYY-MM-DD. Once that day is over it is shown as overdue. */
  nextReview = '';
  /** `MedicalWebPage` tells search engines of the review, as far as it is shown. */
  schemaType = '';
  /**
   * A prepared text, in the language of the page, where you have none of your own: `general`, `experience`, `supplement` or
   * `emergency`, or several separated by spaces. In ar, de, en, es, fr, it, nl and pt. Not legal advice, and not there without
   * JavaScript.
   */
  preset = '';
  /** Whose emergency numbers are given, as ISO 3166-1, such as `GB`. */
  region = '';

  readonly #l10n = new Phrases(this, 'disclaimer', messages);
  readonly #page = new StoreController(this, select, () => this.requestUpdate());
  readonly #internals = this.attachInternals();
  #insistence: Insistence | undefined;
  #review: Review | undefined;
  #preset: Preset | undefined;
  #reopened = false;

  /** Puts it away, as the button does. Resolves when that is known to the page. */
  async acknowledge(): Promise<void> {
    await this.#page.ready;
    await memory.load();
    const slice = this.#put();
    if (!this.#isAcknowledged) slice?.acknowledge(this.name);
    this.#reopened = false;
    this.requestUpdate();
  }

  /** Declines a gate, as its button does. It is not asked again on this visit; what waits goes on waiting. */
  decline(): void {
    this.#insistence?.decline();
    this.#reopened = false;
    this.requestUpdate();
  }

  /** Shows it again. What was acknowledged stays so. */
  reopen(): void {
    this.#reopened = true;
    this.requestUpdate();
  }

  /** Moves the focus to what there is to do. */
  override focus(options?: FocusOptions): void {
    const part = this.#isClosed ? 'reopen' : 'acknowledge';
    this.renderRoot.querySelector<HTMLElement>(`[part="${part}"]`)?.focus(options);
  }

  override disconnectedCallback(): void {
    this.#slice?.drop(this);
    super.disconnectedCallback();
  }

  protected override willUpdate(): void {
    this.#need();
    memory.for(this);
    this.#put();
    this.#internals.states[this.#isClosed ? 'add' : 'delete']('closed');
  }

  protected override render(): TemplateResult | typeof nothing {
    if (this.#isWaiting) return html`<section part="notice" class="waiting">${this.#renderLine(true)}</section>`;
    const sheet = this.#insistence?.sheet;
    const open = this.#renderOpen(sheet);
    return html`<section part="notice" aria-label=${this.#heading}>
      ${this.#isClosed || sheet ? this.#renderLine() : nothing} ${sheet?.render(open, this.#heading) ?? open}
    </section>`;
  }

  #renderLine(isRead = this.#asks && this.#isAcknowledged): TemplateResult {
    const { say } = this.#l10n;
    return html`<div class="line">
      <span>${this.#heading}</span>
      <span class="small">${isRead ? say.acknowledged : this.#insistence?.said}</span>
      <button part="reopen" type="button" aria-expanded="false" @click=${this.#onReopen}>${say.show}</button>
    </div>`;
  }

  #renderOpen(sheet: Gate | undefined): TemplateResult {
    const { say } = this.#l10n;
    const isUnanswered = this.#asks && !this.#isAcknowledged;
    return html`<div class="open">
      <slot name="heading" @slotchange=${() => this.requestUpdate()}
        ><h2 part="heading">${this.#preset?.heading ?? say.heading}</h2></slot
      >
      <div part="body" id="body">${ownWordsOr(this, this.#preset?.render() ?? say.text)}</div>
      ${this.#review?.render() ?? this.#renderPlaceForReview()}
      <div class="line actions">
        <button part="acknowledge" type="button" @click=${this.#onAcknowledge}>
          ${isUnanswered ? say.understood : say.hide}
        </button>
        ${isUnanswered ? sheet?.renderDecline() : nothing}
      </div>
    </div>`;
  }

  /** Room for what is still loaded, unseen and about as wide, so that nothing moves when it comes. */
  #renderPlaceForReview(): TemplateResult | typeof nothing {
    if (!this.#isReviewed || review.failed) return nothing;
    const rows = [
      `Reviewed by: ${this.reviewedBy}, ${this.reviewerCredential}`,
      this.lastReviewed && 'Last reviewed: January 31, 2026',
      this.nextReview && 'Next review due: January 31, 2026',
    ];
    return html`<p class="small line waiting">${rows.map((row) => html`<span>${row}</span>`)}</p>`;
  }

  get #isReviewed(): boolean {
    const said = this.reviewedBy || this.lastReviewed || this.nextReview || this.querySelector('[slot="reviewer"]');
    return Boolean(said);
  }

  /** Sends for what is not part of every disclaimer. */
  #need(): void {
    const texts = this.preset ? preset.for(this) : undefined;
    if (texts) this.#preset ??= new texts.Preset(this, () => this.#l10n.language);
    if (this.#isReviewed) {
      const part = review.for(this);
      if (part) this.#review ??= new part.Review(this, this.#internals.states);
    }
    const isPlain = this.mode === 'inline' && this.remember !== 'page' && /^(comments)?$/.test(this.htmlFor);
    const part = isPlain ? undefined : insistence.for(this);
    if (part) this.#insistence ??= new part.Insistence(this, this.#page, this.#internals.states);
  }

  #put(): DisclaimerSlice | undefined {
    const { name, version, expires } = this;
    const days = expires >= 0 ? expires : DAYS;
    const place = this.remember === 'page' ? this.#insistence?.place : '';
    this.#slice?.put(this, { name, version, guards: this.#guards, reveal: this.#reveal, days, place });
    return this.#slice;
  }

  get #slice(): DisclaimerSlice | undefined {
    return memory.now && this.#page.store?.use(memory.now.DisclaimerSlice);
  }

  get #guards(): boolean {
    return /(^|\s)comments(\s|$)/.test(this.htmlFor);
  }

  /** Whether it wants an answer, or only to be read. */
  get #asks(): boolean {
    return this.mode === 'gate' || Boolean(this.htmlFor);
  }

  /** Undefined while it is not known. */
  get #isAcknowledged(): boolean | undefined {
    return this.#page.value?.[this.name]?.acknowledged;
  }

  get #isClosed(): boolean {
    return !this.#reopened && ((this.#isAcknowledged || this.#insistence?.declined) ?? false);
  }

  /** A gate is not shown before it is known whether it has to be. If it cannot be loaded, it stands where it is. */
  get #isWaiting(): boolean {
    return this.mode === 'gate' && !insistence.failed && (!this.#insistence || this.#isAcknowledged === undefined);
  }

  get #heading(): string {
    return (
      this.querySelector('[slot="heading"]')?.textContent.trim() || (this.#preset?.heading ?? this.#l10n.say.heading)
    );
  }

  readonly #reveal = (): void => {
    this.scrollIntoView({ block: 'center' });
    if (this.#isClosed)
      this.reopen(); // a gate that was declined
    else this.focus({ preventScroll: true });
  };

  readonly #onAcknowledge = (): void => {
    if (!this.#isAcknowledged && !this.dispatchEvent(new AcknowledgeEvent(this.name, this.version))) return;
    void this.acknowledge().then(() => this.#refocus());
  };

  readonly #onReopen = (): void => {
    this.reopen();
    this.#refocus();
  };

  /** The button that had the focus is gone. A sheet gives it back by itself. */
  #refocus(): void {
    if (this.mode !== 'gate') void this.updateComplete.then(() => this.focus());
  }
}

const select = ({ disclaimer }: PageState) => disclaimer;
