import { adoptStyles, html, nothing, type LitElement, type TemplateResult } from 'lit';
import { canSolve } from '../../captcha/can-solve.js';
import type { CaptchaSession, CaptchaState } from '../../captcha/captcha-session.js';
import type { ProviderChallenge } from '../../protocol.js';
import { Localizer } from '../../i18n/localizer.js';
import { field } from '../../styles/field.js';
import { messages } from './question.messages.js';
import { styles } from './question.styles.js';
import { Sound } from './sound.js';

type Asking = Extract<CaptchaState, { status: 'asking' }>;

/** What the reader may do instead. */
interface Ways {
  /** Whether a moderator may look at what is sent. */
  readonly canHold: boolean;
  /** The purpose that has to be agreed to before a provider's script is loaded. */
  readonly consent: string;
}

/** What a captcha asks when silent work is not enough, and how it is answered. Loaded when there is something to ask. */
export class Question {
  readonly #host: LitElement;
  readonly #session: () => CaptchaSession | undefined;
  readonly #l10n: Localizer<'captchaQuestion'>;
  readonly #sound: Sound;
  /** What was rendered last, if it is somebody else's to check. */
  #foreign: { readonly id: string; readonly provider: ProviderChallenge } | undefined;
  /** The challenge whose provider is being asked. */
  #running: string | undefined;

  constructor(host: LitElement, session: () => CaptchaSession | undefined) {
    this.#host = host;
    this.#session = session;
    this.#l10n = new Localizer(host, 'captchaQuestion', messages);
    this.#sound = new Sound(this.#l10n, () => host.requestUpdate());
    const { elementStyles } = host.constructor as typeof LitElement;
    adoptStyles(host.shadowRoot!, [...elementStyles, field, styles]);
    host.addController({
      hostUpdated: () => {
        this.#emptyField();
        void this.#runProvider();
      },
    });
  }

  render(asking: Asking, { canHold, consent }: Ways): TemplateResult {
    const { id, provider } = asking.challenge;
    this.#foreign = provider && { id, provider: { ...provider, ...(consent && { consent }) } };
    return html`<div class="ask" data-challenge=${id}>
      ${this.#renderChallenge(asking)}
      ${canHold ? html`<button part="hold" type="button" @click=${this.#hold}>${this.#l10n.say.hold}</button>` : nothing}
    </div>`;
  }

  #renderChallenge(asking: Asking): TemplateResult {
    const { kind } = asking.challenge;
    if (kind === 'provider') return this.#renderProvider();
    return kind === 'audio' ? this.#renderSound(asking) : this.#renderImage(asking);
  }

  /** Somebody else's check, in a place of its own, and a way around it. */
  #renderProvider(): TemplateResult {
    return html`<div part="provider"></div>
      <button part="refresh" type="button" @click=${this.#showImage}>${this.#l10n.say.instead}</button>`;
  }

  #renderImage({ challenge, wrong }: Asking): TemplateResult {
    const { say } = this.#l10n;
    return html`${canSolve() ? nothing : html`<p class="small">${say.insecure}</p>`}
      <img part="image" src=${challenge.image ?? nothing} alt=${say.image} width="600" height="200" />
      ${this.#renderField(say.answer, 'text', say.refresh, wrong && say.wrong)}
      <button part="listen" type="button" @click=${() => this.#switchTo('audio')}>${say.listen}</button>`;
  }

  #renderSound({ challenge, wrong }: Asking): TemplateResult {
    const { say } = this.#l10n;
    return html`${this.#sound.render(challenge)}
      ${this.#renderField(say.digits, 'numeric', say.others, wrong && say.misheard)}
      <button part="look" type="button" @click=${() => this.#switchTo('image')}>${say.look}</button>`;
  }

  #renderField(label: string, keyboard: 'text' | 'numeric', others: string, problem: string | false): TemplateResult {
    return html`<label for="answer">${label}</label>
      <div class="row">
        <input
          part="field"
          id="answer"
          type="text"
          inputmode=${keyboard}
          maxlength="20"
          autocomplete="off"
          autocapitalize="characters"
          spellcheck="false"
          aria-invalid=${problem ? 'true' : nothing}
          aria-describedby="wrong"
          @keydown=${this.#onKey}
        />
        <button part="submit" class="primary" type="button" @click=${this.#answer}>${this.#l10n.say.check}</button>
        <button part="refresh" type="button" @click=${this.#refresh}>${others}</button>
      </div>
      <p part="status" class="problem" id="wrong" role="alert">${problem || nothing}</p>`;
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

  async #runProvider(): Promise<void> {
    const place = this.#host.renderRoot.querySelector<HTMLElement>('[part="provider"]');
    if (!place || !this.#foreign || this.#running === this.#foreign.id) return;
    const { id, provider } = this.#foreign;
    this.#running = id;
    place.replaceChildren();
    try {
      const { run } = await import('../../captcha/providers/run.js');
      const token = await run(provider, place, this.#l10n.language);
      if (this.#running === id) await this.#session()?.answer(token);
    } catch {
      if (this.#running === id) this.#showImage(); // refused by the reader, the network or the page's policy: we ask ourselves
    }
  }

  readonly #showImage = (): void => {
    this.#running = undefined;
    this.#switchTo('image');
  };

  #switchTo(kind: 'image' | 'audio'): void {
    this.#session()?.restart(kind);
  }

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
