import { css, html, LitElement, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { StoreController } from '../../controllers/store-controller.js';
import { Phrases } from '../../i18n/phrases.js';
import type { PageState } from '../../store/state.js';
import { TermsSlice } from '../../store/terms-slice.js';
import { base } from '../../styles/base.js';
import { text } from '../../styles/text.js';
import { messages } from './terms.messages.js';

/**
 * The line that says what a reader agrees to by posting. Its version is stored with each comment. As a notice it is
 * accepted by posting under it; as a checkbox it has to be ticked first.
 *
 * @summary What posting agrees to.
 * @slot - The whole sentence in your own words, instead of the built-in one.
 * @csspart terms - The line.
 * @csspart checkbox - The box, in that mode.
 * @csspart link - Each link.
 */
export class TermsElement extends LitElement {
  static override properties: PropertyDeclarations = {
    termsHref: { attribute: 'terms-href' },
    privacyHref: { attribute: 'privacy-href' },
    organization: {},
    version: {},
    mode: { reflect: true },
  };
  static override styles = [
    base,
    text,
    css`
      label {
        display: inline-flex;
        gap: var(--_space);
        align-items: baseline;
        min-height: 24px;
      }
      input {
        flex: none;
        width: 1.15em;
        height: 1.15em;
        margin: 0;
        translate: 0 0.15em;
        accent-color: var(--_accent);
      }
    `,
  ];

  /** Where the terms can be read. */
  termsHref = '';
  /** Where the privacy notice can be read. */
  privacyHref = '';
  /** Whose terms they are. */
  organization = '';
  /** The version of the terms, at most 60 characters. Change it when they change. */
  version = '1';
  /** `notice`: accepted by posting. `checkbox`: has to be ticked. */
  mode: 'notice' | 'checkbox' = 'notice';

  readonly #l10n = new Phrases(this, 'terms', messages);
  readonly #page = new StoreController(this, select, () => this.requestUpdate());
  #ticked = false;

  /** Ticks the box, as a click does, or takes the tick away. */
  accept(accepted = true): void {
    this.#ticked = accepted;
    this.requestUpdate();
  }

  /** Moves the focus to the box, or else to the first link. */
  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector<HTMLElement>('input, a')?.focus(options);
  }

  override disconnectedCallback(): void {
    this.#page.store?.use(TermsSlice).drop(this);
    super.disconnectedCallback();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.get('version') !== undefined) this.#ticked = false; // another text has not been agreed to
  }

  protected override updated(): void {
    const accepted = this.mode !== 'checkbox' || this.#ticked;
    this.#page.store?.use(TermsSlice).put(this, { version: this.version, accepted, reveal: this.#reveal });
  }

  protected override render(): TemplateResult {
    if (this.mode !== 'checkbox') return html`<p part="terms" class="small">${this.#renderSentence('notice')}</p>`;
    return html`<label part="terms" class="small">
      <input part="checkbox" type="checkbox" .checked=${this.#ticked} @change=${this.#onTick} />
      <span>${this.#renderSentence('checkbox')}</span>
    </label>`;
  }

  #renderSentence(mode: 'notice' | 'checkbox'): TemplateResult {
    const { say } = this.#l10n;
    const terms = this.termsHref && link(this.termsHref, say.terms(this.organization));
    const privacy = this.privacyHref && link(this.privacyHref, say.privacy);
    const documents = terms && privacy ? say.both(terms, privacy) : terms || privacy;
    return html`<slot>${documents ? say[mode](documents) : say.plain}</slot>`;
  }

  readonly #reveal = (): void => {
    this.scrollIntoView({ block: 'nearest' });
    this.focus({ preventScroll: true });
  };

  readonly #onTick = (event: Event): void => {
    this.accept((event.target as HTMLInputElement).checked);
  };
}

const select = ({ terms }: PageState) => terms;

const link = (href: string, label: string): TemplateResult => html`<a part="link" href=${href}>${label}</a>`;
