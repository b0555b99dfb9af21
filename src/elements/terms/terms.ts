import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { followStorage } from '../../api/storage.js';
import { StoreController } from '../../controllers/store-controller.js';
import { FormControl, type ValidityProblem } from '../../controls/form-control.js';
import { formatter } from '../../i18n/formatter.js';
import { Phrases } from '../../i18n/phrases.js';
import { formatDate } from '../../i18n/time.js';
import { ownWordsOr } from '../../own-words.js';
import type { PageState } from '../../store/state.js';
import { TermsSlice } from '../../store/terms-slice.js';
import { base } from '../../styles/base.js';
import { controls } from '../../styles/controls.js';
import { text } from '../../styles/text.js';
import { changedSince, forgetAgreement, keepAgreement, readAgreement, type Agreement } from './agreement.js';
import { renderChanges, renderLink } from './changes.js';
import { documentsOf, type TermsDocument } from './documents.js';
import { messages } from './terms.messages.js';
import { styles } from './terms.styles.js';

/**
 * The line that says what a reader agrees to by posting. What was agreed to, in which versions, is stored with each comment.
 * As a notice it is accepted by posting under it; as a checkbox it has to be ticked first. It is remembered until one of
 * the documents has another version: then it asks again, and says which. In a `<form>` of the site's own it is a form
 * control, submits its version, and asks no server.
 *
 * @summary What posting agrees to.
 * @slot - The whole sentence in your own words, instead of the built-in one. Links with `data-document` in it are stored.
 * @slot document - Links to further documents: `<a slot="document" data-document="conduct" data-version="2" href="…">`, with `data-changes` for where it is said what changed.
 * @csspart terms - The line.
 * @csspart checkbox - The box, in that mode.
 * @csspart link - Each link.
 * @csspart agreed - When it was agreed to.
 * @csspart changes - What changed since.
 * @cssstate invalid - In a form: it has to be ticked, it is not, and the reader was told.
 */
export class TermsElement extends FormControl {
  static override properties: PropertyDeclarations = {
    termsHref: { attribute: 'terms-href' },
    termsVersion: { attribute: 'terms-version' },
    privacyHref: { attribute: 'privacy-href' },
    privacyVersion: { attribute: 'privacy-version' },
    guidelinesHref: { attribute: 'guidelines-href' },
    guidelinesVersion: { attribute: 'guidelines-version' },
    changesHref: { attribute: 'changes-href' },
    organization: {},
    version: {},
    mode: { reflect: true },
  };
  static override styles = [base, controls, text, styles];

  /** Where the terms can be read. */
  termsHref = '';
  /** Their version, where it is not that of the whole. */
  termsVersion = '';
  /** Where the privacy notice can be read. */
  privacyHref = '';
  /** Its version, where it is not that of the whole. */
  privacyVersion = '';
  /** Where the guidelines of the community can be read. */
  guidelinesHref = '';
  /** Their version, where it is not that of the whole. */
  guidelinesVersion = '';
  /** Where it is said what changed, for readers who agreed to an earlier version. */
  changesHref = '';
  /** Whose terms they are. */
  organization = '';
  /** The version of the whole, at most 60 characters, and of each document that has none of its own. */
  version = '1';
  /** `notice`: accepted by posting. `checkbox`: has to be ticked. */
  mode: 'notice' | 'checkbox' = 'notice';

  readonly #l10n = new Phrases(this, 'terms', messages);
  #page: StoreController<ReturnType<typeof select>> | undefined;
  #connected: AbortController | undefined;
  #documents: readonly TermsDocument[] = [];
  #agreement: Agreement | undefined;
  #ticked = false;
  /** What a tick was meant for. */
  #meant = '';

  /** Whether it is accepted now. */
  get accepted(): boolean {
    return this.mode !== 'checkbox' || this.#ticked;
  }

  /** Ticks the box, as a click does, or takes the tick away. */
  accept(accepted = true): void {
    this.#tick(accepted);
    if (accepted) this.#keep();
    else forgetAgreement(this.name);
    this.requestUpdate();
  }

  /** Moves the focus to the box, or else to the first link. */
  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector<HTMLElement>('input, a')?.focus(options);
  }

  override connectedCallback(): void {
    // In a form it is the form's, and no server is asked.
    if (!this.form) this.#page ??= new StoreController(this, select, () => this.requestUpdate());
    super.connectedCallback();
    const { signal } = (this.#connected = new AbortController());
    followStorage('afterword:terms', signal, () => this.#recall());
    this.form?.addEventListener('submit', () => this.#keep(), { signal });
    if (this.hasUpdated) this.#recall();
  }

  override disconnectedCallback(): void {
    this.#connected?.abort();
    this.#page?.store?.use(TermsSlice).drop(this);
    super.disconnectedCallback();
  }

  /** Called by the browser when it puts back what was in a form. */
  formStateRestoreCallback(value: string): void {
    if (value === this.version) this.#tick(true);
    this.requestUpdate();
  }

  protected override resetValue(): void {
    this.#tick(false);
    this.requestUpdate();
  }

  protected override get formValue(): string | null {
    return this.accepted ? this.version : null;
  }

  protected override get problem(): ValidityProblem | undefined {
    if (!this.required || this.accepted) return undefined;
    return { flags: { valueMissing: true }, message: this.#l10n.say.required };
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    this.#documents = documentsOf(this, this.#l10n.say);
    if (!this.hasUpdated || changed.has('name')) this.#recall();
    if (this.#meant !== this.#meaning) this.#tick(this.#isAgreed); // another text has not been agreed to
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const { version, accepted } = this;
    const documents = this.#documents.map((document) => ({ document: document.name, version: document.version }));
    const [reveal, keep] = [this.#reveal, this.#keep];
    this.#page?.store?.use(TermsSlice).put(this, { version, documents, accepted, reveal, keep });
  }

  protected override render(): TemplateResult {
    const documents = html`<slot name="document" hidden @slotchange=${() => this.requestUpdate()}></slot>`;
    if (this.mode !== 'checkbox')
      return html`<p part="terms" class="small">${this.#renderSentence('notice')}</p>
        ${this.#renderMemory()}${documents}`;
    return html`<label part="terms" class="small">
        <input
          part="checkbox"
          type="checkbox"
          aria-required=${this.required ? 'true' : nothing}
          aria-describedby="memory"
          ?disabled=${this.isDisabled}
          .checked=${this.#ticked}
          @change=${this.#onTick}
        />
        <span>${this.#renderSentence('checkbox')}</span>
      </label>
      ${this.#renderMemory()}${documents}`;
  }

  #renderSentence(mode: 'notice' | 'checkbox'): TemplateResult {
    const { say } = this.#l10n;
    const listed = this.#documents.filter(({ isListed }) => isListed);
    const links = listed.map(({ href, label }) => renderLink(href, label));
    return ownWordsOr(this, links.length > 0 ? say[mode](this.#list(links)) : say.plain);
  }

  /** What the reader agreed to before: this, or something that has changed since. */
  #renderMemory(): TemplateResult {
    const { say, language } = this.#l10n;
    const agreement = this.#agreement;
    const links = agreement ? renderChanges(agreement, this, this.#documents, say) : [];
    if (links.length > 0)
      return html`<p part="changes" id="memory" class="small">${say.changed(this.#list(links))}</p>`;
    return agreement && this.mode === 'checkbox' && this.#ticked && this.#isAgreed
      ? html`<p part="agreed" id="memory" class="small">
          ${say.agreed(formatDate(language, new Date(agreement.at).toISOString()))}
        </p>`
      : html``;
  }

  /** Several links, joined as the language joins words. */
  #list(links: readonly TemplateResult[]): unknown[] {
    const list = formatter('list', Intl.ListFormat, this.#l10n.language);
    const parts = list.formatToParts(links.map((_, index) => String(index)));
    return parts.map(({ type, value }) => (type === 'element' ? links[Number(value)] : value));
  }

  #tick(ticked: boolean): void {
    this.#ticked = ticked;
    this.#meant = this.#meaning;
  }

  /** What the reader agreed to on an earlier visit, or in another tab. */
  #recall(): void {
    this.#agreement = readAgreement(this.name);
    this.#tick(this.#isAgreed);
    this.requestUpdate();
  }

  /** Whether it is this that was agreed to, and nothing else. */
  get #isAgreed(): boolean {
    const agreement = this.#agreement;
    return agreement?.version === this.version && changedSince(agreement, this.#documents).length === 0;
  }

  get #meaning(): string {
    return JSON.stringify([this.version, this.#documents.map(({ name, version }) => [name, version])]);
  }

  readonly #keep = (): void => {
    if (!this.accepted) return;
    keepAgreement(this.name, this.version, this.#documents);
    this.#agreement = readAgreement(this.name);
    this.requestUpdate();
  };

  readonly #reveal = (): void => {
    this.scrollIntoView({ block: 'nearest' });
    this.focus({ preventScroll: true });
  };

  readonly #onTick = (event: Event): void => {
    this.accept((event.target as HTMLInputElement).checked);
    this.dispatchEvent(new Event('change', { bubbles: true }));
  };
}

const select = ({ terms }: PageState) => terms;
