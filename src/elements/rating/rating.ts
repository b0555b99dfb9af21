import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { StoreController } from '../../controllers/store-controller.js';
import { FormControl, type ValidityProblem } from '../../controls/form-control.js';
import { FailureEvent } from '../../events/failure-event.js';
import { Localizer } from '../../i18n/localizer.js';
import type { Wish } from '../../store/outbox-slice.js';
import type { PageState } from '../../store/state.js';
import { base } from '../../styles/base.js';
import { KeyChoice } from './key-choice.js';
import { RateEvent, RateUndoEvent } from './rating.events.js';
import { messages } from './rating.messages.js';
import { styles } from './rating.styles.js';
import { star } from './star.js';

/**
 * A row of stars. On a page it shows what readers gave and takes the reader's own vote, one for each visitor. Inside a
 * `<form>` it is a plain form control and asks no server. With `readonly` it only shows.
 *
 * @summary Rate this.
 * @slot label - What is being rated, instead of the `label` attribute.
 * @csspart label - What is being rated.
 * @csspart stars - The row of stars.
 * @csspart star - Each star.
 * @csspart average - The average, and how many rated.
 * @csspart status - What the reader gave, or what went wrong.
 * @csspart undo - The button that takes a rating back.
 * @cssprop [--afterword-star] - Colour of a full star. Light and dark by default.
 * @cssprop [--afterword-star-empty] - Outline of an empty star. Made from the text colour by default.
 * @cssprop [--afterword-star-size=1.5em] - Width of a star.
 * @cssstate invalid - In a form: a rating is required, there is none, and the reader was told.
 * @fires {RateEvent} afterword-rate - The reader picked a rating; cancel it to keep the old one.
 * @fires {RateUndoEvent} afterword-rate-undo - The reader takes the rating back; cancel it to keep it.
 * @fires {FailureEvent} afterword-error - A rating could not be saved.
 */
export class RatingElement extends FormControl {
  static override properties: PropertyDeclarations = {
    max: { type: Number },
    value: { type: Number },
    readonly: { type: Boolean, reflect: true },
    label: {},
  };
  static override styles = [base, styles];

  /** How many stars there are, 1 to 20. Our server keeps ratings of 1 to 5. */
  max = 5;
  /** The reader's rating; 0 for none. With `readonly`, what is shown instead of the readers' average. */
  value = 0;
  /** Shows a rating and takes none. */
  readonly = false;
  /** What is being rated. */
  label = '';

  readonly #l10n = new Localizer(this, 'rating', messages);
  readonly #keys = new KeyChoice(this, (value) => this.#pick(value));
  #page: StoreController<ReturnType<typeof select>> | undefined;

  /** Gives a rating, as a click on a star does; less than one star is none. Resolves when it is saved, or known not to be. */
  async rate(value: number): Promise<void> {
    const rating = Math.min(Math.round(value), this.#stars);
    if (rating >= 1) await this.#give(rating);
  }

  /** Takes the rating back, as a click on Undo does. */
  async undo(): Promise<void> {
    await this.#give(0);
  }

  /** Moves the focus to the stars; the browser's own way goes nowhere from a button inside. */
  override focus(options?: FocusOptions): void {
    this.#radios[(this.#own || 1) - 1]?.focus(options);
  }

  override connectedCallback(): void {
    // In a form it is the form's, and no server is asked.
    if (!this.form) this.#page ??= new StoreController(this, select);
    super.connectedCallback();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#keys.cancel();
  }

  /** Called by the browser when it puts back what was in a form. */
  formStateRestoreCallback(value: string): void {
    this.value = Number(value) || 0;
  }

  protected override resetValue(): void {
    this.value = Number(this.getAttribute('value')) || 0;
  }

  protected override get formValue(): string | null {
    return this.value > 0 ? String(this.value) : null;
  }

  protected override get problem(): ValidityProblem | undefined {
    if (!this.required || this.value > 0) return undefined;
    return { flags: { valueMissing: true }, message: this.#l10n.say.required };
  }

  protected override willUpdate(_changed: PropertyValues<this>): void {
    if (this.#shared && !this.readonly) this.value = this.#shared.mine ?? 0;
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    // Browsers check radios by themselves, so what is checked is set after each render, whatever was rendered before.
    this.#radios.forEach((radio, index) => (radio.checked = index + 1 === this.#own));
    if (this.#keys.value) this.focus();
    // From before a reload: somebody has to show what the server may ask.
    if (this.#page?.value?.[3]) void this.#give(this.#own);
  }

  protected override render(): TemplateResult {
    return html`<div class="row">
      <span part="label" aria-hidden="true"
        ><slot name="label" @slotchange=${() => this.requestUpdate()}>${this.label || this.#l10n.say.label}</slot></span
      >
      ${this.#isOpen ? this.#renderChoice() : this.#renderShown()} ${this.#renderAverage()}
      <span part="status" class="small" role="status">${this.#renderStatus()}</span>
    </div>`;
  }

  #renderChoice(): TemplateResult {
    const shown = this.#own || (this.#shared?.average ?? 0);
    return html`<span
      part="stars"
      class=${this.#own ? 'open mine' : 'open'}
      role="radiogroup"
      aria-label=${this.#name}
      aria-required=${this.required ? 'true' : nothing}
      @keydown=${this.#onKey}
      @focusout=${({ relatedTarget, currentTarget }: FocusEvent) => (currentTarget as Element).contains(relatedTarget as Element | null) || this.#keys.commit()}
    >
      ${Array.from(
        { length: this.#stars },
        (_, index) =>
          html`<label part="star">
            <input
              type="radio"
              name="stars"
              aria-label=${this.#l10n.say.stars(String(index + 1), this.#stars)}
              ?disabled=${this.isDisabled}
              @change=${() => this.#pick(index + 1)}
            />${star(shown - index)}
          </label>`,
      )}
    </span>`;
  }

  #renderShown(): TemplateResult {
    const { say } = this.#l10n;
    const value = this.value || (this.#shared?.average ?? 0);
    const number = this.#l10n.number(value, { maximumFractionDigits: 1 });
    const said = value > 0 ? say.stars(number, this.#stars) : say.unrated;
    return html`<span part="stars" role="img" aria-label="${this.#name}: ${said}">
      ${Array.from({ length: this.#stars }, (_, index) => html`<span part="star">${star(value - index)}</span>`)}
    </span>`;
  }

  #renderAverage(): TemplateResult | typeof nothing {
    const shared = this.#shared;
    if (!shared?.average) return nothing;
    const { average, count } = shared;
    const number = this.#l10n.number(average, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
    return html`<span part="average" class="small"
      >${this.#l10n.say.average(number, this.#l10n.number(count), count)}</span
    >`;
  }

  #renderStatus(): unknown {
    const { say } = this.#l10n;
    const wish = this.#wish;
    if (wish?.status === 'refused') return html`<span class="problem">${say.failed}</span>`;
    if (wish?.status === 'waiting') return say.waiting;
    if (this.#page?.value?.[1] && !this.readonly) return say.closed;
    if (!this.#isOpen || !this.#own) return nothing;
    return html`${this.#page ? say.mine(this.#own) : nothing}
      <button type="button" part="undo" ?disabled=${this.isDisabled} @click=${this.#onUndo}>
        ${this.#page ? say.undo : say.clear}
      </button>`;
  }

  get #radios(): NodeListOf<HTMLInputElement> {
    return this.renderRoot.querySelectorAll('input');
  }

  /** A number of stars that can be drawn, whatever was asked for. */
  get #stars(): number {
    return Math.min(Math.max(Math.round(this.max) || 5, 1), 20);
  }

  /** What the page shares: everybody's ratings, and the reader's own. */
  get #shared(): PageState['rating'] | undefined {
    return this.#page?.value?.[0];
  }

  /** What the reader gave and the server has not yet. */
  get #wish(): Wish | undefined {
    return this.#page?.value?.[2];
  }

  get #isOpen(): boolean {
    return !this.readonly && !this.#page?.value?.[1];
  }

  /** What the reader gave, or is giving. */
  get #own(): number {
    const wish = this.#wish;
    return Math.round(this.#keys.value ?? (wish && wish.status !== 'refused' ? wish.value : this.value)) || 0;
  }

  get #name(): string {
    const outside = Array.from(this.labels, (label) => label.textContent).join(' ');
    return this.ariaLabel || outside.trim() || this.textContent.trim() || this.label || this.#l10n.say.label;
  }

  #pick(value: number): void {
    this.#keys.cancel();
    const previous = this.#own;
    if (value !== previous && this.dispatchEvent(new RateEvent(value, previous))) void this.rate(value);
    this.requestUpdate(); // if it was refused, the radios go back
  }

  readonly #onUndo = (): void => {
    if (!this.dispatchEvent(new RateUndoEvent(this.#own))) return;
    this.focus(); // the button goes away with the rating
    void this.undo();
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    if (this.#keys.step(event, this.#own, this.#stars)) return;
    if (/^(Enter| )$/.test(event.key)) this.#keys.commit();
    if (/^(Delete|Backspace)$/.test(event.key) && this.#own) this.#onUndo();
  };

  /** A rating, or 0 to take it back. What saves a vote is loaded with the first one: most readers only look. */
  async #give(value: number): Promise<void> {
    const page = this.#page;
    if (!page) {
      this.value = value;
      return;
    }
    await page.ready;
    page.store?.set('outbox', { rating: { value, status: 'sending' } }); // shown while what saves it is on its way
    const { give } = await import('./give.js');
    const failure = page.store && (await give(page.store, value, this));
    if (failure) this.dispatchEvent(new FailureEvent(failure));
  }
}

const select = ({ rating, page, outbox, captcha }: PageState) =>
  [rating, page.closed, outbox?.rating, outbox?.rating?.status === 'waiting' && !captcha?.asker] as const;
