import { adoptStyles, html, nothing, type LitElement, type TemplateResult } from 'lit';
import type { CaptchaSession, CaptchaState } from '../../captcha/captcha-session.js';
import { Localizer } from '../../i18n/localizer.js';
import { field } from '../../styles/field.js';
import { messages } from './question.messages.js';
import { styles } from './question.styles.js';

type Asking = Extract<CaptchaState, { status: 'asking' }>;

/** What the reader may do instead. */
interface Ways {
  /** Whether a moderator may look at what is sent. */
  readonly canHold: boolean;
}

/** What a captcha asks when silent work is not enough, and how it is answered. Loaded when there is something to ask. */
export class Question {
  readonly #host: LitElement;
  readonly #session: () => CaptchaSession | undefined;
  readonly #l10n: Localizer<'captchaQuestion'>;

  constructor(host: LitElement, session: () => CaptchaSession | undefined) {
    this.#host = host;
    this.#session = session;
    this.#l10n = new Localizer(host, 'captchaQuestion', messages);
    const { elementStyles } = host.constructor as typeof LitElement;
    adoptStyles(host.shadowRoot!, [...elementStyles, field, styles]);
    host.addController({ hostUpdated: () => this.#emptyField() });
  }

  render({ challenge, wrong }: Asking, { canHold }: Ways): TemplateResult {
    const { say } = this.#l10n;
    return html`<div class="ask" data-challenge=${challenge.id}>
      ${canSolve() ? nothing : html`<p class="small">${say.insecure}</p>`}
      <img part="image" src=${challenge.image ?? nothing} alt=${say.image} width="600" height="200" />
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
          aria-describedby="wrong"
          @keydown=${this.#onKey}
        />
        <button part="submit" class="primary" type="button" @click=${this.#answer}>${say.check}</button>
        <button part="refresh" type="button" @click=${this.#refresh}>${say.refresh}</button>
      </div>
      <p part="status" class="problem" id="wrong" role="alert">${wrong ? say.wrong : nothing}</p>
      ${canHold ? html`<button part="hold" type="button" @click=${this.#hold}>${say.hold}</button>` : nothing}
    </div>`;
  }

  get #input(): HTMLInputElement | null {
    return this.#host.renderRoot.querySelector('input');
  }

  /** What was typed for one challenge is no answer to the next. */
  #emptyField(): void {
    const input = this.#input;
    const asked = input?.closest<HTMLElement>('.ask')?.dataset.challenge;
    if (!input || input.dataset.challenge === asked) return;
    input.dataset.challenge = asked;
    input.value = '';
  }

  readonly #refresh = (): void => {
    this.#session()?.restart();
    this.#input?.focus();
  };

  readonly #hold = (): void => {
    this.#session()?.restart('hold');
  };

  readonly #answer = (): void => {
    const input = this.#input;
    if (input?.value.trim()) void this.#session()?.answer(input.value);
    else input?.focus();
  };

  /** Enter checks the characters; it must not send the form around them. */
  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    this.#answer();
  };
}

/** Over plain http browsers keep their cryptography to themselves. */
const canSolve = (): boolean => (crypto.subtle as unknown) !== undefined;
