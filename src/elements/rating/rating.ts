import { html, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { Later } from '../../controllers/later.js';
import { StoreController } from '../../controllers/store-controller.js';
import { FormControl, type ValidityProblem } from '../../controls/form-control.js';
import { Localizer } from '../../i18n/localizer.js';
import type { Rating } from '../../protocol.js';
import type { Wish } from '../../store/outbox-slice.js';
import { ratingOf, ratingWish } from '../../store/rating-of.js';
import type { PageState } from '../../store/state.js';
import { base } from '../../styles/base.js';
import type { KeyChoice } from './key-choice.js';
import type { Numbers } from './numbers.js';
import { RateEvent } from './rating.events.js';
import { messages } from './rating.messages.js';
import { styles } from './rating.styles.js';
import { scaleOf, snap, type Scale } from './scale.js';
import type { Special } from './special.js';
import { choice, star } from './star.js';
import type { Status } from './status.js';

const reader = new Later(() => import('./reader.js'));
const special = new Later(() => import('./special.js'));
const numbers = new Later(() => import('./numbers.js'));

/**
 * A row of stars. On a page it shows what readers gave and takes the reader's own vote, one for each visitor; with a `name`
 * it is one of several ratings of the page. Inside a `<form>` it is a plain form control and asks no server. With `readonly`
 * it only shows.
 *
 * @summary Rate this.
 * @slot label - What is being rated, instead of the `label` attribute.
 * @slot symbol - A shape of your own in place of the star: a drawing in SVG, a character. It is copied for each star.
 * @csspart label - What is being rated.
 * @csspart stars - The row of stars.
 * @csspart star - Each star.
 * @csspart star-label - The word for a star, with `star-labels`.
 * @csspart average - The average, and how many rated; with `reveal="after-vote"` first a word that it comes.
 * @csspart histogram - How many gave each number of stars, with `histogram`.
 * @csspart bar - One number of stars in it.
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
    precision: { type: Number },
    starLabels: { attribute: 'star-labels' },
    histogram: { type: Boolean },
    reveal: {},
    schemaType: { attribute: 'schema-type' },
    schemaName: { attribute: 'schema-name' },
  };
  static override styles = [base, styles];

  /** How many stars there are, 1 to 20. Our server keeps 1 to 5 for the page itself, and up to 10 by name, as the owner says. */
  max = 5;
  /** The reader's rating; 0 for none. With `readonly`, what is shown instead of the readers' average. */
  value = 0;
  /** Shows a rating and takes none. */
  readonly = false;
  /** What is being rated. */
  label = '';
  /**
   * In a form, or with a `name`, the smallest part of a star that a reader can give, 0.1 to 1, for example 0.5. With less
   * than 1, the stars are a slider. For the page itself, whole stars are given. What is shown may have any fraction.
   */
  precision = 1;
  /** Words for stars, shown beside them: `1: poor, 3: good, 5: excellent`. Not every star needs one. */
  starLabels = '';
  /** Shows below how many gave each number of stars. */
  histogram?: boolean;
  /** When everybody's average is shown: `always`, or `after-vote`, so that no reader follows the others. */
  reveal?: string;
  /**
   * The schema.org type of what is rated, for search engines: `Product`, `Book`, `Recipe` or another that they show stars
   * for. They show none for articles and medical pages, and nothing is said of those. Needs `schema-name`.
   */
  schemaType?: string;
  /** The name of what is rated, for search engines. */
  schemaName?: string;

  readonly #l10n = new Localizer(this, 'rating', messages);
  #keys: KeyChoice | undefined;
  #special: Special | undefined;
  #status: Status | undefined;
  #numbers: Numbers | undefined;
  #page: StoreController<unknown> | undefined;

  /** Gives a rating, as a click on a star does; less than half of the smallest part is none. Resolves when it is saved, or known not to be. */
  async rate(value: number): Promise<void> {
    const rating = this.#snap(value);
    if (rating > 0) await this.#give(rating);
  }

  /** Takes the rating back, as a click on Undo does. */
  undo(): Promise<void> {
    return this.#give(0);
  }

  /** Moves the focus to the stars; the browser's own way goes nowhere from a button inside. */
  override focus(options?: FocusOptions): void {
    const radios = this.#radios;
    (radios[this.#snap(this.#own) - 1] ?? radios[0])?.focus(options);
  }

  override connectedCallback(): void {
    // In a form it is the form's, and no server is asked.
    if (!this.form)
      this.#page ??= new StoreController(this, () => [this.#shared, this.#wish, this.#isOpen, this.#asks]);
    super.connectedCallback();
  }

  /** Called by the browser when it puts back what was in a form. */
  formStateRestoreCallback(value: string | null): void {
    this.value = Number(value) || 0;
  }

  protected override resetValue(): void {
    this.formStateRestoreCallback(this.getAttribute('value'));
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
    if (!this.readonly && (this.#own || this.#wish || !this.#isOpen) && reader.for(this))
      this.#status ??= new reader.now!.Status(this);
    const isSpecial = this.#scale.step < 1 || this.starLabels || this.querySelector('[slot="symbol"]');
    if (isSpecial && special.for(this)) this.#special ??= new special.now!.Special(this, this.#pick, this.#loadKeys);
    if ((this.histogram || this.schemaType || !this.#isRevealed) && numbers.for(this))
      this.#numbers ??= new numbers.now!.Numbers(this);
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    // Browsers check radios by themselves, so what is checked is set after each render, whatever was rendered before.
    this.#radios.forEach((radio, index) => (radio.checked = index + 1 === this.#snap(this.#own)));
    // From before a reload: somebody has to show what the server may ask.
    if (this.#asks) void this.#give(this.#own);
  }

  protected override render(): TemplateResult {
    return html`<div class="row" @slotchange=${() => this.requestUpdate()}>
        <span part="label" aria-hidden="true"><slot name="label">${this.#label}</slot></span>
        <slot name="symbol" hidden></slot>
        ${this.#isOpen ? this.#renderChoice() : this.#renderShown()} ${this.#special?.labels.render(this.#own)}
        ${this.#renderAverage()}
        <span part="status" class="small" role="status"
          >${this.#status?.render(this.#own, !this.#isOpen, this.#wish)}</span
        >
      </div>
      ${this.#numbers?.render(this.#shared, this.#isRevealed, this.#scale.last)}`;
  }

  #renderChoice(): TemplateResult {
    const own = this.#own;
    const { isDisabled } = this;
    const draw = this.#special?.choice ?? choice;
    if (this.#scale.step < 1)
      return this.#special?.render(own, this.#average, this.#name, this.#say(own)) ?? this.#renderShown();
    return html`<span
      part="stars"
      class=${own ? 'open mine' : 'open'}
      role="radiogroup"
      aria-label=${this.#name}
      aria-required=${this.required}
      @focusin=${this.#loadKeys}
      @change=${this.#onChange}
    >
      ${this.#renderStars(own || this.#average, (share, index) => draw(share, index, this.#say(index + 1), isDisabled))}
    </span>`;
  }

  #renderShown(): TemplateResult {
    const value = this.value || this.#average;
    return html`<span
      part="stars"
      class=${this.#isOpen ? 'open' : ''}
      role="img"
      aria-label="${this.#name}: ${this.#say(value)}"
    >
      ${this.#renderStars(value, this.#special?.star ?? star)}
    </span>`;
  }

  #renderStars(value: number, draw: (share: number, index: number) => TemplateResult): TemplateResult[] {
    return Array.from({ length: this.#scale.last }, (_, index) => draw(value - index, index));
  }

  /** A rating in words. */
  #say(value: number): string {
    const { say } = this.#l10n;
    const said = value > 0 ? say.stars(this.#number(value), this.#scale.last) : say.unrated;
    return this.#special?.labels.name(said, value) ?? said;
  }

  #number(value: number): string {
    return this.#l10n.number(value, { maximumFractionDigits: 1 });
  }

  #renderAverage(): TemplateResult | undefined {
    if (!this.#isRevealed) return this.#numbers?.hidden();
    const average = this.#average;
    if (!average) return undefined;
    const { count } = this.#shared!;
    const number = this.#l10n.number(average, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
    return html`<span part="average" class="small"
      >${this.#l10n.say.average(number, this.#number(count), count)}</span
    >`;
  }

  get #radios(): NodeListOf<HTMLInputElement> {
    return this.renderRoot.querySelectorAll('input');
  }

  get #scale(): Scale {
    return scaleOf(this);
  }

  #snap(value: number): number {
    return snap(value, this.#scale);
  }

  get #state(): PageState | undefined {
    return this.#page?.store?.state;
  }

  /** What the page shares: everybody's ratings, and the reader's own. */
  get #shared(): Rating | undefined {
    return this.#state && ratingOf(this.#state, this.name);
  }

  /** Everybody's, where the reader may see it. */
  get #average(): number {
    return (this.#isRevealed && this.#shared?.average) || 0;
  }

  get #isRevealed(): boolean {
    return this.reveal !== 'after-vote' || this.value > 0 || !this.#isOpen;
  }

  /** What the reader gave and the server has not yet. */
  get #wish(): Wish | undefined {
    return this.#state?.outbox?.[ratingWish(this.name)];
  }

  /** It waits, and nobody is there to show what the server may ask for it. */
  get #asks(): boolean {
    return this.#wish?.status === 'waiting' && !this.#state?.captcha?.asker;
  }

  get #isOpen(): boolean {
    return !this.readonly && !this.#state?.page.closed;
  }

  /** What the reader gave, or is giving. */
  get #own(): number {
    const wish = this.#wish;
    return (this.#keys?.value ?? (wish && wish.status !== 'refused' ? wish.value : this.value)) || 0;
  }

  get #name(): string {
    const outside = Array.from(this.labels, (label) => label.textContent).join(' ');
    return this.ariaLabel || outside.trim() || this.querySelector('[slot="label"]')?.textContent.trim() || this.#label;
  }

  get #label(): string {
    return this.label || this.#l10n.say.label;
  }

  readonly #pick = (value: number): void => {
    this.#keys?.cancel();
    const previous = this.#own;
    if (value !== previous && this.dispatchEvent(new RateEvent(value, previous))) void this.rate(value);
    this.requestUpdate(); // if it was refused, the radios go back
  };

  readonly #onChange = ({ target }: Event): void =>
    this.#pick([...this.#radios].indexOf(target as HTMLInputElement) + 1);

  /** With the first focus, as the Undo of what is chosen next can be tabbed to at once. */
  readonly #loadKeys = (): Promise<KeyChoice | undefined> =>
    reader.load().then((part) => (this.#keys ??= part && new part.KeyChoice(this, () => this.#own, this.#pick)));

  /** A rating, or 0 to take it back. What saves a vote is loaded with the first one: most readers only look. */
  async #give(value: number): Promise<void> {
    const page = this.#page;
    if (!page) return void (this.value = value);
    await page.ready;
    const about = ratingWish(this.name);
    page.store?.set('outbox', { [about]: { value, status: 'sending' } }); // shown while what saves it is on its way
    return (await import('./give.js')).give(page.store, about, value, this);
  }
}
