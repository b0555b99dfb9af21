import { css, html, LitElement, type PropertyDeclarations, type TemplateResult } from 'lit';
import { StoreController } from '../../controllers/store-controller.js';
import { Localizer } from '../../i18n/localizer.js';
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

  readonly #l10n = new Localizer(this, 'terms', messages);
  readonly #page = new StoreController(this, select, () => this.requestUpdate());
  #ticked = false;

  protected override updated(): void {
    this.#page.store
      ?.use(TermsSlice)
      .put({ version: this.version, accepted: this.mode !== 'checkbox' || this.#ticked, reveal: this.#reveal });
  }

  override disconnectedCallback(): void {
    this.#page.store?.use(TermsSlice).put(undefined);
    super.disconnectedCallback();
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
    this.renderRoot.querySelector('input')?.focus();
  };

  readonly #onTick = (event: Event): void => {
    this.#ticked = (event.target as HTMLInputElement).checked;
    this.requestUpdate();
  };
}

const select = ({ terms }: PageState) => terms;

const link = (href: string, label: string): TemplateResult => html`<a part="link" href=${href}>${label}</a>`;
