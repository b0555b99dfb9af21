import { html, LitElement, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { Bridged } from '../../consent/bridges.js';
import { Consent } from '../../consent/consent.js';
import { ConsentController } from '../../controllers/consent-controller.js';
import { formatter } from '../../i18n/formatter.js';
import { Localizer } from '../../i18n/localizer.js';
import { ownWordsOr } from '../../own-words.js';
import { base } from '../../styles/base.js';
import { controls } from '../../styles/controls.js';
import { text } from '../../styles/text.js';
import { ConsentEvent } from './consent.events.js';
import { messages } from './consent.messages.js';
import { styles } from './consent.styles.js';

/** A Yes is asked for again after half a year, as the CNIL recommends, and never lasts longer than thirteen months. */
const [DAYS, MAX_DAYS] = [180, 395];

/**
 * Asks whether the page may count or measure, remembers the answer with its version and age, and takes it back from
 * anywhere. Yes and No are one click each and look the same. Until somebody says Yes, and on every page without this
 * element, nothing is granted. A browser that says Global Privacy Control has answered No, until its reader says
 * otherwise here. Any link to the element's `id` opens it.
 *
 * @summary Asks before anything is counted.
 * @slot - What is asked, in your own words, with a link to your privacy notice.
 * @slot heading - A heading of your own, of the level that fits the page.
 * @slot analytics - The name of this purpose, in your own words.
 * @slot marketing - The name of this purpose, in your own words.
 * @slot functional - The name of this purpose, in your own words.
 * @slot captcha - The name of this purpose, in your own words; any other name in `categories` has its slot too.
 * @csspart notice - The question.
 * @csspart heading - Its heading.
 * @csspart body - Its text.
 * @csspart choices - The purposes to choose from.
 * @csspart actions - Yes and No.
 * @csspart accept - The button that agrees to everything.
 * @csspart reject - The button that agrees to nothing.
 * @csspart choose - The button that shows the purposes.
 * @csspart save - The button that keeps what is ticked.
 * @csspart close - The button that leaves things as they are.
 * @csspart control - The line that stays when the question was answered.
 * @csspart reopen - The button in it.
 * @cssprop [--afterword-surface=Canvas] - Behind the text, when it is sticky.
 * @cssstate open - The question can be seen.
 * @fires {ConsentEvent} afterword-consent - The reader has answered, or has taken an answer back.
 */
export class ConsentElement extends LitElement {
  static override properties: PropertyDeclarations = {
    version: {},
    categories: {},
    expires: { type: Number },
    mode: { reflect: true },
    bridge: {},
  };
  static override styles = [base, controls, text, styles];

  /** The version of the question; at most 60 characters. A new one asks again. */
  version = '1';
  /** The purposes to ask about, by name, separated by spaces. */
  categories = 'analytics marketing';
  /** How long a Yes lasts, in days: 1 to 395. A No lasts 395 days. */
  expires = 180;
  /** `sticky` at the lower edge of the window until it is answered, or `inline` where it stands. */
  mode: 'sticky' | 'inline' = 'sticky';
  /** A consent tool of the site's own that asks instead: `klaro`, `cookieconsent` or `tcf`. */
  bridge: '' | 'klaro' | 'cookieconsent' | 'tcf' = '';

  readonly #l10n = new Localizer(this, 'consent', messages);
  readonly #internals = this.attachInternals();
  readonly #bridged = new Bridged();
  #connected: AbortController | undefined;
  #reopened = false;
  /** The purposes can be seen. */
  #choosing = false;

  constructor() {
    super();
    new ConsentController(this, () => this.requestUpdate());
  }

  /** The purposes that are agreed to now. */
  get granted(): readonly string[] {
    return [...Consent.shared.state.granted];
  }

  /** Agrees to purposes, as the buttons do: by default to all. */
  accept(categories?: readonly string[]): void {
    this.#place();
    Consent.shared.answer(categories ?? Consent.shared.categories);
    this.#close();
  }

  /** Agrees to nothing. */
  reject(): void {
    this.accept([]);
  }

  /** Takes back whatever was agreed to. Everything that ran with it stops, in every tab. */
  withdraw(): void {
    this.reject();
  }

  /** Asks again; what was answered holds until there is another answer. */
  reopen(): void {
    if (this.#bridged.tool) this.#bridged.tool.show();
    else this.#reopened = this.#choosing = true;
    this.requestUpdate();
  }

  /** Moves the focus to what there is to do. */
  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector<HTMLElement>('input, button')?.focus(options);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#connected = new AbortController();
    document.addEventListener('click', this.#onLink, { signal: this.#connected.signal });
    if (this.hasUpdated) this.#place();
  }

  override disconnectedCallback(): void {
    this.#connected?.abort();
    this.#bridged.listenTo('');
    Consent.shared.drop(this);
    super.disconnectedCallback();
  }

  protected override willUpdate(): void {
    this.#place();
    this.#internals.states[this.#isOpen ? 'add' : 'delete']('open');
  }

  protected override render(): TemplateResult | typeof nothing {
    if (this.#isOpen) return this.#renderQuestion();
    const { status, granted, gpc } = Consent.shared.state;
    if (status !== 'answered' && !this.#bridged.tool) return nothing;
    const { say } = this.#l10n;
    const names = [...granted].map((category) => this.#nameOf(category));
    const isOn = names.length > 0;
    return html`<div part="control" class="line small">
      <button part="reopen" type="button" aria-describedby="said" @click=${this.#onReopen}>${say.control}</button>
      <span id="said"
        >${
          status === 'answered'
            ? `${gpc && !isOn ? `${say.gpc} ` : ''}${isOn ? say.on(this.#list(names)) : say.off}`
            : nothing
        }</span
      >
    </div>`;
  }

  #renderQuestion(): TemplateResult {
    const { say } = this.#l10n;
    return html`<section part="notice" aria-label=${this.#heading}>
      <slot name="heading" @slotchange=${() => this.requestUpdate()}><h2 part="heading">${say.heading}</h2></slot>
      <div part="body">
        ${ownWordsOr(this, say.text)} ${Consent.shared.state.gpc ? html`<p class="small">${say.gpc}</p>` : nothing}
      </div>
      ${this.#choosing ? this.#renderChoices() : nothing}
      <div part="actions">
        <button part="accept" type="button" @click=${() => this.#answer()}>${say.accept}</button>
        <button part="reject" type="button" @click=${() => this.#answer([])}>${say.reject}</button>
      </div>
      <div class="line">
        ${
          this.#choosing
            ? html`<button part="save" type="button" @click=${() => this.#answer(this.#ticked)}>${say.save}</button>`
            : html`<button part="choose" type="button" @click=${this.#onChoose}>${say.choose}</button>`
        }
        ${
          this.#reopened
            ? html`<button part="close" type="button" @click=${this.#onClose}>${say.close}</button>`
            : nothing
        }
      </div>
    </section>`;
  }

  #renderChoices(): TemplateResult {
    const { granted } = Consent.shared.state;
    return html`<fieldset part="choices">
      <legend class="hidden">${this.#l10n.say.purposes}</legend>
      ${Consent.shared.categories.map(
        (category) =>
          html`<label>
            <input type="checkbox" value=${category} ?checked=${granted.has(category)} />
            <span><slot name=${category}>${this.#nameOf(category)}</slot></span>
            <span class="small">${this.#say(`${category}Note`)}</span>
          </label>`,
      )}
    </fieldset>`;
  }

  get #isOpen(): boolean {
    const consent = Consent.shared;
    const isAsked = consent.state.status === 'asking' && consent.isAsker(this);
    return !this.#bridged.tool && (isAsked || this.#reopened);
  }

  get #categories(): readonly string[] {
    return [...new Set(said(this.categories).split(/\s+/).filter(Boolean))];
  }

  get #ticked(): readonly string[] {
    return [...this.renderRoot.querySelectorAll<HTMLInputElement>('input:checked')].map(({ value }) => value);
  }

  get #heading(): string {
    return this.querySelector('[slot="heading"]')?.textContent.trim() || this.#l10n.say.heading;
  }

  /** Says to the document what is asked here. */
  #place(): void {
    if (!this.isConnected) return;
    this.#bridged.listenTo(this.bridge);
    const { expires, bridge } = this;
    const version = said(this.version);
    const days = expires >= 1 ? Math.min(expires, MAX_DAYS) : DAYS;
    const asksInstead = bridge ? this.#bridged : undefined;
    Consent.shared.place(this, { version, categories: this.#categories, days, bridge: asksInstead });
  }

  #answer(categories?: readonly string[]): void {
    this.accept(categories);
    this.dispatchEvent(new ConsentEvent(this.granted, this.version));
    void this.updateComplete.then(() => this.focus()); // the button that had it is gone
  }

  #close(): void {
    this.#reopened = this.#choosing = false;
    this.requestUpdate();
  }

  /** What is said of a purpose; a name that is not ours says itself in its slot. */
  #say(word: string): string {
    const said = (this.#l10n.say as Readonly<Record<string, unknown>>)[word];
    return typeof said === 'string' ? said : '';
  }

  #nameOf(category: string): string {
    return (
      this.querySelector(`[slot="${CSS.escape(category)}"]`)?.textContent.trim() || this.#say(category) || category
    );
  }

  #list(names: readonly string[]): string {
    return formatter('list', Intl.ListFormat, this.#l10n.language).format(names);
  }

  readonly #onReopen = (): void => {
    this.reopen();
    void this.updateComplete.then(() => this.focus());
  };

  readonly #onChoose = (): void => {
    this.#choosing = true;
    this.requestUpdate();
    void this.updateComplete.then(() => this.focus());
  };

  readonly #onClose = (): void => {
    this.#close();
    void this.updateComplete.then(() => this.focus());
  };

  /** A link to this element, from anywhere on the page. The browser is not to follow it: it would take the focus away again. */
  readonly #onLink = (event: MouseEvent): void => {
    const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement);
    if (!this.id || link?.hash !== `#${this.id}` || link.pathname !== location.pathname) return;
    if (event.ctrlKey || event.metaKey || event.shiftKey) return; // it opens somewhere else
    event.preventDefault();
    this.#onReopen();
  };
}

/** Scripts may set anything. */
const said = (value: unknown): string => (typeof value === 'string' ? value : '');
