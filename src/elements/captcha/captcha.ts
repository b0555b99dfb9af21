import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { CaptchaSession, type CaptchaState } from '../../captcha/captcha-session.js';
import { StoreController } from '../../controllers/store-controller.js';
import { FormControl, type ValidityProblem } from '../../controls/form-control.js';
import { FailureEvent } from '../../events/failure-event.js';
import { Localizer } from '../../i18n/localizer.js';
import { CaptchaSlice } from '../../store/captcha-slice.js';
import type { PageStore } from '../../store/page-store.js';
import type { PageState } from '../../store/state.js';
import { base } from '../../styles/base.js';
import { field } from '../../styles/field.js';
import { ExpireEvent, VerifyEvent } from './captcha.events.js';
import { messages } from './captcha.messages.js';
import { styles } from './captcha.styles.js';

/** What every element of a page shares a pass for. */
const ANY_WRITE = 'page';

/**
 * Shows that a reader is human: first by silent work, where the server asks for it with characters in an image. On a
 * page it shares its pass with the other elements; in a form of the site's own it submits a token that the site's back
 * end checks with one call.
 *
 * @summary The check.
 * @csspart status - What is going on.
 * @csspart progress - How far the silent work is.
 * @csspart image - The characters.
 * @csspart field - Where they are typed.
 * @csspart submit - The button that checks them.
 * @csspart refresh - The button for another image.
 * @cssstate off - The server asks for no captcha; nothing is shown.
 * @cssstate invalid - In a form: a pass is required, there is none, and the reader was told.
 * @fires {VerifyEvent} afterword-verify - A pass was won.
 * @fires {ExpireEvent} afterword-expire - A pass ran out before it was used.
 * @fires {FailureEvent} afterword-error - A pass could not be won.
 */
export class CaptchaElement extends FormControl {
  static override properties: PropertyDeclarations = {
    mode: {},
    action: {},
    embedded: { type: Boolean },
  };
  static override styles = [base, field, styles];

  /** `auto` lets the server choose; `pow` is silent work, `image` the characters. */
  mode: 'auto' | 'pow' | 'image' = 'auto';
  /** What its pass is good for: 1 to 32 of a to z, 0 to 9, - and _. `page` is any write on the page. */
  action = ANY_WRITE;
  /** Whether another element of the kit placed it, and not the site. */
  embedded = false;

  readonly #l10n = new Localizer(this, 'captcha', messages);
  readonly #page = new StoreController(this, select, (store) => this.#join(store));
  #session: CaptchaSession | undefined;
  #removePrompt: (() => void) | undefined;
  #release: (() => void) | undefined;
  #watchedForm: HTMLFormElement | null = null;
  #shown: CaptchaState = { status: 'idle' };
  #hadFocus = false;

  /** Wins a pass, as if the reader had begun to write. Resolves when there is one; rejects when it failed. */
  async verify(): Promise<void> {
    await this.updateComplete;
    await this.#page.ready;
    await this.#session?.ready();
  }

  /** Gives up the pass. */
  reset(): void {
    this.#session?.reset();
  }

  /** Moves the focus to what there is to do, or else to what is said. */
  override focus(options?: FocusOptions): void {
    const { renderRoot: root } = this;
    const target = root.querySelector('input') ?? root.querySelector('button') ?? root.querySelector('[part="status"]');
    (target as HTMLElement | null)?.focus(options);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#watchedForm = this.internals.form;
    this.#watchedForm?.addEventListener('focusin', this.#onWriting);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#watchedForm?.removeEventListener('focusin', this.#onWriting);
    this.#leave();
  }

  protected override resetValue(): void {
    this.reset();
  }

  protected override get formValue(): string | null {
    return this.#shown.status === 'ready' ? this.#shown.token : null;
  }

  protected override get problem(): ValidityProblem | undefined {
    if (!this.required || this.#isOff || this.#shown.status === 'ready') return undefined;
    return { flags: { valueMissing: true }, message: this.#l10n.say.required };
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('action') && changed.get('action') !== undefined && this.#page.store) this.#join(this.#page.store);
    if (this.#session) this.#session.kind = this.mode === 'auto' ? undefined : this.mode;
    const before = this.#shown;
    this.#shown = this.#session?.state ?? { status: 'idle' };
    if (before !== this.#shown) this.#announce(before, this.#shown);
    this.internals.states[this.#isOff ? 'add' : 'delete']('off');
    this.#hadFocus = Boolean(this.shadowRoot?.activeElement);
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const input = this.renderRoot.querySelector('input');
    if (input && input.dataset.image !== this.#image) {
      input.dataset.image = this.#image;
      input.value = '';
    }
    if (this.#hadFocus && !this.shadowRoot?.activeElement) this.focus(); // what had it is gone
  }

  protected override render(): unknown {
    if (this.#isOff) return nothing;
    const { say } = this.#l10n;
    switch (this.#shown.status) {
      case 'working':
        return html`<p part="status" class="small" tabindex="-1">${say.working}</p>
          <progress part="progress" max="1" value=${this.#shown.progress} aria-label=${say.working}></progress>`;
      case 'ready':
        return html`<p part="status" class="small" tabindex="-1" role=${this.embedded ? nothing : 'status'}>
          ${say.ready}
        </p>`;
      case 'asking':
        return this.#renderQuestion(this.#shown);
      case 'failed':
        return html`<p part="status" class="problem" role="alert">
            ${this.#shown.error === 'offline' ? say.offline : say.failed}
          </p>
          <button type="button" @click=${this.#restart}>${say.again}</button>`;
      default:
        return html`${this.#shown.lapsed ? html`<p part="status" class="small" role="status">${say.lapsed}</p>` : nothing}
        ${this.embedded ? nothing : html`<button type="button" ?disabled=${this.isDisabled} @click=${this.#onWriting}>${say.start}</button>`}`;
    }
  }

  #renderQuestion({ image, wrong }: Extract<CaptchaState, { status: 'asking' }>): TemplateResult {
    const { say } = this.#l10n;
    return html`<div class="ask">
      <img part="image" src=${image} alt=${say.image} width="600" height="200" />
      <label for="answer">${say.answer}</label>
      <div class="row">
        <input
          part="field"
          id="answer"
          type="text"
          maxlength="20"
          autocomplete="off"
          autocapitalize="characters"
          spellcheck="false"
          aria-invalid=${wrong ? 'true' : nothing}
          @keydown=${this.#onKey}
        />
        <button part="submit" class="primary" type="button" @click=${this.#answer}>${say.check}</button>
        <button part="refresh" type="button" @click=${this.#restart}>${say.refresh}</button>
      </div>
      <p part="status" class="problem" role="alert">${wrong ? say.wrong : nothing}</p>
    </div>`;
  }

  get #isOff(): boolean {
    return this.#page.value?.[1] === 'none';
  }

  get #image(): string {
    return this.#shown.status === 'asking' ? this.#shown.image : '';
  }

  /** The page's own session, or one for an action that is nobody else's. */
  #join(store: PageStore): void {
    this.#leave();
    const slice = store.use(CaptchaSlice);
    if (this.action === ANY_WRITE) {
      this.#session = slice.session;
      if (!this.embedded) this.#removePrompt = slice.addPrompt();
    } else {
      const scope = async () => ({ action: this.action, page: (await store.connect()).address.page });
      this.#session = new CaptchaSession(store, scope, () => this.requestUpdate());
    }
  }

  #leave(): void {
    this.#release?.();
    this.#removePrompt?.();
    this.#release = this.#removePrompt = undefined;
    if (this.action !== ANY_WRITE) this.#session?.reset();
  }

  #announce(before: CaptchaState, now: CaptchaState): void {
    if (now.status === 'ready' && before.status !== 'ready') this.dispatchEvent(new VerifyEvent());
    if (now.status === 'idle' && now.lapsed) this.dispatchEvent(new ExpireEvent());
    if (now.status === 'failed') this.dispatchEvent(new FailureEvent(now.error));
  }

  /** The reader began to write: by the time the text is done, so is the work. */
  readonly #onWriting = async (): Promise<void> => {
    await this.#page.ready;
    if (this.isDisabled || this.#isOff) return;
    this.#release ??= this.#session?.hold();
    this.#session?.prepare();
  };

  readonly #restart = (): void => {
    this.#session?.restart();
    this.renderRoot.querySelector('input')?.focus();
  };

  readonly #answer = (): void => {
    const input = this.renderRoot.querySelector('input');
    if (input?.value.trim()) void this.#session?.answer(input.value);
    else input?.focus();
  };

  /** Enter checks the characters; it must not send the form around them. */
  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    this.#answer();
  };
}

const select = ({ captcha, page }: PageState) => [captcha?.session, page.settings.captcha] as const;
